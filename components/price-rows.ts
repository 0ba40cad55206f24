/**
 * Which rows a price has. Every amount is one billwerk sent; sums are only made to find out whether a breakdown may be
 * shown, in whole minor units, and a breakdown that does not add up is left out.
 */
import {minorDigits} from '../src/format.ts';
import type {Catalog, Fee, LineItem, Preview} from '../src/model.ts';

export interface PriceRow {
  readonly kind: Fee['kind'] | 'discount';
  readonly name: string;
  readonly fee: Fee;
  /** Net or gross, as the catalog's prices are. Undefined where nothing is due now, as on usage. */
  readonly amount: number | undefined;
}

export interface VatRow {
  /** Undefined where the rates cannot be told apart. */
  readonly percentage: number | undefined;
  readonly amount: number;
}

/** The fees in billwerk's order; discounts and credits below the fee they belong to. */
export function priceRows({fees, currency}: Preview, priceTax: Catalog['priceTax']): readonly PriceRow[] {
  return fees.flatMap((fee): PriceRow[] => {
    if (fee.kind === 'metered' && !fee.net) return [{kind: fee.kind, name: fee.name, fee, amount: undefined}];
    const reductions = fee.net > 0 || fee.lineItems.length > 1 ? fee.lineItems.filter(({net}) => net < 0) : [];
    const regular = fee.lineItems.filter((item) => !reductions.includes(item));
    const amountOf = (item: LineItem) => (priceTax === 'net' ? item.net : item.gross);
    const whole: PriceRow = {kind: fee.kind, name: fee.name, fee, amount: feeAmount(fee, priceTax)};
    if (!reductions.length) return [whole];
    // Some answers have the reduction in the fee's total, others beside it.
    const included = addsUp(fee.net, fee.lineItems, ({net}) => net, currency);
    const parts = regular.map((item): PriceRow => ({kind: fee.kind, name: fee.name, fee, amount: amountOf(item)}));
    return [
      ...(included && parts.length ? parts : [whole]),
      ...reductions.map((item): PriceRow => ({kind: 'discount', name: item.description, fee, amount: amountOf(item)})),
    ];
  });
}

function feeAmount(fee: Fee, priceTax: Catalog['priceTax']): number {
  if (priceTax === 'net') return fee.net;
  const [only, ...others] = fee.lineItems;
  // A fee has no gross amount of its own; its one line item has, else it is what billwerk's net and VAT say.
  return only && !others.length ? only.gross : fee.net + fee.vat;
}

type Taxed = Pick<Fee, 'net' | 'vat' | 'vatPercentage'>;

/** VAT by rate where the rates add up to billwerk's total, else that total. */
export function vatRows({
  fees,
  totalVat,
  currency,
}: Pick<Preview, 'totalVat' | 'currency'> & {readonly fees: readonly Taxed[]}): readonly VatRow[] {
  const charged = fees.filter(({net, vat}) => net || vat);
  const groups = new Map<number, Taxed[]>();
  for (const fee of charged) groups.set(fee.vatPercentage, [...(groups.get(fee.vatPercentage) ?? []), fee]);
  const rates = [...groups.keys()];
  if (rates.length < 2) return [{percentage: rates[0], amount: totalVat}];
  if (!addsUp(totalVat, charged, ({vat}) => vat, currency)) return [{percentage: undefined, amount: totalVat}];
  const scale = 10 ** minorDigits(currency);
  return rates
    .map((percentage) => ({
      percentage,
      amount: sumOfMinorUnits(groups.get(percentage)!, ({vat}) => vat, currency) / scale,
    }))
    .sort((a, b) => b.percentage - a.percentage);
}

function addsUp<Item>(
  total: number,
  items: readonly Item[],
  amount: (item: Item) => number,
  currency: string,
): boolean {
  return sumOfMinorUnits(items, amount, currency) === Math.round(total * 10 ** minorDigits(currency));
}

function sumOfMinorUnits<Item>(items: readonly Item[], amount: (item: Item) => number, currency: string): number {
  const scale = 10 ** minorDigits(currency);
  return items.reduce((sum, item) => sum + Math.round(amount(item) * scale), 0);
}
