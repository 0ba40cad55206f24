/** Adding a component to a contract without an order: nothing to pay now, billed with the next regular billing [D]. */
import {ownContract} from './authority.ts';
import type {BillwerkClient} from './billwerk.ts';
import {checkChange} from './change-rules.ts';
import type {HookContext} from './context.ts';
import {isChangeable} from './contract-state.ts';
import {BillwerkFailure} from './failure.ts';
import type {OpenOrders} from './idempotency.ts';
import {contractLockName} from './open-record.ts';
import type {HookCustomer} from './pay-mode.ts';
import {Problem} from './problem.ts';
import type {ParsedComponent} from './requests.ts';
import type {BillwerkComponentSubscription} from './responses.ts';

const claimLifetime = 24 * 60 * 60 * 1000;
/** From the first look at the contract until billwerk's answer, at the very most. */
const longest = 180_000;

export type MadeSubscription = BillwerkComponentSubscription & {readonly Id: string};

/** @throws Problem unless the customer may have that component in that contract, at once */
export async function checkComponent(
  {billwerk, products, clock}: HookContext,
  customer: HookCustomer,
  contractId: string,
  component: ParsedComponent,
): Promise<void> {
  const contract = await ownContract(billwerk, customer, contractId);
  const at = clock.now();
  if (!isChangeable(contract, at)) throw new Problem('ChangeDateRefused');
  const [subscriptions, catalog, info] = await Promise.all([
    billwerk.componentSubscriptions(contractId),
    products.catalog(),
    products.info(),
  ]);
  try {
    const facts = {contract, subscriptions, catalog, info, namedPlans: products.namedPlans, at};
    checkChange({components: [component]}, facts);
  } catch (error) {
    if (!(error instanceof Problem) || !error.field) throw error;
    throw new Problem(error.code, {field: error.field.replace('cart.components.0.', '')});
  }
}

/** The request of billwerk's page "Adding/removing component subscriptions", without order [D]. */
export async function addComponent(
  billwerk: BillwerkClient,
  contractId: string,
  {componentId, quantity, ...rest}: ParsedComponent & {readonly startDate: string; readonly memo?: string},
): Promise<MadeSubscription> {
  const made = await billwerk.addComponentSubscription(contractId, {
    Quantity: quantity,
    StartDate: rest.startDate,
    ComponentId: componentId,
    ...(rest.memo !== undefined && {Memo: rest.memo}),
  });
  if (!made.Id) throw new BillwerkFailure('unanswered', 'A component subscription came without its Id');
  return {...made, Id: made.Id, ComponentId: made.ComponentId ?? componentId, Quantity: made.Quantity ?? quantity};
}

/** One at a time in each contract; one whose answer was lost is looked for in the contract, never sent again. */
export async function openComponents(
  {billwerk, store}: HookContext,
  customerId: string,
  contractId: string,
  {componentId, quantity}: ParsedComponent,
): Promise<OpenOrders> {
  const claimKey = (id: string) => `component:${id.toLowerCase()}`;
  const claim = (id: string) => store.put(claimKey(id), contractId, claimLifetime);
  return {
    lockName: await contractLockName(customerId, contractId),
    reuse: () => Promise.resolve(undefined),
    sending: () => Promise.resolve(),
    made: claim,
    findAgain: async (since) => {
      const found: string[] = [];
      for (const {Id, ComponentId, Quantity, StartDate} of await billwerk.componentSubscriptions(contractId)) {
        const start = Date.parse(StartDate ?? '');
        const isAlike = ComponentId === componentId && Quantity === quantity;
        if (!Id || !isAlike || !(start >= since && start <= since + longest)) continue;
        if ((await store.get(claimKey(Id))) === undefined) found.push(Id);
      }
      if (found.length !== 1) return undefined;
      await claim(found[0]!);
      return found[0];
    },
  };
}
