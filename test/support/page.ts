/** What people do with an element and see of it, through every shadow root; and an element on a page to do it with. */
import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {CheckoutEventDetails} from '../../components/events.ts';
import {SjsCheckout} from '../../components/checkout.ts';
import type {SjsPaymentForm} from '../../components/payment-form.ts';
import {SjsPlanPicker} from '../../components/plan-picker.ts';
import {defineOnce} from '../../components/registry.ts';
import type {Catalog, Customer} from '../../src/model.ts';
import type {FakeBrowser} from './fake-platform.ts';
import {createFakeBrowser} from './fake-platform.ts';
import type {FakeSubscriptionJs} from './fake-subscriptionjs.ts';
import {installFakeSubscriptionJs} from './fake-subscriptionjs.ts';

defineOnce('sjs-plan-picker', SjsPlanPicker);
defineOnce('sjs-checkout', SjsCheckout);

const month = {unit: 'Month', quantity: 1} as const;

export const catalog: Catalog = {
  currency: 'EUR',
  priceTax: 'net',
  plans: [
    {id: 'basic', name: 'Basic', variants: [{id: 'basic-monthly', price: 10, period: month}]},
    {
      id: 'team',
      name: 'Team',
      variants: [
        {id: 'team-monthly', price: 25, period: month},
        {id: 'team-yearly', price: 250, period: {unit: 'Year', quantity: 1}},
      ],
    },
  ],
};

export const ada: Customer = {
  emailAddress: 'ada@example.org',
  firstName: 'Ada',
  lastName: 'Lovelace',
  address: {street: 'Lindenstraße', houseNumber: '6', postalCode: '10115', city: 'Berlin', country: 'DE'},
};

/** Nobody may ever find one of these outside the inputs. */
export const card = {
  'Card number': '4111 1111 1111 1111',
  'Expiry date': `12 / ${(new Date().getFullYear() + 3) % 100}`,
  'Security code': '737',
  'Name on card': 'A. Lovelace',
};

type EventName = keyof CheckoutEventDetails;

const eventNames: readonly EventName[] = [
  'sjs-ready',
  'sjs-change',
  'sjs-preview',
  'sjs-submit',
  'sjs-order',
  'sjs-redirect',
  'sjs-success',
  'sjs-payment-changed',
  'sjs-error',
];

/** What the surrounding page hears, in order. */
export interface Heard {
  readonly all: readonly {readonly type: EventName; readonly detail: unknown}[];
  of<Type extends EventName>(type: Type): readonly CheckoutEventDetails[Type][];
}

export function listen(target: EventTarget): Heard {
  const all: {type: EventName; detail: unknown}[] = [];
  for (const type of eventNames) {
    target.addEventListener(type, (event) => all.push({type, detail: (event as CustomEvent).detail}));
  }
  return {
    all,
    of: <Type extends EventName>(type: Type) =>
      all.filter((event) => event.type === type).map(({detail}) => detail as CheckoutEventDetails[Type]),
  };
}

export interface OpenedCheckout {
  readonly element: SjsCheckout;
  readonly vendor: FakeSubscriptionJs;
  readonly browser: FakeBrowser;
  readonly heard: Heard;
}

export interface OpenElementOptions {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Partial<SjsCheckout>;
  /** Light DOM children. */
  readonly children?: readonly Element[];
  readonly vendor?: FakeSubscriptionJs;
  readonly browser?: FakeBrowser;
  /** Default true: comes back once there is something to buy. */
  readonly settled?: boolean;
}

/** How long, in milliseconds, a test waits for what must come, and how often it looks: a busy machine is no failure. */
const patience = {timeout: 8000, interval: 10};

const installed = new Set<FakeSubscriptionJs>();

/** A page's vendor script; taken away by `cleanUp`. */
export function vendorScript(): FakeSubscriptionJs {
  const vendor = installFakeSubscriptionJs();
  installed.add(vendor);
  return vendor;
}

