import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {Catalog, Preview} from '../../src/model.ts';
import type {LeafEventDetails} from '../../components/events.ts';
import {loadErrorMessages} from '../../components/error-messages.ts';
import {loadMessages} from '../../components/localize.ts';
import {SjsPricePreview} from '../../components/price-preview.ts';
import {defineOnce} from '../../components/registry.ts';

defineOnce('sjs-price-preview', SjsPricePreview);

const month = {unit: 'Month', quantity: 1} as const;

/** The answer on billwerk's Signup page, in our words. */
const documented: Preview = {
  currency: 'EUR',
  total: 75,
  totalVat: 14.25,
  totalGross: 89.25,
  nextTotalGross: 29.75,
  nextDate: '2019-05-03T11:56:37.8490000Z',
  isTrial: false,
  allowWithoutPaymentData: false,
  coupon: {code: 'STAR', valid: false},
  fees: [
    {
      kind: 'recurring',
      name: 'Mein Produkt <i>',
      variantName: 'monatliche Laufzeit',
      quantity: 1,
      pricePerUnit: 25,
      vatPercentage: 19,
      period: month,
      net: 25,
      vat: 4.75,
      lineItems: [],
    },
    {kind: 'setup', name: 'Einrichtungsgebühr', quantity: 1, vatPercentage: 19, net: 50, vat: 9.5, lineItems: []},
    {
      kind: 'metered',
      name: 'metered',
      componentId: 'calls',
      quantity: 0,
      pricePerUnit: 0.085,
      vatPercentage: 0,
      net: 0,
      vat: 0,
      lineItems: [],
    },
  ],
};

const trial: Preview = {
  ...documented,
  total: 0,
  totalVat: 0,
  totalGross: 0,
  isTrial: true,
  trialPeriod: {unit: 'Day', quantity: 14},
  fees: [{...documented.fees[0]!, net: 0, vat: 0}],
};

const catalog: Catalog = {
  currency: 'EUR',
  priceTax: 'net',
  plans: [],
  components: [{id: 'calls', name: 'API calls', type: 'Metered', unit: 'call'}],
};

before(async () => {
  await Promise.all([loadErrorMessages('en'), loadMessages('de')]);
});

async function price(properties: Partial<SjsPricePreview> = {}): Promise<SjsPricePreview> {
  const element = await fixture<SjsPricePreview>(html`<sjs-price-preview></sjs-price-preview>`);
  Object.assign(element, {preview: documented, status: 'settled', catalog, ...properties});
  await element.updateComplete;
  // The coupon's part of it is loaded with the first code.
  if (element.couponCode) await waitUntil(() => element.renderRoot.querySelector('#coupon, [part="coupon-chip"]'));
  return element;
}

