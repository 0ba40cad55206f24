/** What a row of the table of interruptions says, and where it is played. */
import type {BrowserContext, Page} from '@playwright/test';
import type {Ending, WayToPay} from './determined-shopper.ts';
import type {Sandbox} from './sandbox.ts';

export interface Interruption {
  /** As the shopper would put it: “the connection breaks after the order was made”. */
  readonly name: string;
  /** Default `Invoice`, the shortest. */
  readonly by?: WayToPay;
  readonly flow?: 'two-step' | 'subscribe';
  /** Where the purchase begins. Default the shop window with Solo by the month, 14.28. */
  readonly path?: string;
  /** What the shopper is told at the end. Default `bought`. */
  readonly ends?: Ending['end'];
  /** The order is completed, even where the page cannot know. Where it says `bought`, it always must be. */
  readonly completes?: boolean;
  /** What is bought in the end. Default Solo by the month. */
  readonly plan?: string;
  /** How many orders may be left unpaid: one for each create without an answer. Default 0. */
  readonly orphans?: number;
  /** Whether what was typed must survive. Default true. */
  readonly keeps?: boolean;
  /** The page cannot be filled in by whoever just opens it: the shopper goes on from the address. */
  readonly opensBroken?: boolean;
  /** Whenever the shopper has waited long. */
  readonly waited?: () => Promise<void>;
  /** Before the page is opened. */
  readonly before?: (scene: Scene) => Promise<void>;
  /** Everything is filled in, and the button shows its price. Default: the button is pressed. */
  readonly act?: (scene: Scene) => Promise<Page | void>;
  /** Nothing is due, so nothing is paid. */
  readonly free?: boolean;
  /** Nobody can know an order to quote: its record has expired, or it was made and paid in one call. */
  readonly numberless?: boolean;
  /** What the button may have said at the last press. Default 14.28. */
  readonly totals?: readonly number[];
}

export interface Scene {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly sandbox: Sandbox;
  readonly by: WayToPay;
  press(): Promise<void>;
  /** Opens the shop in another tab and fills everything in. */
  anotherTab(path?: string): Promise<Page>;
}