export function cleanUp(): void {
  for (const vendor of installed) vendor.remove();
  installed.clear();
}

/** A checkout with a catalog, a prefilled customer and everything it needs; in its own browser unless one is given. */
export async function openElement(options: OpenElementOptions = {}): Promise<OpenedCheckout> {
  const {attributes = {}, properties = {}, children = [], settled = true} = options;
  const vendor = options.vendor ?? vendorScript();
  const browser = options.browser ?? createFakeBrowser();
  const place = await fixture<HTMLDivElement>(html`<div></div>`);
  const heard = listen(place);
  const element = document.createElement('sjs-checkout');
  const all = {'public-api-key': 'key', 'script-src': vendor.url, locale: 'en', load: 'eager', ...attributes};
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  Object.assign(element, {catalog, customer: ada, platform: browser.openTab()}, properties);
  element.append(...children);
  place.append(element);
  if (settled) await waitUntil(() => canBuy(element), 'nothing to buy appears', patience);
  return {element, vendor, browser, heard};
}

/** Price and payment methods are there, and no answer is awaited. */
function canBuy(element: SjsCheckout): boolean {
  const methods = query<SjsPaymentForm>(element, 'sjs-payment-form');
  const methodsAreThere = !query(element, '.awaited') && (!methods?.bearer || query(element, '[data-bearer]'));
  return Boolean(query(element, '[part~=submit]') && methodsAreThere) && priceIsThere(element);
}

function priceIsThere(element: SjsCheckout): boolean {
  return Boolean(element.order) || query(element, '[part~=total]') !== undefined;
}

/** Every visible element inside, shadow roots included, in the order of the page. */
export function queryAll<Type extends Element = HTMLElement>(root: Element, selector: string): Type[] {
  const found: Type[] = [];
  const visit = (node: Element | ShadowRoot) => {
    for (const child of node.children) {
      if (child.matches(selector) && isVisible(child)) found.push(child as Type);
      if (child.shadowRoot) visit(child.shadowRoot);
      visit(child);
    }
  };
  if (root.shadowRoot) visit(root.shadowRoot);
  visit(root);
  return found;
}

export function query<Type extends Element = HTMLElement>(root: Element, selector: string): Type | undefined {
  return queryAll<Type>(root, selector)[0];
}

