/** The elements that act alone, on pages of their own: the script tag loads the ones that the page has. */
import {defineOnce} from './registry.ts';

const elements: Readonly<Record<string, () => Promise<CustomElementConstructor>>> = {
  'sjs-return': async () => (await import('./return.ts')).SjsReturn,
  'sjs-plan-change': async () => (await import('./plan-change.ts')).SjsPlanChange,
  'sjs-payment-change': async () => (await import('./payment-change.ts')).SjsPaymentChange,
};

for (const [tag, load] of Object.entries(elements)) {
  if (document.querySelector(tag)) void load().then((element) => defineOnce(tag, element));
}
