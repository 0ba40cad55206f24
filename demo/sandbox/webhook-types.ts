/** The events that the sandbox causes by itself; any other can be sent by hand. */
export type WebhookEvent =
  | 'OrderSucceeded'
  | 'ContractCreated'
  | 'ContractChanged'
  | 'ContractDataChanged'
  | 'ContractCancelled'
  | 'CustomerCreated'
  | 'CustomerChanged'
  | 'PaymentSucceeded'
  | 'PaymentFailed'
  | 'PaymentDataChanged'
  | 'PlanChanged'
  | 'PlanVariantChanged';

/** Where a merchant wants to hear of what. */
export interface Webhook {
  Id: string;
  Url: string;
  Events: string[];
}

export interface DeliveryAttempt {
  at: string;
  /** The answer; absent while there is none, 0 if none came. */
  status?: number;
}

/** One event on its way to one address. */
export interface Delivery {
  id: string;
  webhookId: string;
  payload: {Event: string} & Record<string, unknown>;
  status: 'waiting' | 'sending' | 'delivered' | 'given up';
  dueAt: Date;
  attempts: DeliveryAttempt[];
}
