/**
 * billwerk's order object -> our `Preview`. SubscriptionJS' preview answers with it (documented [D]), and so does
 * `POST /Orders/preview` of the REST API (seen at integrators [C]), hence one translation for browser and server.
 *
 * Tolerant of what is missing, except of amounts: nothing here makes one up.
 */
import {CheckoutError} from '../errors.ts';
import type {CouponAnswer, Fee, LineItem, Period, PeriodUnit, Preview} from '../model.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface OrderTotals {
  /** Net, due now. */
  readonly total: number;
  readonly totalVat: number;
  /** Due now. */
  readonly totalGross: number;
}

/** Net plus VAT may miss gross by a rounding; more than this is a contradiction. */
const roundingTolerance = 0.0101;
const periodUnits: readonly PeriodUnit[] = ['Day', 'Week', 'Month', 'Year'];

/**
 * @param order the order itself, not the `{Order}` around it
 * @param currency of an order that names none: orders by REST may lack it
 * @throws CheckoutError `PreviewIncomplete` naming the field, `AmountContradictory`
 */
export function orderToPreview(order: unknown, currency?: string): Preview {
  const fields = fieldsOf(order, 'Order');
  return {
    currency: text(fields, 'Currency') ?? currency ?? incomplete('Currency'),
    planVariantId: text(fields, 'PlanVariantId'),
    ...orderTotals(fields),
    nextTotalGross: amount(fields, 'NextTotalGross'),
    nextDate: text(fields, 'NextTotalGrossDate'),
    isTrial: fields['IsTrial'] === true,
    trialPeriod: period(fields['TrialPeriod']),
    allowWithoutPaymentData: fields['AllowWithoutPaymentData'] === true,
    fees: [
      ...fees(fields, 'recurring', 'RecurringFee'),
      ...fees(fields, 'setup', 'SetupFee'),
      ...fees(fields, 'component', 'ComponentSubscriptions'),
      ...fees(fields, 'metered', 'MeteredComponents'),
    ],
    coupon: coupon(fields['Coupon']),
  };
}

/**
 * All rows of an order, credits for what is given up included; for changes of contracts, whose fees do not show them.
 * Undefined where billwerk sends none, or one without its amounts: part of a bill would be taken for the whole.
 */
export function orderRows(order: unknown): readonly LineItem[] | undefined {
  const rows = list(fieldsOf(order, 'Order')['LineItems']);
  try {
    return rows.length > 0 ? rows.map((row) => lineItem(fieldsOf(row, 'LineItems'), 'LineItems')) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The totals of an order, checked against each other: an order that contradicts itself is not paid.
 *
 * @throws CheckoutError `PreviewIncomplete` naming the field, `AmountContradictory`
 */
export function orderTotals(order: unknown): OrderTotals {
  const fields = fieldsOf(order, 'Order');
  const total = requiredAmount(fields, 'Total');
  const totalVat = requiredAmount(fields, 'TotalVat');
  const totalGross = requiredAmount(fields, 'TotalGross');
  if (Math.abs(total + totalVat - totalGross) > roundingTolerance) {
    throw new CheckoutError('AmountContradictory', {
      outcome: 'declined',
      field: 'TotalGross',
      message: `Total ${total} and TotalVat ${totalVat} do not make TotalGross ${totalGross}`,
    });
  }
  return {total, totalVat, totalGross};
}

/** One fee or a list of them under that name; none when it is missing. */
function fees(order: Fields, kind: Fee['kind'], name: string): Fee[] {
  const value = order[name];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map((item) => fee(kind, fieldsOf(item, name), name));
}

function fee(kind: Fee['kind'], fields: Fields, path: string): Fee {
  const lineItems = list(fields['LineItems']).map((item) => lineItem(fieldsOf(item, path), `${path}.LineItems`));
  const vat = requiredAmount(fields, 'TotalVat', path);
  return {
    kind,
    name: text(fields, 'Name') ?? lineItems[0]?.description ?? '',
    description: text(fields, 'Description'),
    variantName: text(fields, 'VariantName'),
    componentId: text(fields, 'ComponentId'),
    quantity: amount(fields, 'Quantity') ?? 1,
    pricePerUnit: amount(fields, 'PricePerUnit'),
    vatPercentage: vatPercentage(fields, vat, path),
    period: period(fields['FeePeriod']),
    net: requiredAmount(fields, 'TotalNet', path),
    vat,
    lineItems,
  };
}

function lineItem(fields: Fields, path: string): LineItem {
  const vat = requiredAmount(fields, 'TotalVat', path);
  return {
    description: text(fields, 'Description') ?? '',
    quantity: amount(fields, 'Quantity') ?? 1,
    pricePerUnit: amount(fields, 'PricePerUnit'),
    vatPercentage: vatPercentage(fields, vat, path),
    periodStart: text(fields, 'PeriodStart'),
    periodEnd: text(fields, 'PeriodEnd'),
    net: requiredAmount(fields, 'TotalNet', path),
    vat,
    gross: requiredAmount(fields, 'TotalGross', path),
  };
}

/** Where no VAT is due, a missing rate is 0; elsewhere it is a gap. */
function vatPercentage(fields: Fields, vat: number, path: string): number {
  return vat === 0 ? (amount(fields, 'VatPercentage') ?? 0) : requiredAmount(fields, 'VatPercentage', path);
}

/** A code that does not count is reported here and nowhere else: the preview itself succeeds [D]. */
function coupon(value: unknown): CouponAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  const code = text(fields, 'CouponCode');
  return code === undefined ? undefined : {code, valid: !text(fields, 'ErrorCode')};
}

/** billwerk also knows hours and minutes [S], which no price of ours is quoted in. */
function period(value: unknown): Period | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const unit = periodUnits.find((known) => known === (value as Fields)['Unit']);
  const quantity = amount(value as Fields, 'Quantity');
  return unit && quantity ? {unit, quantity} : undefined;
}

function requiredAmount(fields: Fields, name: string, path?: string): number {
  return amount(fields, name) ?? incomplete(path ? `${path}.${name}` : name);
}

/** Numbers as documented [D]; an old invoice fixture has them as strings [C]. */
function amount(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: unknown, path: string): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : incomplete(path);
}

function incomplete(field: string): never {
  throw new CheckoutError('PreviewIncomplete', {
    outcome: 'declined',
    field,
    message: `billwerk's order has no ${field}`,
  });
}
