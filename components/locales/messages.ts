/**
 * The sentences every locale has. English is the source: a key missing in another locale does not compile.
 * `{name}` marks a value that `fill` puts in.
 */
import type {messages as en} from './en.ts';
import type {enErrors} from './en-errors.ts';
import type {enFirst} from './en-first.ts';
import type {enPlanChange} from './en-plan-change.ts';

/** What stands on the page before anything lazy has arrived. */
export type FirstMessages = {readonly [Key in keyof typeof enFirst]: string};

export type Messages = {readonly [Key in keyof typeof en]: string};

/** The sentences that many purchases never need: mistakes, detours, errors by code. */
export type ErrorMessages = {readonly [Key in keyof typeof enErrors]: string};

/** The sentences of `<sjs-plan-change>`. */
export type PlanChangeMessages = {readonly [Key in keyof typeof enPlanChange]: string};

/** Everything that shoppers and visitors may be told. */
export type Locale = Messages & ErrorMessages;

/** What a language's file holds, as `messages`. English alone is in four, because it is what most pages load first. */
export type Translation = Locale & PlanChangeMessages;

/** Whether the sentences that English loads later are there, too. */
export function isComplete(messages: Messages & Partial<ErrorMessages>): messages is Locale {
  return 'error_Unmapped' in messages;
}
