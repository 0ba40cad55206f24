import type {SandboxState} from '../../../demo/sandbox/control.ts';
import type {FaultPlan} from '../../../demo/sandbox/faults.ts';
import {expect} from '@playwright/test';

/** What became of a journey, as billwerk sees it, and ways to let things go wrong. */
export interface Sandbox {
  /** Orders and payments of this journey, and the contracts that came of them; those of the demo's people left out. */
  bought(): Promise<Pick<SandboxState, 'orders' | 'payments' | 'contracts' | 'customers'>>;
  /** The names of the requests so far, such as `POST /api/v1/CustomerSelfService/signup/pay`. */
  calls(): Promise<readonly string[]>;
  /** The bodies of the requests to that path so far, whatever its case. */
  sent(path: string): Promise<readonly unknown[]>;
  /** Everything, the demo's people included. */
  state(): Promise<SandboxState>;
  /** Plans a misfortune; by default it strikes once, before the request has an effect. */
  fault(fault: FaultPlan): Promise<void>;
  /** What the account offers from now on, such as `iDEAL:Mollie`. */
  offer(...bearers: string[]): Promise<void>;
  /** Where billwerk's own finalize page sends shoppers on. */
  showResultsOn(success: string, error: string): Promise<void>;
  /** Time passes for billwerk. */
  advance(milliseconds: number): Promise<void>;
  /** The merchant changes something while somebody is buying. */
  changeCatalog(change: CatalogChange): Promise<void>;
}

export type CatalogChange =
  | {readonly planVariantId: string; readonly price?: number; readonly allowSelfService?: boolean}
  | {readonly coupon: string; readonly used: true};

export function sandboxAt(url: string): Sandbox {
  const control = async (path: string, body: object) => {
    const answer = await fetch(`${url}/__sandbox/${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
  };
  const state = async () => (await (await fetch(`${url}/__sandbox/state`)).json()) as SandboxState;

  return {
    async bought() {
      const {orders, payments, contracts, customers} = await state();
      const made = new Set(orders.map(({contractId}) => contractId));
      return {orders, payments, customers, contracts: contracts.filter(({Id}) => made.has(Id))};
    },
    async calls() {
      return (await state()).calls.map(({method, path}) => `${method} ${path}`);
    },
    async sent(wanted) {
      const {calls} = await state();
      return calls.filter(({method, path}) => method === 'POST' && path.toLowerCase() === wanted).map(({body}) => body);
    },
    state,
    fault: (fault) => control('faults', fault),
    offer: (...bearers) => control('bearers', {bearers}),
    showResultsOn: (success, error) => control('result-pages', {success, error}),
    advance: (milliseconds) => control('clock', {advanceMs: milliseconds}),
    changeCatalog: (change) => control('catalog', change),
  };
}

export interface ExpectedPurchase {
  readonly total: number;
  /** Default: a card that was charged. An empty one: nothing was paid. */
  readonly payments?: readonly string[];
  readonly planVariantId?: string;
  readonly coupon?: string;
}

/** One completed order with one contract, paid as said, and nothing else. Answers the order's id. */
export async function expectOnePurchase(sandbox: Sandbox, expected: ExpectedPurchase): Promise<string> {
  const {total, payments: paid = ['CreditCard:FakePSP succeeded'], planVariantId, coupon} = expected;
  const {orders, payments, contracts} = await sandbox.bought();
  expect(orders.map(({status, grossTotal}) => ({status, grossTotal}))).toEqual([
    {status: 'Completed', grossTotal: total},
  ]);
  expect(payments.map(({bearer, status}) => `${bearer} ${status}`)).toEqual(paid);
  expect(contracts).toHaveLength(1);
  const [order] = orders;
  for (const payment of payments) expect(payment).toMatchObject({orderId: order!.id, amount: total, currency: 'EUR'});
  if (planVariantId) expect(contracts[0]!.PlanVariantId).toBe(planVariantId);
  expect(order!.coupon).toBe(coupon);
  return order!.id;
}
