/** A billwerk with one running contract that can be changed, and a hook on it whose clock stands at noon. */
import {createFakeBillwerk, hookOn, ids, impatientClock, json, order, productInfo} from '../fake-billwerk.ts';
import type {OrderHookOptions} from '../../../../src/order-hook/index.ts';

export const now = '2026-11-21T12:00:00.000Z';
export const nextBilling = '2026-11-26T09:32:36.1230000Z';
export const endOfTerm = '2027-02-26T09:32:36.1230000Z';
export const clock = {...impatientClock, now: () => Date.parse(now)};

export const changeIds = {
  bigger: '5e53dab7443e5516749566fe',
  free: '5e53dab7443e5516749566a1',
  hidden: '5e53dab7443e5516749566a2',
  otherGroup: '5e53dab7443e5516749566a3',
  otherComponent: '5e53dab7443e5516749566a4',
  seats: '5e53dab7443e551674956702',
  support: '5e53dab7443e551674956703',
  ending: '5e53dab7443e551674956704',
  ended: '5e53dab7443e551674956705',
  later: '5e53dab7443e551674956706',
} as const;

const variant = (Id: string, PlanId: string, change: object = {}) => ({
  ...productInfo.PlanVariants[0],
  Id,
  PlanId,
  ...change,
});

/** Beside the plan of the contract: a bigger one of seats, a free one, a hidden one, and one of another market. */
export const products = {
  ...productInfo,
  PlanGroups: [...productInfo.PlanGroups, {Id: 'other-group', Currency: 'EUR', PriceTaxType: 'Net'}],
  Plans: [
    ...productInfo.Plans,
    {Id: 'big-plan', PlanGroupId: 'group', Name: 'Big', TrialEndPolicy: 'NoTrial', IsQuantityBased: true},
    {Id: 'free-plan', PlanGroupId: 'group', Name: 'Free', TrialEndPolicy: 'NoTrial'},
    {Id: 'other-plan', PlanGroupId: 'other-group', Name: 'Other', TrialEndPolicy: 'NoTrial'},
  ],
  PlanVariants: [
    ...productInfo.PlanVariants,
    variant(changeIds.bigger, 'big-plan', {RecurringFee: 9}),
    variant(changeIds.free, 'free-plan', {RecurringFee: 0}),
    variant(changeIds.hidden, 'plan', {Hidden: true}),
    variant(changeIds.otherGroup, 'other-plan'),
  ],
  Components: [
    ...productInfo.Components,
    {...productInfo.Components[0], Id: changeIds.otherComponent, PlanGroupId: 'other-group'},
  ],
};

export const card = {Type: 'CreditCard', CardType: 'Visa', ExpiryMonth: 3, ExpiryYear: 2027, Last4: '1111'};

const phase = {Type: 'Normal', StartDate: '2026-02-26T09:32:36.1230000Z', PlanVariantId: ids.variant, Quantity: 1};
export const contract = {
  Id: ids.contract,
  CustomerId: ids.customer,
  CustomerIsLocked: false,
  LifecycleStatus: 'Active',
  PlanGroupId: 'group',
  PlanId: 'plan',
  PlanVariantId: ids.variant,
  StartDate: '2026-02-26T09:32:36.1230000Z',
  LastBillingDate: '2026-10-26T09:32:36.1230000Z',
  NextBillingDate: nextBilling,
  BilledUntil: '2027-01-26T09:32:36.1230000Z',
  Balance: 0,
  Currency: 'EUR',
  Phases: [phase],
  CurrentPhase: phase,
  PaymentBearer: card as object | null,
};

const running = (Id: string, ComponentId: string, Quantity: number, dates: object = {}) => ({
  Id,
  ComponentId,
  Quantity,
  StartDate: contract.StartDate,
  ...dates,
});
export const subscriptions = [
  running(changeIds.seats, ids.component, 2),
  running(changeIds.support, ids.onOff, 1),
  running(changeIds.ending, ids.component, 1, {EndDate: '2026-12-01T00:00:00Z'}),
  running(changeIds.ended, ids.component, 9, {EndDate: '2026-11-01T00:00:00Z'}),
  running(changeIds.later, ids.component, 1, {StartDate: nextBilling}),
];

export function billwerkWithContract(change: object = {}, price: object = {}) {
  const billwerk = createFakeBillwerk();
  const changed = {...order, OrderType: 'Signup', PlanVariantId: null, ...price};
  billwerk.reply('GET /productInfo', json(products));
  billwerk.reply(`GET /Contracts/${ids.contract}`, json({...contract, ...change}));
  billwerk.reply(`GET /Contracts/${ids.contract}/subscriptions`, json({ComponentSubscriptions: subscriptions}));
  billwerk.reply(`GET /Contracts/${ids.contract}/cancellationPreview`, json({EndDate: endOfTerm}));
  billwerk.reply('POST /Orders/preview', json({Order: {...changed, Id: null}}));
  billwerk.reply('POST /Orders', json(changed));
  billwerk.reply(`GET /Orders/${ids.order}`, json(changed));
  return billwerk;
}

export const limits = {
  [changeIds.bigger]: {min: 2, max: 5},
  [ids.component]: {max: 10},
};

/** The merchant's catalog names all plans except the free one. */
export function hookWithContract(
  billwerk: ReturnType<typeof billwerkWithContract>,
  options: Partial<OrderHookOptions> = {},
) {
  return hookOn(billwerk, {clock, catalog: {quantities: limits}, ...options});
}

export function change(cart: object, rest: object = {}) {
  return {contractId: ids.contract, cart, ...rest};
}
