/** Thin messages of what happened: an event and ids. Whoever gets one reads the rest by REST. */
import type {Account, Contract} from './account.ts';
import {ENTITY_ID} from './test-data.ts';
import type {WebhookEvent} from './webhook-types.ts';

/** Puts an event in the mail of everybody who listens to it. How many that are. */
export function announce(account: Account, Event: string, members: Record<string, unknown> = {}): number {
  const listening = account.webhooks.filter(({Events}) => Events.includes(Event));
  for (const {Id} of listening) {
    account.deliveries.push({
      id: account.newId(),
      webhookId: Id,
      payload: {Event, EntityId: ENTITY_ID, ...members},
      status: 'waiting',
      dueAt: account.now(),
      attempts: [],
    });
  }
  return listening.length;
}

export function emit(account: Account, event: WebhookEvent, members: Record<string, string>): void {
  announce(account, event, members);
}

/** `Signup` and `Upgrade` come with an order, `Timebased` when a date has come. */
export function emitContractChanged(
  account: Account,
  contract: Contract,
  ContractChangeType: 'Signup' | 'Upgrade' | 'Timebased',
): void {
  const {Id: ContractId, CustomerId} = contract;
  const customer = account.customers.find(({Id}) => Id === CustomerId);
  const external = customer?.ExternalCustomerId;
  const ids = {
    ContractId,
    CustomerId,
    ...(external === undefined ? {} : {ExternalCustomerId: external}),
    ContractChangeId: account.newId(),
  };
  if (ContractChangeType === 'Signup') emit(account, 'ContractCreated', ids);
  emit(account, 'ContractChanged', {...ids, ContractChangeType});
}
