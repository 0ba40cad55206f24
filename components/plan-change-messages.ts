/** Sentences of `<sjs-plan-change>`: of no use to anybody else, so they are loaded by it alone. */
import {languageOf} from './localize.ts';
import type {PlanChangeMessages} from './locales/messages.ts';

const loaders: Readonly<Record<string, () => Promise<PlanChangeMessages>>> = {
  de: async () => (await import('./locales/de-plan-change.ts')).dePlanChange,
  en: async () => (await import('./locales/en-plan-change.ts')).enPlanChange,
};

/** Rejects when the chunk cannot be fetched; the next call tries again. */
export function loadPlanChangeMessages(locale: string): Promise<PlanChangeMessages> {
  return loaders[languageOf(locale)]!();
}
