/** What travels between the browser's client and the hook. Types only, so that the browser imports no server code. */
import type {ChangeMoment, Contract, Customer, OrderReference, OrderStatus, Preview} from '../model.ts';

/** Body of `POST /orders` and `POST /orders/preview`: a further contract, or with `contractId` the change of one. */
export interface OrderBody {
  readonly contractId?: string;
  readonly cart: {
    /** Left out of a change that keeps the plan. */
    readonly planVariantId?: string;
    readonly quantity?: number;
    readonly components?: readonly {readonly componentId: string; readonly quantity: number}[];
    /** Of changes only: ids of component *subscriptions* of that contract. */
    readonly endComponentSubscriptions?: readonly string[];
    readonly couponCode?: string;
  };
  /** Of changes only. Default `now`. */
  readonly change?: ChangeMoment;
}

/** Answer of `GET /contracts`: those of the customer, the ones that have ended left out. */
export interface ContractsAnswer {
  readonly contracts: readonly Contract[];
}

/** Body of `POST /contracts/{id}/component-subscriptions`. */
export interface ComponentBody {
  readonly componentId: string;
  readonly quantity: number;
}

/** Answer of `GET /contracts/{id}`. */
export type ContractAnswer = Contract;

/** Body of `POST /signup-orders`: an order for a new customer. */
export interface SignupBody {
  /** Without `tag`, which the server sets. */
  readonly customer: Omit<Customer, 'tag'> & {readonly emailAddress: string};
  readonly cart: Omit<OrderBody['cart'], 'endComponentSubscriptions'> & {readonly planVariantId: string};
}

/** Answer of `POST /signup-orders`: what `<sjs-checkout>` takes as `order`, and how it came about. */
export interface SignupAnswer extends OrderReference {
  readonly status: OrderStatus;
  readonly preview: Preview;
}

/** Body of `POST /orders/{id}/commit`: the amount that was shown. */
export interface CommitBody {
  readonly grossTotal: number;
}

export type PayMode = 'commit' | 'interactive' | 'stored';

/** Answer of `POST /orders/preview`. */
export interface PriceAnswer {
  /** Due now. */
  readonly grossTotal: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly status: OrderStatus;
  readonly pay: PayMode;
  readonly preview: Preview;
}

/** Answer of `POST /orders`. What takes effect later, on `preview.dueDate`, is charged then and not now. */
export interface OrderAnswer extends PriceAnswer {
  readonly orderId: string;
  readonly contractId?: string;
}

/**
 * Answer of `GET /orders/{id}` and of the commit. The price is left out where billwerk's amounts make no sense: what
 * became of an order must be told all the same.
 */
export interface OrderStatusAnswer extends Partial<PriceAnswer> {
  readonly orderId: string;
  readonly contractId?: string;
  /** billwerk's word. With `ApprovalPending` the customer is done, but nothing is changed until the merchant approves. */
  readonly status: OrderStatus;
}

/** Answer of `POST /contracts/{id}/self-service-token`. A secret: whoever has it can change how the contract is paid. */
export interface SelfServiceTokenAnswer {
  readonly token: string;
  /** ISO 8601. */
  readonly expiry?: string;
}

/** RFC 9457, `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string;
  /** English, for developers. */
  readonly title: string;
  readonly status: number;
  /** Stable; the only member to branch on. */
  readonly code: string;
  /** The input at fault, such as `cart.components.0.quantity`. */
  readonly field?: string;
  /** Found again in the log of the hook. */
  readonly reference?: string;
}
