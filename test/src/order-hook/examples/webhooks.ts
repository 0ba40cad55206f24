/** What billwerk tells reaches the shop. The README shows this file. */
import {createOrderHook, memoryStore, tagSync, type EventDelivery} from 'sjs-checkout/order-hook';
import {accounts} from './accounts.ts';
import {sessionOf} from './sessions.ts';

export const billing = createOrderHook({
  billwerk: {
    host: process.env['BILLWERK_HOST'] ?? 'https://sandbox.billwerk.com',
    clientId: process.env['BILLWERK_CLIENT_ID'] ?? '',
    clientSecret: process.env['BILLWERK_CLIENT_SECRET'] ?? '',
  },
  authenticate: async (request) => {
    const session = await sessionOf(request.headers.get('cookie'));
    return session && {customerId: session.billwerkCustomerId};
  },
  store: memoryStore(),
  // In billwerk's settings the webhook is https://www.shop.example/billing/webhooks/<this>.
  webhooks: {secret: process.env['WEBHOOK_SECRET'] ?? ''},
  onEvent: [
    // The id that your signup page sent along as `Tag` becomes billwerk's `ExternalCustomerId`: if it is
    // one that waits for its customer, for anybody can sign up with any tag.
    tagSync((tag) => accounts.isWaitingFor(tag)),
    provide,
  ],
});

/** May be called twice for the same, and in any order: goes by what the contract is now. */
async function provide({contract}: EventDelivery): Promise<void> {
  if (!contract?.Id) return;
  const isRunning = contract.LifecycleStatus === 'Active' || contract.LifecycleStatus === 'InTrial';
  await accounts.provide(contract.Id, isRunning ? contract.PlanVariantId : undefined);
}
