import type {Contract} from '../../src/model.ts';

/** A running contract of the catalog in `catalog.ts`, which can be changed now. */
export function contractOf(changes: Partial<Contract> = {}): Contract {
  return {
    id: 'contract-1',
    planId: 'solo',
    planVariantId: 'solo-monthly',
    lifecycleStatus: 'Active',
    startDate: '2026-01-01T00:00:00Z',
    nextBillingDate: '2026-12-01T00:00:00Z',
    currency: 'EUR',
    balance: 0,
    paymentMethod: {kind: 'card', name: 'Visa', lastDigits: '1111', expires: '2028-04'},
    componentSubscriptions: [],
    changeDates: [
      {moment: 'now'},
      {moment: 'nextBilling', date: '2026-12-01T00:00:00Z'},
      {moment: 'endOfTerm', date: '2026-12-31T00:00:00Z'},
    ],
    ...changes,
  };
}
