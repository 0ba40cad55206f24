/** What a change costs, row by row as billwerk computed it: credits, charges, VAT, and what comes after. Computes nothing. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {formatAmount, formatDate, formatNumber, formatPercent} from '../src/format.ts';
import type {LineItem, Preview} from '../src/model.ts';
import {fill} from './localize.ts';
import type {Messages, PlanChangeMessages} from './locales/messages.ts';
import {vatRows} from './price-rows.ts';

export interface ChangeTable {
  readonly preview: Preview;
  /** An older draft's price. */
  readonly stale: boolean;
  readonly messages: Messages & PlanChangeMessages;
  readonly locale: string;
}

export function renderChangeTable({preview, stale, messages, locale}: ChangeTable): TemplateResult {
  const {currency, total, totalGross, dueDate, nextTotalGross, nextDate} = preview;
  const money = (amount: number) => formatAmount(amount, currency, locale);
  const date = dueDate && formatDate(dueDate, locale);
  const items = itemsOf(preview);
  return html`<table part="table" aria-busy=${stale}>
    <caption>
      ${date ? fill(messages.changesOn, {date}) : messages.changesNow}
    </caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${messages.priceItem}</th>
        <th scope="col">${messages.amount}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map((item) => row(item.net < 0 ? 'credit' : 'charge', item.description, money(item.net), detailOf(item, locale, money)))}
    </tbody>
    <tbody class="sums">
      ${items.length > 0 ? row('subtotal', messages.netSubtotal, money(total)) : nothing}
      ${
        items.length > 0
          ? vatRows({...preview, fees: items}).map(({percentage, amount}) => {
              const rate = percentage === undefined ? '' : formatPercent(percentage, locale);
              return row('vat', fill(messages.vat, {rate}).trim(), money(amount));
            })
          : nothing
      }
      ${row('total', totalLabel(totalGross, date, messages), html`<strong>${money(Math.abs(totalGross))}</strong>`)}
    </tbody>
    ${
      nextTotalGross
        ? html`<tbody class="next">
            ${row(
              'next',
              messages.nextAmount,
              money(nextTotalGross),
              nextDate && fill(messages.onDate, {date: formatDate(nextDate, locale)}),
            )}
          </tbody>`
        : nothing
    }
  </table>`;
}

/** For those who hear the price: the sum alone. */
export function dueSentence({totalGross, currency, dueDate}: Preview, messages: PlanChangeMessages, locale: string) {
  const label = totalLabel(totalGross, dueDate && formatDate(dueDate, locale), messages);
  return `${label}: ${formatAmount(Math.abs(totalGross), currency, locale)}`;
}

function totalLabel(totalGross: number, date: string | undefined, messages: PlanChangeMessages): string {
  if (totalGross < 0) return date ? fill(messages.creditOn, {date}) : messages.creditNow;
  return date ? fill(messages.totalOn, {date}) : messages.totalNow;
}

/** All rows of the order where billwerk sends them; else those of its fees, and fees without rows as one. */
function itemsOf({lineItems, fees}: Preview): readonly LineItem[] {
  if (lineItems?.length) return lineItems;
  return fees.flatMap((fee) => {
    if (fee.lineItems.length > 0) return fee.lineItems;
    if (!fee.net) return [];
    const {name, quantity, vatPercentage, net, vat} = fee;
    return [{description: name, quantity, vatPercentage, net, vat, gross: net + vat}];
  });
}

function detailOf(item: LineItem, locale: string, money: (amount: number) => string): string {
  const {quantity, pricePerUnit, periodStart, periodEnd} = item;
  const days = periodStart && periodEnd ? `${formatDate(periodStart, locale)} – ${formatDate(periodEnd, locale)}` : '';
  const each =
    quantity !== 1 && pricePerUnit !== undefined ? `${formatNumber(quantity, locale)} × ${money(pricePerUnit)}` : '';
  return [days, each].filter(Boolean).join(' · ');
}

function row(kind: string, name: string, amount: string | TemplateResult, detail?: string): TemplateResult {
  return html`<tr part="row ${kind}" class=${kind}>
    <th scope="row" part="item">
      ${name}${detail ? html`<span class="detail" part="detail">${detail}</span>` : nothing}
    </th>
    <td part="amount">${amount}</td>
  </tr>`;
}
