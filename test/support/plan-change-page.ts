/** A page with `<sjs-plan-change>`, and what customers do there. */
import {fixture, html} from '@open-wc/testing';
import {SjsPlanChange} from '../../components/plan-change.ts';
import {defineOnce} from '../../components/registry.ts';
import {createFakeBrowser} from './fake-platform.ts';
import type {FakeBrowser} from './fake-platform.ts';
import type {Platform} from '../../src/platform.ts';
import {listen, pick, query, submitButton, textOf, until, vendorScript} from './page.ts';
import type {Heard} from './page.ts';
import type {FakeSubscriptionJs} from './fake-subscriptionjs.ts';

defineOnce('sjs-plan-change', SjsPlanChange);

export interface OpenOptions {
  readonly properties?: Partial<SjsPlanChange>;
  readonly children?: readonly Element[];
  readonly browser?: FakeBrowser;
  /** The tab it is in. Default: a new one. */
  readonly tab?: Platform;
  readonly vendor?: FakeSubscriptionJs;
  /** What is waited for. Default: the button. */
  readonly until?: string;
}

export interface OpenedPlanChange {
  readonly element: SjsPlanChange;
  readonly vendor: FakeSubscriptionJs;
  readonly heard: Heard;
  readonly browser: FakeBrowser;
  readonly tab: Platform;
}

export async function openPlanChangePage(options: OpenOptions = {}): Promise<OpenedPlanChange> {
  const {properties = {}, children = [], until: part = 'submit', vendor = vendorScript()} = options;
  const place = await fixture<HTMLDivElement>(html`<div></div>`);
  const heard = listen(place);
  const browser = options.browser ?? createFakeBrowser();
  const tab = options.tab ?? browser.openTab();
  const element = document.createElement('sjs-plan-change');
  const settings = {publicApiKey: 'key', scriptSrc: vendor.url, orderHook: '/billing'};
  Object.assign(element, settings, {locale: 'en', platform: tab}, properties);
  element.append(...children);
  place.append(element);
  // Nothing is loaded before it can be seen.
  element.scrollIntoView();
  await until(() => query(element, `[part~="${part}"]`), `no ${part}`);
  return {element, vendor, heard, browser, tab};
}

export async function choosePlan(element: Element, id: string, price = '€'): Promise<void> {
  await pick(element, id);
  await until(() => submitButton(element)?.textContent?.includes(price), 'no price');
}

/** The price, row by row. */
export const table = (element: Element) => textOf(query(element, 'table')!);
/** The contract as it is. */
export const current = (element: Element) => textOf(query(element, '[part=current]')!);
