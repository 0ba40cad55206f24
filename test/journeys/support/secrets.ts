/**
 * Looks for payment data wherever they must never be. They may be in the inputs they are typed into, and in the one
 * request by which SubscriptionJS hands them to the payment provider.
 */
import type {BrowserContext, Page, Request} from '@playwright/test';
import {expect} from '@playwright/test';
import type {Demo} from '../../support/server.mjs';
import {postableInPage, record, textsOfPage, typedInPage} from './secrets-in-page.ts';
import type {Text} from './secrets-in-page.ts';
import {findIn, spellingsOf} from './spellings.ts';

export interface Watch {
  /** These were typed, or are about to be; without spaces. */
  keep(...secrets: string[]): void;
  /** Where something of what was typed can be found, up to now: `place: ... what stands there ...`. */
  leaks(): Promise<readonly string[]>;
  /** What reached the payment provider. */
  sent(): string;
}

const marker = 'sjs-watch:';

/** Begins to watch, on every page of the context; call it before the first one is opened. */
export async function watchSecrets(context: BrowserContext, {sandboxUrl, paymentFormUrl}: Demo): Promise<Watch> {
  const secrets = new Map<string, RegExp>();
  const told: Text[] = [];
  const requests: Request[] = [];
  await context.addInitScript(record, marker);
  context.on('console', (message) => {
    const text = message.text();
    told.push(text.startsWith(marker) ? (JSON.parse(text.slice(marker.length)) as Text) : {place: 'console', text});
  });
  context.on('weberror', (error) => told.push({place: 'uncaught error', text: String(error.error())}));
  context.on('request', (request) => requests.push(request));
  const follow = (page: Page) =>
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) told.push({place: 'address', text: frame.url()});
    });
  context.pages().forEach(follow);
  context.on('page', follow);

  const provider = [sandboxUrl, paymentFormUrl].map((origin) => `${origin}/psp/tokenize`);
  const toProvider = ({place}: Text) => provider.includes(place.replace('body of a request to ', ''));

  async function everywhere(): Promise<Text[]> {
    const inPages = await Promise.all(context.pages().map((page) => page.evaluate(textsOfPage)));
    const inRequests = await Promise.all(requests.map(textsOf));
    return [
      ...inPages.flat(),
      ...[...inRequests.flat(), ...told].filter((text) => !toProvider(text)),
      {place: 'cookie', text: JSON.stringify(await context.cookies())},
      {place: 'body of a request to billwerk', text: await callsOf(sandboxUrl)},
    ];
  }

  return {
    keep(...typed) {
      for (const secret of typed) secrets.set(secret, spellingsOf(secret));
    },
    async leaks() {
      const found = (await everywhere()).flatMap(({place, text}) =>
        [...secrets.values()].map((secret) => ({place, excerpt: findIn(text, secret)})),
      );
      return found
        .filter(({excerpt}) => excerpt !== undefined)
        .map(({place, excerpt}) => `${place}: ... ${excerpt} ...`);
    },
    sent: () =>
      told
        .filter(toProvider)
        .map(({text}) => text)
        .join('\n'),
  };
}

async function textsOf(request: Request): Promise<Text[]> {
  const headers = Object.entries(await request.allHeaders().catch(() => request.headers()));
  const url = request.url();
  return [
    {place: 'address of a request', text: url},
    {place: `body of a request to ${url}`, text: request.postDataBuffer()?.toString('latin1') ?? ''},
    ...headers
      .filter(([name]) => !/^(:|content-length$|host$|user-agent$|sec-ch-)/.test(name))
      .map(([name, text]) => ({place: `header ${name} of a request to ${url}`, text})),
  ];
}

/** What billwerk got, also from the shop's own server. */
async function callsOf(sandboxUrl: string): Promise<string> {
  const {calls} = (await (await fetch(`${sandboxUrl}/__sandbox/state`)).json()) as {
    calls: {path: string; body: unknown}[];
  };
  return JSON.stringify(calls.map(({path, body}) => [path, body]));
}

/** Nothing of what was typed is anywhere; and the search has eyes, since all of it did reach the provider. */
export async function expectNoLeak(watch: Watch, sent: readonly string[]): Promise<void> {
  expect(await watch.leaks(), 'payment data that leaked').toEqual([]);
  for (const secret of sent) expect(watch.sent(), 'what SubscriptionJS sent').toContain(secret);
}

/** Nothing is typed into own fields any more, and nothing there could be posted. */
export async function expectNothingTyped(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(typedInPage), 'what is still typed').toEqual({});
}

export async function expectNothingToPost(page: Page): Promise<void> {
  expect(await page.evaluate(postableInPage), 'what a native submit could send').toEqual([]);
}
