import {CheckoutError} from '../errors.ts';
import {systemClock} from '../platform.ts';
import type {Clock} from '../platform.ts';
import {secureUrl} from './secure-url.ts';
import {share} from './share.ts';
import type {Shared} from './share.ts';
import type {SubscriptionJs} from './vendor.ts';

/** Where billwerk serves SubscriptionJS (documented [D]); customers with a dedicated host have another address [C]. */
export const scriptUrls = {
  production: 'https://selfservice.billwerk.com/subscription.js',
  sandbox: 'https://selfservice.sandbox.billwerk.com/subscription.js',
} as const;

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): unknown};
}

/** What is used of `window`; the globals are those of the library's three names over time [D]/[C]. */
export interface ScriptWindow {
  readonly document: Document;
  readonly trustedTypes?: unknown;
  readonly SubscriptionJS?: unknown;
  readonly BillwerkJS?: unknown;
  readonly IteroJS?: unknown;
}

export interface ScriptOptions {
  /** Relative to the page; https, or http on localhost. */
  readonly url: string;
  /** Default: the global one. */
  readonly window?: ScriptWindow;
  /** Default 15,000. A script that arrives later counts for the next call. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

interface Page {
  readonly scripts: Shared<SubscriptionJs>;
  /** What the Trusted Types policy lets through. */
  readonly configured: Set<string>;
  policy?: ReturnType<TrustedTypes['createPolicy']>;
}

/** By window, so that a frame or a test has its own script. */
const pages = new WeakMap<ScriptWindow, Page>();

/**
 * Loads SubscriptionJS once per page and address. A `<script src>` of that address that is in the page already is
 * reused, loaded or not. After a failure the tag is removed and the next call tries again.
 *
 * Importing this module does nothing; a call on a server is rejected.
 *
 * @throws CheckoutError `ConfigurationMissing` (merchant: no browser, an insecure address, or a script that is not
 *   SubscriptionJS), `ScriptBlocked`, `ScriptTimeout`. Its outcome is always definite: nothing was sent.
 */
export async function loadScript(options: ScriptOptions): Promise<SubscriptionJs> {
  const {clock = systemClock, timeoutMs = 15_000} = options;
  const host = options.window ?? (typeof window === 'undefined' ? undefined : window);
  if (!host) throw misconfigured('SubscriptionJS runs in browsers only');
  const url = secureUrl(options.url, host.document.baseURI)?.href;
  if (!url) throw misconfigured(`${options.url} is not https`);

  const page = pageOf(host);
  page.configured.add(url);
  return share(page.scripts, url, {clock, timeoutMs}, (resolve, reject) => {
    const present = Array.from(host.document.scripts).find(({src}) => src === url);
    const already = present && globalOf(host);
    if (already) return resolve(already);

    const script = present ?? host.document.createElement('script');
    script.addEventListener('load', () => {
      const found = globalOf(host);
      if (found) resolve(found);
      else reject(misconfigured(`${url} defines no SubscriptionJS`));
    });
    script.addEventListener('error', (cause) => reject(blocked('network', cause)));
    if (!present) {
      try {
        script.src = trustedUrl(host, page, url);
      } catch (cause) {
        // The page's `trusted-types` directive does not list our policy.
        return reject(blocked('merchant', cause));
      }
      host.document.head.append(script);
    }
    return () => script.remove();
  });
}

function pageOf(host: ScriptWindow): Page {
  const page = pages.get(host) ?? {scripts: new Map<string, Promise<SubscriptionJs>>(), configured: new Set<string>()};
  pages.set(host, page);
  return page;
}

/** Under `require-trusted-types-for 'script'` a script's address has to come from a policy; ours is `sjs-checkout`. */
function trustedUrl({trustedTypes}: ScriptWindow, page: Page, url: string): string {
  if (!trustedTypes) return url;
  // One for all addresses: a page may forbid a second policy of the same name.
  page.policy ??= (trustedTypes as TrustedTypes).createPolicy('sjs-checkout', {
    createScriptURL(candidate) {
      if (page.configured.has(candidate)) return candidate;
      throw new TypeError(`${candidate} is not the configured script`);
    },
  });
  // The DOM library's types know no TrustedScriptURL: for them `src` is a string.
  return page.policy.createScriptURL(url) as string;
}

/** An element whose id is one of the names is a global of that name, too; it is not the library. */
function globalOf({SubscriptionJS, BillwerkJS, IteroJS}: ScriptWindow): SubscriptionJs | undefined {
  return [SubscriptionJS, BillwerkJS, IteroJS].find(isSubscriptionJs);
}

function isSubscriptionJs(value: unknown): value is SubscriptionJs {
  return ((typeof value === 'object' && value !== null) || typeof value === 'function') && 'Signup' in value;
}

function blocked(audience: 'network' | 'merchant', cause: unknown): CheckoutError {
  return new CheckoutError('ScriptBlocked', {audience, outcome: 'declined', cause});
}

function misconfigured(message: string): CheckoutError {
  return new CheckoutError('ConfigurationMissing', {
    audience: 'merchant',
    outcome: 'declined',
    field: 'script-src',
    message,
  });
}
