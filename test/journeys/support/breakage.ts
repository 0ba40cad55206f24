/** What can go wrong with one request, in the network between the page and a server. */
import type {Page, Route} from '@playwright/test';

export type Breakage =
  | 'lost before it arrives'
  | 'its answer lost'
  | 'lost for 30 seconds'
  | 'answered after a minute'
  | 'never answered'
  | 'too many requests'
  | 'a server error'
  | 'a server error after the effect'
  | 'out of service'
  | 'HTML instead of JSON'
  | 'half of the JSON';

export interface Broken {
  /** Once it has struck, half a minute or a minute pass, as the breakage wants; after that it is over. */
  wait(): Promise<void>;
}

export const breakages: readonly Breakage[] = [
  'lost before it arrives',
  'its answer lost',
  'lost for 30 seconds',
  'answered after a minute',
  'never answered',
  'too many requests',
  'a server error',
  'a server error after the effect',
  'out of service',
  'HTML instead of JSON',
  'half of the JSON',
];

/** Breakages after which the server has done what it was asked for. */
export function hadEffect(breakage: Breakage): boolean {
  return [
    'its answer lost',
    'answered after a minute',
    'never answered',
    'a server error after the effect',
    'HTML instead of JSON',
    'half of the JSON',
  ].includes(breakage);
}

const html = {contentType: 'text/html', body: '<!doctype html><title>Sorry</title>'};

/** Breaks the next request to `path`; the ones after it are well again, unless the breakage lasts. */
export async function breakNext(page: Page, path: RegExp, breakage: Breakage): Promise<Broken> {
  let strikes = 1;
  let mend = (): void => undefined;
  let hit = (): void => undefined;
  const struck = new Promise<void>((resolve) => (hit = resolve));
  const mended = new Promise<void>((resolve) => (mend = resolve));

  await page.route(path, async (route) => {
    // The browser's own question about origins is not the request.
    if (route.request().method() === 'OPTIONS' || strikes === 0) return route.fallback();
    if (breakage !== 'lost for 30 seconds') strikes = 0;
    hit();
    return strike(route);
  });

  async function strike(route: Route): Promise<void> {
    switch (breakage) {
      case 'lost before it arrives':
      case 'lost for 30 seconds':
        return route.abort('connectionreset');
      case 'its answer lost':
        await route.fetch();
        return route.abort('connectionreset');
      case 'answered after a minute': {
        const response = await route.fetch();
        await mended;
        return route.fulfill({response}).catch(gone);
      }
      case 'never answered':
        await route.fetch();
        return;
      case 'too many requests':
        return spoil(route, false, {status: 429, ...html});
      case 'a server error':
        return spoil(route, false, {status: 500, ...html});
      case 'a server error after the effect':
        return spoil(route, true, {status: 500, ...html});
      case 'out of service':
        return spoil(route, false, {status: 503, ...html});
      case 'HTML instead of JSON':
        return spoil(route, true, {status: 200, ...html});
      case 'half of the JSON':
        return spoil(route, true, {status: 200, contentType: 'application/json', body: '{"Order": {"Total": 1'});
    }
  }

  return {
    async wait() {
      await struck;
      if (breakage === 'answered after a minute') await page.clock.fastForward(60_000);
      else if (breakage === 'lost for 30 seconds') await page.clock.fastForward(30_000);
      strikes = 0;
      mend();
    },
  };
}

/** Changes the JSON of the next answer to `path`. */
export async function changeNext(page: Page, path: RegExp, change: (answer: unknown) => unknown): Promise<void> {
  let done = false;
  await page.route(path, async (route) => {
    if (route.request().method() === 'OPTIONS' || done) return route.fallback();
    done = true;
    const response = await route.fetch();
    return route.fulfill({response, json: change(await response.json())});
  });
}

async function spoil(
  route: Route,
  effect: boolean,
  answer: {status: number; contentType: string; body: string},
): Promise<void> {
  if (effect) await route.fetch();
  await route.fulfill({...answer, headers: {'access-control-allow-origin': '*'}});
}

/** Nobody waits for it any more. */
function gone(): void {}
