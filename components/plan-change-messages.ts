/** Sentences of `<sjs-plan-change>`: of no use to anybody else, so they are loaded by it alone. */
import {languageOf} from './localize.ts';
import {languages} from './locales/languages.ts';
import type {PlanChangeMessages, Translation} from './locales/messages.ts';

/** Rejects when the chunk cannot be fetched; the next call tries again. */
export async function loadPlanChangeMessages(locale: string): Promise<PlanChangeMessages> {
  const language = languageOf(locale);
  // Other languages have theirs in one file.
  if (language !== 'en') return (await languages[language]!()).messages as Translation;
  return (await import('./locales/en-plan-change.ts')).enPlanChange;
}
