/** Sentences for errors: loaded when there is one, since most purchases have none. */
import {languageOf, loadMessages} from './localize.ts';
import type {Localize} from './localize.ts';

/** Loads all sentences of a locale. Without those for errors, errors are described by their outcome only. */
export async function loadErrorMessages(locale: string): Promise<void> {
  const messages = await loadMessages(locale);
  // Other languages come with theirs.
  if (languageOf(locale) === 'en') Object.assign(messages, (await import('./locales/en-errors.ts')).enErrors);
}

/** Settles when an element has its sentences for errors, or they cannot be had. */
export async function needErrors(text: Localize): Promise<void> {
  await loadErrorMessages(text.locale).catch(() => undefined);
  text.changed();
}
