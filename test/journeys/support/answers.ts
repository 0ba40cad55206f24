/** The ways in which billwerk's script may call back, which has two callbacks for each call and no time limit. */
import type {Page} from '@playwright/test';
import type {FaultPlan} from '../../../demo/sandbox/faults.ts';
import {look} from './determined-shopper.ts';
import type {Sandbox} from './sandbox.ts';
import {expect} from './test.ts';

const minute = 60_000;

const faults = {
  'answers after a minute': {action: 'callback-late', delayMs: minute},
  'calls back twice': {action: 'callback-twice'},
  'calls back with a success, then with an error': {action: 'callback-both'},
  'calls back with an error, then with a success': {action: 'callback-error-first'},
  // Nothing was done, it says first.
  'refuses, and succeeds a minute later': {
    action: 'callback-error-first',
    delayMs: minute,
    errorCode: ['AuthorizationRejected'],
  },
  'never calls back': {action: 'never'},
} as const satisfies Readonly<Record<string, Pick<FaultPlan, 'action' | 'delayMs' | 'errorCode'>>>;

export type Answer = keyof typeof faults;

export const answers = Object.keys(faults) as readonly Answer[];

export interface VendorCall {
  /** As the sandbox's faults call it. */
  readonly match: string;
  readonly path: RegExp;
  /** How long the page waits for it, milliseconds. */
  readonly patience?: number;
}

interface Asking {
  /** What makes the script call. */
  press(): Promise<unknown>;
  /** The element that is looked at. Default the checkout. */
  readonly element?: string;
  /** Where the customer stands while no answer, or a refusal, is all there is. Default: anywhere but before an empty page. */
  told?(): Promise<void>;
  /** What they do after a refusal, before the success comes. Default: they are still thinking. */
  meanwhile?(): Promise<void>;
}

/** The script calls back so, while the customer waits: who hears nothing, or a refusal, knows where they stand. */
export async function answerSo(
  answer: Answer,
  {match, path, patience = 30_000}: VendorCall,
  {page, sandbox}: {readonly page: Page; readonly sandbox: Sandbox},
  {press, element, told = () => expectWord(page, element), meanwhile}: Asking,
): Promise<void> {
  await sandbox.fault({match, when: 'after', ...faults[answer]});
  await asked(page, path, press);
  const isLate = answer === 'answers after a minute';
  if (isLate || answer === 'never calls back') await page.clock.fastForward(patience + 1000);
  else if (answer !== 'refuses, and succeeds a minute later') return;
  await told();
  await meanwhile?.();
  await page.clock.fastForward(minute);
}

/** The script has been answered, and has had time to hear it. */
export async function asked(page: Page, path: RegExp, press: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse(
    (response) => path.test(response.url()) && response.request().method() === 'POST',
  );
  await press();
  await (await answered).finished();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

async function expectWord(page: Page, element?: string): Promise<void> {
  await expect.poll(async () => (await look(page, element)).see).not.toMatch(/nothing|busy/);
}
