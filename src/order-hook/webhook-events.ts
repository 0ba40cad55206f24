/** billwerk's webhooks: thin, unsigned, and told again when in doubt. Only the id of what they are about is relied on. */
import * as v from 'valibot';

type Text<Name extends string> = {readonly [key in Name]?: string | null};

/** Ids that any event may carry. */
type CommonIds = Text<'EntityId' | 'CustomerId' | 'ContractId' | 'ExternalCustomerId'>;

/** Members as documented; only the id that the event is about is certain to be there. */
export type BillwerkEvent =
  | ({readonly Event: 'OrderSucceeded'; readonly OrderId: string} & CommonIds)
  | ({readonly Event: 'ContractCreated'; readonly ContractId: string} & CommonIds & Text<'ContractChangeId'>)
  | ({readonly Event: 'ContractChanged'; readonly ContractId: string} & CommonIds &
      Text<'ContractChangeId' | 'ContractChangeType'>)
  | ({
      readonly Event: 'ContractDataChanged' | 'ContractCancelled' | 'PaymentDataChanged' | 'PaymentEscalationReset';
      readonly ContractId: string;
    } & CommonIds)
  | ({readonly Event: 'CustomerCreated' | 'CustomerChanged'; readonly CustomerId: string} & CommonIds)
  | ({readonly Event: 'PaymentFailed' | 'PaymentSucceeded'; readonly PaymentTransactionId: string} & CommonIds)
  | ({readonly Event: 'PaymentBearerExpiring'; readonly ContractId: string} & CommonIds & Text<'ExpiryDate'>)
  | ({readonly Event: 'DebitAuthCancelled'; readonly ContractId: string} & CommonIds &
      Text<'YourCustomerId' | 'PaymentProvider'>)
  | ({
      readonly Event: 'PaymentEscalated';
      readonly ContractId: string;
      readonly TriggerDays?: number | null;
    } & CommonIds &
      Text<'DueDate' | 'PaymentEscalationProcessId'>)
  /** Their members are not documented. */
  | ({readonly Event: (typeof furtherEvents)[number]} & CommonIds & Readonly<Record<string, unknown>>);

/** One that is not known here: billwerk may have new ones. */
export interface UnknownEvent {
  readonly unknown: string;
}

export function isUnknown(event: BillwerkEvent | UnknownEvent): event is UnknownEvent {
  return 'unknown' in event && !('Event' in event);
}

/** Which id a documented event is about. */
const documentedEvents = {
  OrderSucceeded: 'OrderId',
  ContractCreated: 'ContractId',
  ContractChanged: 'ContractId',
  ContractDataChanged: 'ContractId',
  ContractCancelled: 'ContractId',
  PaymentDataChanged: 'ContractId',
  PaymentEscalationReset: 'ContractId',
  CustomerCreated: 'CustomerId',
  CustomerChanged: 'CustomerId',
  PaymentFailed: 'PaymentTransactionId',
  PaymentSucceeded: 'PaymentTransactionId',
  PaymentBearerExpiring: 'ContractId',
  DebitAuthCancelled: 'ContractId',
  PaymentEscalated: 'ContractId',
} as const;

const furtherEvents = [
  'ContractDeleted',
  'TrialEndApproaching',
  'RecurringBillingApproaching',
  'CustomerDeleted',
  'CustomerLocked',
  'CustomerUnlocked',
  'PaymentRegistered',
  'PaymentBearerExpired',
  'PaymentProcessStatusChanged',
  'InsufficientBalanceForNextBilling',
  'AutomaticDowngradeInsufficientBalance',
  'InvoiceCreated',
  'InvoiceCorrected',
  'DunningCreated',
  'AccountingExportFileCreated',
  'PaymentsExportFileCreated',
  'ReportSucceeded',
  'ReportFailed',
  'PlanCreated',
  'PlanChanged',
  'PlanDeleted',
  'PlanVariantCreated',
  'PlanVariantChanged',
  'PlanVariantDeleted',
  'ComponentCreated',
  'ComponentChanged',
  'ComponentDeleted',
  'AccountCreated',
] as const;

/** Of billwerk, in a path of its REST API. */
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/i));
const someId = v.nullish(id);
const event = v.looseObject({Event: v.string(), OrderId: someId, ContractId: someId, CustomerId: someId});

/**
 * @throws TypeError when it names nothing, or not what it is about
 */
export function readEvent(body: unknown): BillwerkEvent | UnknownEvent {
  const result = v.safeParse(event, body);
  if (!result.success) throw new TypeError(`No event: ${v.getDotPath(result.issues[0]) ?? 'no object'}`);
  const {Event: name} = result.output;
  const subject: string | undefined = (documentedEvents as Readonly<Record<string, string>>)[name];
  if (subject === undefined && !furtherEvents.some((known) => known === name)) return {unknown: name.slice(0, 60)};
  if (subject !== undefined && typeof result.output[subject] !== 'string')
    throw new TypeError(`${name} without ${subject}`);
  return result.output as unknown as BillwerkEvent;
}

/** After these the catalog is no longer what it was. */
export function isAboutCatalog({Event}: BillwerkEvent): boolean {
  return /^(Plan|PlanVariant|Component)(Created|Changed|Deleted)$/.test(Event);
}

/** What the event is about, where it can be read again. */
export function subjectOf(event: BillwerkEvent): 'order' | 'contract' | 'customer' | undefined {
  if (event.Event === 'OrderSucceeded') return 'order';
  if (event.Event.startsWith('Customer')) return event.CustomerId ? 'customer' : undefined;
  return event.ContractId ? 'contract' : undefined;
}
