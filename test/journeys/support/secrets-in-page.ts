/** What runs in the page: each function is sent there on its own, so none uses anything around it. */

export interface Text {
  /** Such as `attribute title of sjs-checkout > p`. */
  readonly place: string;
  readonly text: string;
}

/**
 * Tells the console, from which the test reads it, of every event of ours, every call of the console and of the history,
 * and of what is requested, which not every driver tells. In frames, the last only.
 */
export function record(marker: string): void {
  const write = console.debug.bind(console);
  const tell = (place: string, ...values: unknown[]) => {
    const text = values.map((value) => describe(value, new Set())).join(' ');
    write(marker + JSON.stringify({place, text} satisfies Text));
  };
  const describe = (value: unknown, seen: Set<unknown>): string => {
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '' : String(value);
    if (seen.has(value) || value instanceof Node || value === window) return '';
    seen.add(value);
    if (value instanceof Map || value instanceof Set) return describe([...value.entries()], seen);
    // Those of errors are not enumerable. A stack holds nothing but the message, and numbers of lines.
    const names = Object.getOwnPropertyNames(value).filter((name) => name !== 'stack');
    return names.map((name) => `${name}=${describe((value as Record<string, unknown>)[name], seen)}`).join('; ');
  };
  const spy = <Owner extends object>(owner: Owner, name: keyof Owner & string, onCall: (args: unknown[]) => void) => {
    const original = owner[name] as (...args: unknown[]) => unknown;
    const spied = function (this: unknown, ...args: unknown[]) {
      onCall(args);
      return original.apply(this, args);
    };
    Object.defineProperty(owner, name, {value: spied, configurable: true, writable: true});
  };
  const bodyTo = (url: unknown) => `body of a request to ${new URL(String(url), document.baseURI).href}`;
  spy(window, 'fetch', ([input, init]) => {
    if (input instanceof Request) throw new TypeError('Not followed here: the body of a Request');
    tell(bodyTo(input), (init as RequestInit | undefined)?.body);
  });
  spy(navigator, 'sendBeacon', ([url, body]) => tell(bodyTo(url), body));
  spy(XMLHttpRequest.prototype, 'send', ([body]) => tell('body of a request', body));
  if (window !== window.top) return;
  spy(EventTarget.prototype, 'dispatchEvent', ([event]) => {
    const {type, detail} = event as CustomEvent<unknown>;
    if (type.startsWith('sjs-')) tell(`event ${type}`, detail);
  });
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const) {
    spy(console, name, (args) => tell('console', ...args));
  }
  for (const name of ['pushState', 'replaceState'] as const) spy(history, name, (args) => tell('history', ...args));
  // What any listener of the page hears while somebody types.
  for (const type of ['beforeinput', 'input', 'change', 'submit']) {
    document.addEventListener(type, (event) => {
      tell(`event ${type}`, 'data' in event && event.data, (event.target as HTMLInputElement).value);
    });
  }
}

/**
 * Everything that stands in the page and its storages, through every shadow root. Left out: what is typed into the inputs
 * of a payment form, and what the demo tells visitors to type.
 */
export function textsOfPage(): Text[] {
  const texts: Text[] = [];
  const add = (place: string, text: unknown) => texts.push({place, text: String(text)});
  const walk = (root: Document | ShadowRoot, path: string): void => {
    const typing = root instanceof ShadowRoot && root.host.localName === 'sjs-payment-form';
    for (const element of root.querySelectorAll('*')) {
      const here = `${path}${element.localName}`;
      for (const {name, value} of element.attributes) add(`attribute ${name} of ${here}`, value);
      if ('value' in element && !(typing && element.matches('[data-field]'))) add(`value of ${here}`, element.value);
      if (element.shadowRoot) walk(element.shadowRoot, `${here} > `);
      if (element.closest('style, script, .try-it')) continue;
      for (const node of element.childNodes) if (node instanceof Text) add(`text of ${here}`, node.data);
    }
  };
  walk(document, '');
  for (const name of ['localStorage', 'sessionStorage'] as const) add(name, JSON.stringify({...window[name]}));
  add('cookie', document.cookie);
  add('address', location.href);
  add('history', JSON.stringify(history.state));
  add('name of the window', window.name);
  for (const entry of performance.getEntries()) {
    // No times: those are numbers, too.
    add('performance entry', `${entry.name} ${JSON.stringify((entry as PerformanceMark).detail)}`);
  }
  return texts;
}

/** What is still typed into own fields for numbers and codes, by field. Names may stay. */
export function typedInPage(): Record<string, string> {
  const typed: Record<string, string> = {};
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      const field = element instanceof HTMLInputElement ? element.dataset['field'] : undefined;
      const inForm = root instanceof ShadowRoot && root.host.localName === 'sjs-payment-form';
      const {value = ''} = element as Partial<HTMLInputElement>;
      if (inForm && field && value && !field.endsWith('Holder')) typed[field] = value;
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return typed;
}

/** What a native submit could send of a payment form: nothing. */
export function postableInPage(): string[] {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot): void => {
    const inForm = root instanceof ShadowRoot && root.host.localName === 'sjs-payment-form';
    for (const element of root.querySelectorAll('*')) {
      const postable =
        element instanceof HTMLInputElement && element.dataset['field']
          ? element.hasAttribute('name') || element.form !== null
          : element.matches('form, [action], [formaction]');
      if (inForm && postable) found.push(element.outerHTML);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return found;
}
