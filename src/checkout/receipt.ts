import type {AttemptRecord} from './ledger.ts';
import type {Receipt} from './state.ts';

export type ReceiptDetails = Partial<Receipt> & {readonly returned: boolean};

/** What a record still knows about the purchase. On its own, because few purchases end far from where they began. */
export function receiptOf(record: AttemptRecord | undefined, returned: boolean): ReceiptDetails {
  return {
    orderId: record?.orderId,
    contractId: record?.contractId,
    grossTotal: record?.total,
    currency: record?.currency,
    planVariantId: record?.cart?.planVariantId,
    coupon: record?.cart?.couponCode,
    returned,
  };
}
