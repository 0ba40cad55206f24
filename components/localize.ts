/**
 * Which sentences an element shows. English's first-paint part is built in; everything else is a lazy chunk.
 * Lookup: de-AT -> de -> en.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {enFirst} from './locales/en-first.ts';
import {languages} from './locales/languages.ts';
import type {ErrorMessages, FirstMessages, Messages} from './locales/messages.ts';

/** English gets its sentences for errors when there is one. */
export type Sentences = Messages & Partial<ErrorMessages>;

const loaded = new Map<string, Sentences>();

/** The language we have sentences in for a locale such as `de-AT`; `en` when there is none. */
export function languageOf(locale: string): string {
  let tag = locale.toLowerCase();
  while (tag && !Object.hasOwn(languages, tag)) tag = tag.replace(/-?[^-]*$/, '');
  return tag || 'en';
}

/** Loads all sentences of a locale. Rejects when the chunk cannot be fetched; the next call tries again. */
export async function loadMessages(locale: string): Promise<Sentences> {
  const language = languageOf(locale);
  const {messages} = await languages[language]!();
  loaded.set(language, messages);
  return messages;
}

/** The locale an element is in: its own `locale`, else the nearest `lang` outside, else English. `de_AT` is `de-AT`. */
export function localeOf(element: Element & {readonly locale?: string}): string {
  const wanted = (element.locale || closestLanguage(element) || 'en').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? 'en';
  } catch {
    // Every formatter would refuse it.
    return 'en';
  }
}

function closestLanguage(element: Element): string | undefined {
  const root = element.getRootNode();
  const here = element.closest('[lang]')?.getAttribute('lang');
  if (here) return here;
  return root instanceof ShadowRoot ? closestLanguage(root.host) : undefined;
}

type LocalizedHost = ReactiveControllerHost & Element & {readonly locale?: string};

/**
 * Gives an element its sentences and asks for an update when they have arrived.
 * `first` is there at once in English; `messages` is undefined until loaded.
 */
export class Localize implements ReactiveController {
  readonly #host: LocalizedHost;
  readonly #all: boolean;

  /** `all: false` for elements that need only the first-paint sentences. */
  constructor(host: LocalizedHost, options: {readonly all: boolean}) {
    this.#host = host;
    this.#all = options.all;
    host.addController(this);
  }

  get locale(): string {
    return localeOf(this.#host);
  }

  get first(): FirstMessages | undefined {
    const language = languageOf(this.locale);
    return loaded.get(language) ?? (language === 'en' ? enFirst : undefined);
  }

  get messages(): Sentences | undefined {
    return loaded.get(languageOf(this.locale));
  }

  /** More sentences have arrived. */
  changed(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const missing = this.#all ? !this.messages : !this.first;
    if (missing) loadMessages(this.locale).then(() => this.#host.requestUpdate(), ignore);
  }
}

/** Puts values into a sentence: `fill('Next charge {amount}', {amount: '€ 3'})`. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A failed chunk leaves the element without sentences; the next update asks again. */
function ignore(): void {}
