/** `sjs-checkout/order-hook`: the backend for customers who exist already. Needs the peers `hono`, `oauth4webapi`, `valibot`. */
export {createOrderHook, type Authentication, type OrderHook, type OrderHookOptions} from './hook.ts';
export {memoryStore, type HookStore} from './store.ts';
export {tagSync} from './tag-sync.ts';
export type {BillwerkEvent} from './webhook-events.ts';
export type {EventDelivery, EventHandler, EventTools} from './webhooks.ts';
export type {HealthAnswer} from './routes/health.ts';
export type {WebhookAccess} from './routes/webhooks.ts';
export {createBillwerkOrders} from './server.ts';
export type {
  BillwerkOrders,
  ChangeDraft,
  FurtherContractDraft,
  NewComponent,
  OrderDraft,
  SignupDraft,
} from './server.ts';
export {BillwerkFailure} from './failure.ts';
export type {ChangeCart} from './change.ts';
export type {FreeChangeDate} from './change-dates.ts';
export type {NewContractCart} from './order.ts';
export type {PlacedOrder} from './placed-order.ts';
export type {SignupAuthorization, SignupOptions, SignupVisitor} from './signup.ts';
export type {MeteredUsage, UsageSource} from './usages.ts';
export type {BillwerkOptions} from './billwerk.ts';
export type {CatalogAddition, CatalogOptions, CatalogText} from './catalog.ts';
export type {HookLogger, LogFields} from './logger.ts';
export type {
  HookCustomer,
  OrderPolicy,
  PolicyAllowance,
  PolicyChange,
  PolicyCommit,
  PolicyContractChange,
} from './pay-mode.ts';
export type {
  CommitBody,
  ComponentBody,
  ContractAnswer,
  ContractsAnswer,
  OrderAnswer,
  OrderBody,
  OrderStatusAnswer,
  PayMode,
  PriceAnswer,
  ProblemDocument,
  SelfServiceTokenAnswer,
  SignupAnswer,
  SignupBody,
} from './wire.ts';
