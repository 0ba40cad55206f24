/** `sjs-checkout/order-hook`: the backend for customers who exist already. Needs the peers `hono`, `oauth4webapi`, `valibot`. */
export {createOrderHook, type Authentication, type OrderHook, type OrderHookOptions} from './hook.ts';
export {memoryStore, type HookStore} from './store.ts';
export type {BillwerkOptions} from './billwerk.ts';
export type {CatalogAddition, CatalogOptions, CatalogText} from './catalog.ts';
export type {HookLogger, LogFields} from './logger.ts';
export type {HookCustomer, OrderPolicy, PolicyAllowance, PolicyChange} from './pay-mode.ts';
export type {
  CommitBody,
  OrderAnswer,
  OrderBody,
  OrderStatusAnswer,
  PayMode,
  PriceAnswer,
  ProblemDocument,
  SelfServiceTokenAnswer,
} from './wire.ts';
