// Written by scripts/locales.mjs from the files in this folder.
import type {Messages, Translation} from './messages.ts';

/** Every language by its tag in lower case; each is a chunk of its own. English has the rest of its sentences elsewhere. */
type Languages = {readonly en: () => Promise<{readonly messages: Messages}>} & Readonly<
  Record<string, () => Promise<{readonly messages: Messages & Partial<Translation>}>>
>;

export const languages: Languages = {
  ar: () => import('./ar.ts'),
  cs: () => import('./cs.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  en: () => import('./en.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  it: () => import('./it.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  sv: () => import('./sv.ts'),
};
