/**
 * The front-end developer's way: the package from npm, its events typed. Shows each event at the bottom of the page.
 * `?flow=subscribe` and `?locale=de` set the attributes of the same name.
 */
import 'sjs-checkout/define/checkout';

const eventTypes = [
  'sjs-ready',
  'sjs-change',
  'sjs-preview',
  'sjs-submit',
  'sjs-order',
  'sjs-redirect',
  'sjs-success',
  'sjs-error',
] as const;

const log = document.querySelector<HTMLOListElement>('#log')!;
const checkout = document.querySelector('sjs-checkout')!;

for (const name of ['flow', 'locale']) {
  const value = new URLSearchParams(location.search).get(name);
  if (value) checkout.setAttribute(name, value);
}

for (const type of eventTypes) checkout.addEventListener(type, (event) => write(type, event.detail));

// What a shop would do: look before the money moves, and thank afterwards.
checkout.addEventListener('sjs-submit', (event) => event.detail.waitUntil(riskCheck(event.detail.grossTotal)));
checkout.addEventListener('sjs-success', (event) => {
  document.title = `Thank you for order ${event.detail.orderId}`;
});

/** Stands for a CAPTCHA or a risk check: a rejected promise stops the purchase. */
function riskCheck(grossTotal: number): Promise<void> {
  return grossTotal > 10_000 ? Promise.reject(new Error('Orders of this size go by phone.')) : Promise.resolve();
}

function write(type: string, detail: object): void {
  const entry = document.createElement('li');
  const name = document.createElement('b');
  const text = document.createElement('code');
  name.textContent = type;
  text.textContent = JSON.stringify(detail);
  entry.append(name, text);
  log.append(entry);
  log.scrollTop = log.scrollHeight;
}
