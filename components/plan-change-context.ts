/** What the parts of `<sjs-plan-change>` are drawn from, and what they may ask for. */
import type {Checkout} from '../src/checkout/checkout.ts';
import type {Cart} from '../src/model.ts';
import type {Obstacle} from '../src/plan-change/obstacles.ts';
import type {PlanChange, PlanChangeEvent} from '../src/plan-change/state.ts';
import type {CardEntry} from './card-entry.ts';
import type {LateNotice} from './late-notice.ts';
import type {Locale, PlanChangeMessages} from './locales/messages.ts';
import type {Done} from './plan-change-session.ts';
import type {Terms} from './terms.ts';

export type Open = Extract<PlanChange, {phase: 'open'}>;

export interface PlanChangeView {
  readonly host: HTMLElement & {readonly locale?: string; readonly signInUrl?: string; requestUpdate(): void};
  readonly state: PlanChange;
  readonly checkout: Checkout | undefined;
  readonly cart: Cart | undefined;
  readonly obstacles: readonly Obstacle[];
  readonly done: Done | undefined;
  /** The attempt is about a contract of the customer who is signed in. */
  readonly isTheirs: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly messages: Locale & PlanChangeMessages;
  readonly locale: string;
  readonly lateNotice: LateNotice;
  readonly terms: Terms;
  readonly cards: Pick<CardEntry, 'status' | 'error' | 'retry'>;
  /** The customer wants to pay with something else than what is on file. */
  readonly another: boolean;
  /** Payment data are to be given. */
  readonly asks: boolean;
  send(event: Extract<PlanChangeEvent, {type: 'choose' | 'draft' | 'leave'}>): void;
  payWithAnother(another: boolean): void;
  submit(): Promise<void>;
  load(): Promise<void>;
}