function find<Type extends HTMLElement = HTMLElement>(element: SjsPricePreview, selector: string): Type {
  const found = element.renderRoot.querySelector<Type>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

const words = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();
const rows = (element: SjsPricePreview) => [...element.renderRoot.querySelectorAll('tbody tr')].map(words);
const announcement = (element: SjsPricePreview) => words(find(element, '[role="status"]'));

function coupons(element: SjsPricePreview): string[] {
  const asked: string[] = [];
  element.addEventListener('sjs-coupon', ({detail}: CustomEvent<LeafEventDetails['sjs-coupon']>) =>
    asked.push(detail.couponCode),
  );
  return asked;
}

async function openCoupon(element: SjsPricePreview): Promise<void> {
  find(element, '[part="coupon-toggle"]').click();
  await waitUntil(() => element.renderRoot.querySelector('#coupon'));
  await element.updateComplete;
}

async function typeCoupon(element: SjsPricePreview, code: string): Promise<void> {
  const input = find<HTMLInputElement>(element, '#coupon');
  input.value = code;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await element.updateComplete;
}

describe('<sjs-price-preview>', () => {
  it("shows billwerk's documented answer row by row", async () => {
    expect(rows(await price())).to.deep.equal([
      'Mein Produkt <i>monatliche Laufzeit · per month €25.00',
      'Einrichtungsgebührone-time €50.00',
      'metered€0.085 per call by usage',
      'Subtotal €75.00',
      'VAT 19% €14.25',
      'Due today €89.25',
      'Next paymenton May 3, 2019, then every month €29.75',
    ]);
  });

  it('is a table with a caption and headings for rows and columns', async () => {
    const element = await price();
    expect(words(find(element, 'caption'))).to.equal('What your order costs');
    expect(element.renderRoot.querySelectorAll('th[scope="col"]')).to.have.length(2);
    expect(element.renderRoot.querySelectorAll('th[scope="row"]')).to.have.length(7);
  });

  it('says quantity times unit price', async () => {
    const fees = [{...documented.fees[0]!, variantName: undefined, quantity: 3}];
    expect(rows(await price({preview: {...documented, fees}}))[0]).to.contain('3 × €25.00 · per month');
  });

  it('shows gross rows and the VAT in them where prices are gross', async () => {
    const shown = rows(await price({priceTax: 'gross'}));
    expect(shown[0]).to.contain('€29.75');
    expect(shown).to.contain('VAT 19% included €14.25');
    expect(shown.join()).not.to.contain('Subtotal');
  });

  it('says until when a trial is free and what comes then', async () => {
    const shown = rows(await price({preview: trial}));
    expect(shown).to.contain('Due today €0.00');
    expect(shown).to.contain('Free trialuntil May 3, 2019 14 days');
    expect(shown.at(-1)).to.equal('After the trialon May 3, 2019, then every month €29.75');
  });

  it('shows no next payment where there is none', async () => {
    const {nextTotalGross, ...once} = documented;
    expect(nextTotalGross).to.equal(29.75);
    expect(rows(await price({preview: once})).at(-1)).to.equal('Due today €89.25');
  });

  it('is in the language of its locale', async () => {
    const shown = rows(await price({locale: 'de-AT'}))
      .join('\n')
      .replace(/\s/g, ' ');
    expect(shown).to.contain('Heute fällig');
    expect(shown).to.match(/89,25|€ 89,25/);
  });

  it('says the total once it is settled, and not while it is stale', async () => {
    const element = await price();
    expect(announcement(element)).to.equal('Due today: €89.25');
    element.status = 'stale';
    element.preview = {...documented, totalGross: 100};
    await element.updateComplete;
    expect(announcement(element)).to.equal('Due today: €89.25');
    element.status = 'settled';
    await element.updateComplete;
    expect(announcement(element)).to.equal('Due today: €100.00');
  });

  it('keeps a stale price readable and marks it busy', async () => {
    const element = await price({status: 'stale'});
    expect(find(element, '.price').getAttribute('aria-busy')).to.equal('true');
    expect(rows(element)).to.have.length(7);
  });

  it('keeps its height while a new price is on its way', async () => {
    const element = await price();
    const before = element.offsetHeight;
    element.status = 'stale';
    await element.updateComplete;
    expect(element.offsetHeight).to.equal(before);
  });

  it('keeps the last price when a new one cannot be had, says so, and asks again', async () => {
    const element = await price({status: 'failed'});
    expect(rows(element)).to.have.length(7);
    expect(words(find(element, '[role="alert"]'))).to.contain('may be outdated');
    let retries = 0;
    element.addEventListener('sjs-retry', () => retries++);
    find(element, '[part="retry"]').click();
    expect(retries).to.equal(1);
  });

  it('offers to try again when there never was a price, in no more room than that takes', async () => {
    const element = await price({status: 'failed', preview: undefined});
    expect(words(find(element, '[role="alert"]'))).to.contain('could not be loaded');
    expect(find(element, '[role="alert"]').offsetHeight).to.be.lessThan(100);
  });

  it('holds the place of the first price as soon as it is asked for, again or for the first time', async () => {
    for (const before of ['empty', 'failed'] as const) {
      const element = await price({status: before, preview: undefined});
      element.status = 'loading';
      await element.updateComplete;
      expect(find(element, '[part="placeholder"]').offsetHeight).to.be.greaterThan(150);
    }
  });
});

describe('<sjs-price-preview> coupons', () => {
  it('are out of the way until wanted, then take the focus', async () => {
    const element = await price();
    expect(element.renderRoot.querySelector('#coupon')).to.equal(null);
    await openCoupon(element);
    await element.updateComplete;
    expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal('coupon');
  });

  it('are asked for once, whether by button, Enter or leaving the field', async () => {
    const element = await price();
    const asked = coupons(element);
    await openCoupon(element);
    await typeCoupon(element, ' star ');
    find<HTMLInputElement>(element, '#coupon').dispatchEvent(new Event('change', {bubbles: true}));
    find(element, '[part="coupon-apply"]').click();
    expect(asked).to.deep.equal(['star']);
  });

  it('do not submit the form around', async () => {
    const outer = await fixture<HTMLFormElement>(html`<form><sjs-price-preview></sjs-price-preview></form>`);
    let submitted = false;
    outer.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted = true;
    });
    const element = outer.querySelector('sjs-price-preview')!;
    await element.updateComplete;
    await openCoupon(element);
    await typeCoupon(element, 'STAR');
    find(element, '[part="coupon-apply"]').click();
    expect(submitted).to.equal(false);
  });

  it('show the code in use, and are removed by one button', async () => {
    const element = await price({couponCode: 'STAR', couponStatus: 'valid'});
    const asked = coupons(element);
    expect(words(find(element, '[part="coupon-chip"]'))).to.equal('Coupon code STAR');
    const remove = find(element, '[part="coupon-remove"]');
    expect(remove.getAttribute('aria-label')).to.equal('Remove the coupon code STAR');
    remove.click();
    expect(asked).to.deep.equal(['']);
  });

  it('keep the focus in place when the field becomes a code in use, and when that goes', async () => {
    const element = await price();
    await openCoupon(element);
    await typeCoupon(element, 'STAR');
    Object.assign(element, {couponCode: 'STAR', couponStatus: 'valid'});
    await element.updateComplete;
    const focused = () => (element.renderRoot as ShadowRoot).activeElement?.part.value;
    expect(focused()).to.equal('coupon-remove');
    find(element, '[part="coupon-remove"]').click();
    await element.updateComplete;
    Object.assign(element, {couponCode: '', couponStatus: 'none'});
    await element.updateComplete;
    expect(focused()).to.contain('coupon-toggle');
  });

  it('stay in place while a new price is on its way', async () => {
    const element = await price({couponCode: 'STAR', couponStatus: 'valid'});
    element.couponStatus = 'checking';
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[part="coupon-chip"]')).not.to.equal(null);
  });

  it('that are not valid stay to be corrected, and say that the price is without them', async () => {
    const element = await price({couponCode: 'STAR', couponStatus: 'invalid'});
    const input = find<HTMLInputElement>(element, '#coupon');
    expect(input.value).to.equal('STAR');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    const message = words(find(element, `#${input.getAttribute('aria-describedby')}`));
    expect(message).to.contain('without it');
    await typeCoupon(element, 'START');
    expect(input.getAttribute('aria-invalid')).to.equal(null);
  });

  it('that are emptied are removed', async () => {
    const element = await price({couponCode: 'STAR', couponStatus: 'invalid'});
    const asked = coupons(element);
    await typeCoupon(element, '');
    find(element, '[part="coupon-apply"]').click();
    expect(asked).to.deep.equal(['']);
  });

  it('of 10,000 characters are kept, called too long and not asked for', async () => {
    const element = await price();
    const asked = coupons(element);
    await openCoupon(element);
    await typeCoupon(element, 'X'.repeat(10_000));
    find(element, '[part="coupon-apply"]').click();
    await element.updateComplete;
    expect(asked).to.deep.equal([]);
    expect(find<HTMLInputElement>(element, '#coupon').value).to.have.length(10_000);
    expect(words(find(element, '#coupon-error'))).to.contain('at most 64 characters');
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });

  it('can be disabled, and look it', async () => {
    const element = await price({couponCode: 'STAR', couponStatus: 'valid', couponDisabled: true});
    expect(find(element, '[part="coupon-remove"]').matches(':disabled')).to.equal(true);
    const toggle = find(await price({couponDisabled: true}), '[part="coupon-toggle"]');
    expect(toggle.matches(':disabled')).to.equal(true);
    expect(getComputedStyle(toggle).textDecorationLine).to.equal('none');
    expect(getComputedStyle(toggle).cursor).to.equal('not-allowed');
  });
});

describe('<sjs-price-preview> for everyone', () => {
  afterEach(() => {
    document.documentElement.style.removeProperty('color-scheme');
    document.documentElement.style.removeProperty('background');
  });

  const states: [name: string, properties: Partial<SjsPricePreview>][] = [
    ['settled', {}],
    ['settled with a trial and a coupon', {preview: trial, couponCode: 'STAR', couponStatus: 'valid'}],
    ['with an invalid coupon', {couponCode: 'STAR', couponStatus: 'invalid'}],
    ['while a coupon is checked', {couponCode: 'STAR', couponStatus: 'checking'}],
    ['stale', {status: 'stale'}],
    ['failed', {status: 'failed'}],
    ['failed from the start', {status: 'failed', preview: undefined}],
    ['loading', {status: 'loading', preview: undefined}],
    ['empty', {status: 'empty', preview: undefined}],
  ];
  for (const scheme of ['light', 'dark']) {
    for (const [name, properties] of states) {
      it(`is accessible ${name}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.style.background = 'Canvas';
        const element = await price(properties);
        const running = element.renderRoot.querySelector('strong')?.getAnimations() ?? [];
        await Promise.all(running.map(({finished}) => finished));
        await expect(element).to.be.accessible();
      });
    }
  }
});
