import {RUNNING_CONTRACT_ID} from '../../../demo/sandbox/test-data.ts';
import type {LineItem, PricedOrder} from '../../../demo/sandbox/order-shape.ts';
import {json, setUp, signIn} from './helpers.ts';
import type {Json} from './helpers.ts';

export type ChangeOrder = PricedOrder & {Id: string; ContractId: string};

/** A sandbox and the calls that change a contract. Its running contract has 20 of 30 days left. */
export async function setUpChanges() {
  const billwerk = setUp();
  const rest = await signIn(billwerk);
  const body = (Cart: Json, more: Json) => ({ContractId: RUNNING_CONTRACT_ID, Cart, ...more});
  const preview = async (Cart: Json, more: Json = {}) =>
    ((await json(rest.post('/Orders/preview', body(Cart, more)))) as {Order: unknown})['Order'] as PricedOrder;
  const order = async (Cart: Json, more: Json = {}) =>
    (await json(rest.post('/Orders', body(Cart, more)))) as unknown as ChangeOrder;
  const commit = ({Id}: {Id: string}) => rest.post(`/Orders/${Id}/commit`);
  return {
    billwerk,
    rest,
    preview,
    order,
    commit,
    /** Orders and commits. */
    change: async (Cart: Json, more: Json = {}) => {
      const ordered = await order(Cart, more);
      await commit(ordered);
      return ordered;
    },
    passDays: (days: number) => billwerk.control('clock', {advanceMs: days * 24 * 60 * 60 * 1000}),
    contract: (id: string = RUNNING_CONTRACT_ID) => billwerk.sandbox.state.contracts.find(({Id}) => Id === id)!,
    subscriptions: (id: string = RUNNING_CONTRACT_ID) =>
      billwerk.sandbox.state.componentSubscriptions.filter(({ContractId}) => ContractId === id),
    payments: () => billwerk.sandbox.state.payments,
  };
}

/** A line as a person reads it: what, how many periods at which price, from when to when, net. */
export function lines(order: {LineItems?: LineItem[]}) {
  return (order.LineItems ?? []).map((item) =>
    [
      item.Description,
      `${item.PeriodMultiplier} x ${item.Quantity} x ${item.PricePerUnit}`,
      `${item.PeriodStart.slice(0, 10)} - ${item.PeriodEnd.slice(0, 10)}`,
      item.TotalNet,
      item.TotalVat,
    ].join(' | '),
  );
}

export function totals({Total, TotalVat, TotalGross}: PricedOrder) {
  return [Total, TotalVat, TotalGross];
}

export function nextBill({NextTotalGross, NextTotalGrossDate}: PricedOrder) {
  return [NextTotalGross, NextTotalGrossDate.slice(0, 10)];
}