function isVisible(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** What can be read, with single spaces, what screen readers read included. */
export function textOf(root: Element): string {
  const parts: string[] = [];
  const visit = (node: Node) => {
    if (node instanceof Text) return parts.push(node.data);
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes().forEach(visit);
    if (node instanceof Element) {
      if (/^(script|style|select)$/.test(node.localName)) return;
      if (getComputedStyle(node).display === 'none') return;
    }
    const inside = node instanceof Element ? (node.shadowRoot ?? node) : node;
    inside.childNodes.forEach(visit);
    return parts.push(' ');
  };
  visit(root);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

const nameOf = (control: Element) => control.getAttribute('aria-label') ?? textOf(control);

/** The button or link of that name. */
export function button(root: Element, name: string): HTMLElement {
  const found = findButton(root, name);
  if (!found) throw new Error(`There is no "${name}" among ${queryAll(root, 'button, a').map(nameOf).join(' | ')}`);
  return found;
}

export function findButton(root: Element, name: string): HTMLElement | undefined {
  return queryAll(root, 'button, a').find((control) => nameOf(control) === name);
}

/** The visible control whose label says exactly that. */
export function labelled<Control extends HTMLElement = HTMLInputElement>(root: Element, label: string): Control {
  const control = findLabelled(root, label);
  if (!control) throw new Error(`There is no field "${label}"`);
  return control as unknown as Control;
}

function findLabelled(root: Element, label: string): HTMLElement | null | undefined {
  const labels = queryAll<HTMLLabelElement>(root, 'label').filter((each) => textOf(each).startsWith(label));
  return labels.map((each) => each.control).find(Boolean);
}

/** Writes into the field of that label and leaves it. */
export async function fill(root: Element, label: string, text: string): Promise<void> {
  await write(root, label, text);
  const control = labelled(root, label);
  control.dispatchEvent(new Event('change', {bubbles: true}));
  control.blur();
  await turn();
}

/** Writes into the field of that label; the focus stays. */
export async function write(root: Element, label: string, text: string): Promise<void> {
  // Fields of a payment method are loaded when it needs them.
  await until(() => findLabelled(root, label), `There is no field "${label}"`);
  const control = labelled(root, label);
  control.focus();
  control.value = text;
  control.dispatchEvent(new InputEvent('input', {inputType: 'insertText', bubbles: true, composed: true}));
  await turn();
}

export async function fillCard(root: Element, more: Partial<typeof card> = {}): Promise<void> {
  for (const [label, text] of Object.entries({...card, ...more})) await fill(root, label, text);
}

/** Chooses a plan, a period, a payment method: whatever radio button bears that value. */
export async function pick(root: Element, value: string): Promise<void> {
  const radio = queryAll<HTMLInputElement>(root, 'input[type=radio]').find((each) => each.value === value);
  if (!radio) throw new Error(`There is no radio button ${value}`);
  radio.click();
  await turn();
}

export function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
}

/** A required box as pages put it into the terms slot. */
export function termsBox() {
  const label = document.createElement('label');
  label.slot = 'terms';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.required = true;
  label.append(box, 'I accept the terms');
  return {label, box};
}

export const submitButton = (root: Element) => query(root, '[part~=submit]');

/** Presses the button that costs money. */
export function buy(root: Element): void {
  const submit = submitButton(root);
  if (!submit) throw new Error('There is no button to buy with');
  submit.click();
}

export const notice = (root: Element) => query(root, '[part=notice]');
export const question = (root: Element) => query(root, '[role=alertdialog]');
/** What went wrong, above the button. */
export const problem = (root: Element) => queryAll(root, '.summary > [part=problem]')[0];

export async function seeNotice(root: Element, title: string): Promise<HTMLElement> {
  await waitUntil(() => notice(root)?.querySelector('h3')?.textContent === title, `no notice "${title}"`, patience);
  return notice(root)!;
}

export async function seeProblem(root: Element, sentence: string): Promise<HTMLElement> {
  await see(() => problem(root) && textOf(problem(root)!), sentence);
  return problem(root)!;
}

/** Waits until a text contains another; says both when it never does. */
export async function see(read: () => string | undefined, wanted: string): Promise<void> {
  try {
    await waitUntil(() => read()?.includes(wanted), undefined, patience);
  } catch {
    expect(read()).to.contain(wanted);
  }
}

export async function until(condition: () => unknown, message: string): Promise<void> {
  await waitUntil(() => Boolean(condition()), message, patience);
}

/** What has the focus, through every shadow root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Waits for what fades in or changes colour: half-way there, it has no contrast. */
export async function rested(root: Element): Promise<void> {
  await turn();
  const animations = queryAll(root, '*').flatMap((element) => element.getAnimations());
  const ending = animations.filter(({effect}) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map(({finished}) => finished.catch(() => undefined)));
}

/** A turn of the event loop, for renderings and the vendor's answers. */
export async function turn(turns = 2): Promise<void> {
  for (let count = 0; count < turns; count++) await new Promise((resolve) => setTimeout(resolve));
}

/** Collects what is written to the console as an error from now on, instead of showing it. */
export function collectConsoleErrors(): string[] {
  const lines: string[] = [];
  const original = console.error;
  console.error = (...values: unknown[]) => void lines.push(values.map(String).join(' '));
  after(() => {
    console.error = original;
  });
  return lines;
}

/** Adds parameters to this page's address; returns the way to take them away. */
export function atAddress(parameters: Readonly<Record<string, string>>): () => void {
  const before = location.href;
  const url = new URL(before);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  history.replaceState(history.state, '', url);
  return () => history.replaceState(history.state, '', before);
}
