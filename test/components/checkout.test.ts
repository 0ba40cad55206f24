import {expect, fixture, html} from '@open-wc/testing';
import {attemptKey} from '../../src/checkout/attempt-key.ts';
import type {SjsCheckout} from '../../components/checkout.ts';
import type {Catalog} from '../../src/model.ts';
import {
  ada,
  atAddress,
  button,
  buy,
  catalog,
  cleanUp,
  collectConsoleErrors,
  fill,
  fillCard,
  findButton,
  labelled,
  listen,
  openElement,
  pick,
  query,
  queryAll,
  see,
  seeNotice,
  submitButton,
  textOf,
  turn,
  until,
  vendorScript,
  write,
} from '../support/page.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';

const unavailable = 'Ordering is not possible here at the moment.';
const consoleErrors = collectConsoleErrors();

const chosenPlan = (element: SjsCheckout) =>
  queryAll<HTMLInputElement>(element, 'input[name=plan]').find(({checked}) => checked)?.value;
const plans = (element: SjsCheckout) => queryAll<HTMLInputElement>(element, 'input[name=plan]').map(({value}) => value);
const told = (word: string) => consoleErrors.filter((line) => line.includes(word));

/** An address of our own, since answers of the test server are not JSON. */
function catalogAt(text: string): string {
  return URL.createObjectURL(new Blob([text], {type: 'application/json'}));
}

function jsonChild(text: string): Element {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = text;
  return script;
}

function planChild(attributes: Readonly<Record<string, string>>): Element {
  const plan = document.createElement('sjs-plan');
  const all = {
    variant: 'basic-monthly',
    price: '10',
    period: 'month',
    currency: 'EUR',
    'price-tax': 'net',
    ...attributes,
  };
  for (const [name, value] of Object.entries(all)) plan.setAttribute(name, value);
  plan.textContent = attributes['name'] ?? 'Basic';
  return plan;
}

afterEach(cleanUp);

describe('what is wrong with the page', () => {
  it('is a missing key: said in the element, and once on the console', async () => {
    const place = await fixture<HTMLDivElement>(html`<div></div>`);
    const heard = listen(place);
    for (let count = 0; count < 2; count++) {
      const element = document.createElement('sjs-checkout');
      Object.assign(element, {catalog});
      place.append(element);
      await see(() => textOf(element), unavailable);
      expect(textOf(element)).to.contain('public-api-key');
    }
    expect(told('public-api-key')).to.have.length(1);
    expect(heard.of('sjs-error')[0]).to.include({
      code: 'ConfigurationMissing',
      audience: 'merchant',
      recoverable: false,
    });
  });

  it('is mended by a key that comes later', async () => {
    const {element} = await openElement({attributes: {'public-api-key': ''}, settled: false});
    await see(() => textOf(element), unavailable);
    element.publicApiKey = 'key';
    await until(() => submitButton(element), 'nothing to buy appears');
    expect(textOf(element)).not.to.contain(unavailable);
  });

  it('is a catalog that nobody named', async () => {
    const {element} = await openElement({properties: {catalog: undefined}, settled: false});
    await see(() => textOf(element), unavailable);
    expect(told('(catalog): <sjs-checkout> needs a catalog')).to.have.length(1);
  });

  it('is a catalog that cannot be fetched, which may be tried again', async () => {
    const {element} = await openElement({properties: {catalog: '/no-such-catalog.json'}, settled: false});
    await see(() => textOf(element), unavailable);
    expect(told('/no-such-catalog.json')).to.have.length(1);
    element.catalog = catalogAt(JSON.stringify(catalog));
    await until(() => plans(element).length, 'no plans');
    expect(textOf(element)).not.to.contain(unavailable);
  });

  it('is a catalog that cannot be fetched at first: the button asks again', async () => {
    const answer = fetch;
    let reachable = false;
    window.fetch = (...input) => (reachable ? answer(...input) : Promise.reject(new TypeError('offline')));
    try {
      const url = catalogAt(JSON.stringify(catalog));
      const {element} = await openElement({properties: {catalog: url}, settled: false});
      await see(() => textOf(element), unavailable);
      reachable = true;
      button(element, 'Try again').click();
      await until(() => submitButton(element), 'nothing to buy appears');
    } finally {
      window.fetch = answer;
    }
  });

  it('is a catalog that does not come within 15 seconds, and counts when it comes', async () => {
    const answer = fetch;
    let arrive = (): void => undefined;
    window.fetch = (...input) => new Promise((resolve) => (arrive = () => resolve(answer(...input))));
    try {
      const url = catalogAt(JSON.stringify(catalog));
      const {element, browser} = await openElement({properties: {catalog: url}, settled: false});
      await turn(5);
      await browser.clock.advance(15_000);
      await see(() => textOf(element), unavailable);
      expect(told('does not come')).to.have.length(1);
      expect(findButton(element, 'Try again')).to.not.equal(undefined);
      arrive();
      await until(() => submitButton(element), 'nothing to buy appears');
      await browser.clock.advance(60_000);
      expect(told('does not come')).to.have.length(1);
    } finally {
      window.fetch = answer;
    }
  });

  it('is a catalog that cannot be fetched, and the payment that the shopper comes back from is completed all the same', async () => {
    const leave = atAddress({pactasTransactionId: 'without-a-catalog', interactivePayment: 'true'});
    try {
      const {element, vendor} = await openElement({properties: {catalog: '/no-such-catalog.json'}, settled: false});
      await seeNotice(element, 'Thank you for your order');
      expect(vendor.finalize.calls).to.have.length(1);
      expect(textOf(element)).not.to.contain(unavailable);
      expect(vendor.preview.calls).to.be.empty;
    } finally {
      leave();
    }
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['is no JSON', '<!doctype html>', 'is not JSON'],
    [
      'lacks a field',
      '{"currency": "EUR", "priceTax": "net", "plans": [{"id": "p", "name": "P"}]}',
      'plans[0].variants',
    ],
    ['has no plans', '{"currency": "EUR", "priceTax": "net", "plans": []}', 'plans must be'],
  ];
  for (const [name, text, word] of broken) {
    it(`is a catalog that ${name}`, async () => {
      const {element} = await openElement({properties: {catalog: catalogAt(text)}, settled: false});
      await see(() => textOf(element), unavailable);
      expect(told(word)).to.have.length(1);
    });
  }

  it('is a plan that is not in the catalog: the first one stands in', async () => {
    const {element} = await openElement({attributes: {plan: 'gold'}});
    expect(chosenPlan(element)).to.equal('basic-monthly');
    expect(told('no plan variant gold')).to.have.length(1);
  });
});

describe('the catalog', () => {
  it('may be a URL', async () => {
    const {element} = await openElement({properties: {catalog: catalogAt(JSON.stringify(catalog))}});
    expect(plans(element)).to.deep.equal(['basic-monthly', 'team-monthly']);
  });

  it('may be a JSON child', async () => {
    const children = [jsonChild(JSON.stringify(catalog))];
    const {element} = await openElement({properties: {catalog: undefined}, children});
    expect(plans(element)).to.deep.equal(['basic-monthly', 'team-monthly']);
  });

  it('may be plans in the page’s own markup', async () => {
    const children = [planChild({name: 'Basic'}), planChild({name: 'Team', variant: 'team-monthly', price: '25'})];
    const {element} = await openElement({properties: {catalog: undefined}, children});
    expect(plans(element)).to.deep.equal(['basic-monthly', 'team-monthly']);
  });

  it('in markup with a mistake is refused by the name of the attribute', async () => {
    const children = [planChild({name: 'Odd', period: 'fortnight'})];
    const {element} = await openElement({properties: {catalog: undefined}, children, settled: false});
    await see(() => textOf(element), unavailable);
    expect(told('sjs-plan[0].period')).to.have.length(1);
  });

  it('may hold markup, which is text', async () => {
    const name = '<img src=x onerror="alert(1)"><b>Pro</b>';
    const odd: Catalog = {...catalog, plans: [{...catalog.plans[0]!, name, description: '<i>cheap</i>'}]};
    const vendor = vendorScript();
    const {element} = await openElement({vendor, properties: {catalog: odd, customer: {...ada, lastName: '<b>L</b>'}}});
    expect(textOf(element)).to.contain(name).and.to.contain('<i>cheap</i>');
    expect(queryAll(element, 'img, b, i')).to.deep.equal([]);
    vendor.pay.always(() => ({OrderId: '<b>order</b>'}));
    await pick(element, 'InvoicePayment');
    buy(element);
    expect(textOf(await seeNotice(element, 'Thank you for your order'))).to.contain('<b>order</b>');
    expect(queryAll(element, 'b')).to.deep.equal([]);
  });
});

describe('a catalog that comes after another one', () => {
  const seed: Catalog = {
    ...catalog,
    plans: [{...catalog.plans[1]!, id: 'seed', name: 'Seed', variants: [catalog.plans[1]!.variants[1]!]}],
  };
  const price = '€297.50';

  it('is what is shown, priced and ordered; what was typed stays', async () => {
    const {element, vendor} = await openElement({attributes: {'no-draft': ''}});
    await pick(element, 'InvoicePayment');
    await fill(element, 'First name', 'Grace');
    element.catalog = seed;
    await until(() => chosenPlan(element) === 'team-yearly' && submitButton(element), 'no other plan');
    expect(labelled(element, 'First name').value).to.equal('Grace');
    await until(
      () => query<HTMLInputElement>(element, 'input[name=method]:checked')?.value === 'InvoicePayment',
      'lost',
    );
    await see(() => textOf(submitButton(element)!), price);
    buy(element);
    await seeNotice(element, 'Thank you for your order');
    expect(vendor.createOrder.last.input[0]).to.include({PlanVariantId: 'team-yearly'});
    expect(vendor.createOrder.last.input[1]).to.include({FirstName: 'Grace', LastName: 'Lovelace'});
  });

  it('takes nothing over from the one that was still being opened', async () => {
    const {element, vendor} = await openElement({settled: false});
    await turn();
    element.catalog = seed;
    await until(() => chosenPlan(element) === 'team-yearly' && submitButton(element), 'no other plan');
    await see(() => textOf(submitButton(element)!), price);
    expect(vendor.preview.last.input[0]).to.include({PlanVariantId: 'team-yearly'});
  });

  it('leaves an order alone that is under way, and the picker shows what is being bought', async () => {
    const {element, vendor} = await openElement();
    await pick(element, 'team-monthly');
    await see(() => textOf(submitButton(element)!), '€29.75');
    await pick(element, 'InvoicePayment');
    vendor.pay.hold();
    buy(element);
    await until(() => vendor.pay.calls.length, 'not paid');
    element.catalog = seed;
    await turn(10);
    expect(chosenPlan(element)).to.equal('team-monthly');
    vendor.pay.last.answer({OrderId: 'order-1', OrderStatus: 'PaymentPending'});
    await seeNotice(element, 'Thank you for your order');
    expect(vendor.createOrder.calls).to.have.length(1);
  });

  it('mends one that could not be fetched while there was something to buy', async () => {
    const {element} = await openElement();
    await fill(element, 'First name', 'Grace');
    element.catalog = '/no-such-catalog.json';
    await see(() => textOf(element), unavailable);
    await element.submit();
    element.catalog = {...seed};
    await until(() => chosenPlan(element) === 'team-yearly' && submitButton(element), 'nothing to buy appears');
    expect(labelled(element, 'First name').value).to.equal('Grace');
    expect(textOf(element)).not.to.contain(unavailable);
  });

  it('is there again once the address of the first one answers', async () => {
    const answer = fetch;
    window.fetch = () => Promise.reject(new TypeError('offline'));
    try {
      const {element} = await openElement();
      element.catalog = catalogAt(JSON.stringify(seed));
      await see(() => textOf(element), unavailable);
      window.fetch = answer;
      button(element, 'Try again').click();
      await until(() => chosenPlan(element) === 'team-yearly' && submitButton(element), 'nothing to buy appears');
    } finally {
      window.fetch = answer;
    }
  });
});

describe('settings', () => {
  it('a key that was missing for a moment leaves everything chosen and typed', async () => {
    const {element, vendor} = await openElement();
    await pick(element, 'team-monthly');
    await fill(element, 'First name', 'Grace');
    element.publicApiKey = '';
    await see(() => textOf(element), unavailable);
    element.publicApiKey = 'other';
    await until(() => submitButton(element), 'nothing to buy appears');
    await see(() => textOf(submitButton(element)!), '€29.75');
    expect(chosenPlan(element)).to.equal('team-monthly');
    expect(labelled(element, 'First name').value).to.equal('Grace');
    expect(vendor.preview.last.input[0]).to.include({PlanVariantId: 'team-monthly'});
  });

  it('an order that is taken away again leaves the plans to choose from', async () => {
    const order = {orderId: 'o-1', grossTotal: 5, currency: 'EUR'};
    const {element, vendor} = await openElement({properties: {order}});
    element.order = undefined;
    await until(() => chosenPlan(element) === 'basic-monthly' && submitButton(element), 'no plans');
    await see(() => textOf(submitButton(element)!), '€11.90');
    expect(vendor.preview.calls.map(({input}) => input[0])).to.deep.equal([{PlanVariantId: 'basic-monthly'}]);
    element.order = order;
    await until(() => plans(element).length === 0 && submitButton(element), 'no order');
    expect(textOf(submitButton(element)!)).to.equal('Pay €5.00');
  });

  it('give the same before and after the element is on the page', async () => {
    const settings = {plan: 'team-yearly', coupon: 'HALF', environment: 'sandbox', locale: 'de', country: 'AT'};
    const before = await openElement({attributes: settings, properties: {customer: undefined}});
    await see(() => textOf(before.element), '148,75');
    const after = await openElement({properties: {customer: undefined}});
    for (const [name, value] of Object.entries(settings)) after.element.setAttribute(name, value);
    await see(() => textOf(after.element), '148,75');
    await until(() => textOf(after.element).includes('Testmodus'), 'no badge');
    await turn(10);
    expect(textOf(after.element)).to.equal(textOf(before.element));
    expect(chosenPlan(after.element)).to.equal('team-yearly');
    expect(labelled<HTMLSelectElement>(after.element, 'Land').value).to.equal('AT');
    expect(after.vendor.preview.last.input).to.deep.equal(before.vendor.preview.last.input);
  });

  it('name a country that counts beside a prefilled customer who has none', async () => {
    const customer = {firstName: 'Ada', address: {city: 'Wien'}};
    const {element, vendor} = await openElement({attributes: {country: 'AT'}, properties: {customer}});
    expect(labelled<HTMLSelectElement>(element, 'Country').value).to.equal('AT');
    expect(vendor.preview.last.input[1]).to.deep.equal({Address: {Country: 'AT'}});
  });

  it('may name a language as a CMS does, or one that is none', async () => {
    const cms = await openElement({attributes: {locale: 'de_DE'}});
    expect(textOf(submitButton(cms.element)!)).to.equal('Zahlungspflichtig bestellen');
    const odd = await openElement({attributes: {locale: 'deutsch!'}});
    expect(textOf(submitButton(odd.element)!)).to.contain('Subscribe and pay');
  });

  it('price for the country that the form shows, so that typing a name asks no new price', async () => {
    const {element, vendor, browser} = await openElement({
      attributes: {locale: 'de'},
      properties: {customer: undefined},
    });
    expect(labelled<HTMLSelectElement>(element, 'Land').value).to.equal('DE');
    await fill(element, 'Vorname', 'Grace');
    await browser.clock.advance(1000);
    expect(vendor.preview.calls).to.have.length(1);
    expect(vendor.preview.last.input[1]).to.deep.equal({Address: {Country: 'DE'}});
  });

  it('that come as properties before the element is defined are not lost', async () => {
    const {element} = await openElement({properties: {plan: 'team-monthly'}});
    expect(chosenPlan(element)).to.equal('team-monthly');
  });

  it('show a badge for everything but production', async () => {
    const {element} = await openElement();
    expect(query(element, '[part=test-badge]')).to.equal(undefined);
    element.environment = 'sandbox';
    await element.updateComplete;
    expect(textOf(query(element, '[part=test-badge]')!)).to.equal('Test mode Nothing is charged.');
    await until(() => submitButton(element), 'nothing to buy');
  });

  it('link to the sign-in', async () => {
    const {element} = await openElement({attributes: {'sign-in-url': '/sign-in'}});
    expect(button(element, 'Sign in').getAttribute('href')).to.equal('/sign-in');
    expect(textOf(element)).to.contain('Already a customer?');
  });

  it('in the address choose the plan, and win over the attribute', async () => {
    const leave = atAddress({'sjs-plan': 'team-yearly'});
    try {
      const {element} = await openElement({attributes: {plan: 'team-monthly'}});
      expect(chosenPlan(element)).to.equal('team-yearly');
    } finally {
      leave();
    }
  });

  it('that are given again as equal objects, as frameworks do, lose nothing typed', async () => {
    const order = {orderId: 'o-1', grossTotal: 5, currency: 'EUR'};
    const {element} = await openElement({properties: {order}});
    await fillCard(element);
    element.order = {...order};
    element.customer = {...ada};
    await turn(5);
    await until(() => submitButton(element), 'nothing to buy');
    expect(labelled(element, 'Security code').value).to.equal('737');
  });

  it('give the customer later, as after a request, without losing what is typed', async () => {
    const {element, vendor} = await openElement({properties: {customer: undefined}});
    await fill(element, 'First name', 'Grace');
    element.customer = {...ada, tag: 'crm-7'};
    await turn(5);
    expect(labelled(element, 'First name').value).to.equal('Grace');
    expect(labelled(element, 'City').value).to.equal('Berlin');
    await pick(element, 'InvoicePayment');
    buy(element);
    await seeNotice(element, 'Thank you for your order');
    expect(vendor.createOrder.last.input[1]).to.include({FirstName: 'Grace', LastName: 'Lovelace', Tag: 'crm-7'});
  });

  it('change the plan from outside, as by a button on the page', async () => {
    const {element, vendor} = await openElement();
    element.plan = 'team-monthly';
    await see(() => textOf(submitButton(element)!), '€29.75');
    expect(chosenPlan(element)).to.equal('team-monthly');
    expect(vendor.preview.last.input[0]).to.include({PlanVariantId: 'team-monthly'});
  });
});

describe('an address to return to', () => {
  it('that is none is told to the merchant, and mended by one that comes later', async () => {
    const {element, vendor} = await openElement({attributes: {'return-url': 'https://'}, settled: false});
    await see(() => textOf(element), 'Ordering is not possible here at the moment. Please contact us.');
    expect(told('(return-url)')).to.have.length(1);
    expect(told('did not load')).to.be.empty;
    element.returnUrl = '/thanks';
    await until(() => queryAll(element, 'input[name=method]').length, 'no methods');
    expect(vendor.ready.last.input[0]).to.include({providerReturnUrl: `${location.origin}/thanks`});
    element.returnUrl = 'https://';
    await see(() => textOf(element), 'Ordering is not possible here at the moment. Please contact us.');
  });
});

describe('billwerk’s script', () => {
  it('is waited for; its payment methods may be late', async () => {
    const vendor = vendorScript();
    vendor.ready.hold();
    const {element, heard} = await openElement({vendor, settled: false});
    await until(() => vendor.ready.calls.length, 'no Payment');
    await turn(5);
    expect(heard.of('sjs-ready')).to.deep.equal([]);
    expect(queryAll(element, 'input[name=method]')).to.deep.equal([]);
    vendor.ready.last.answer();
    await until(() => queryAll(element, 'input[name=method]').length === 4, 'no methods');
    expect(heard.of('sjs-ready')).to.deep.equal([
      {paymentMethods: ['CreditCard:FakePSP', 'Debit:FakePSP', 'InvoicePayment', 'PayPal']},
    ]);
  });

  it('that is blocked is said, keeps what was typed, and can be tried again', async () => {
    const vendor = vendorScript();
    vendor.block();
    const {element, heard} = await openElement({vendor, settled: false, properties: {customer: {}}});
    await see(() => textOf(element), 'The payment service could not be loaded.');
    await see(() => textOf(element), 'The price could not be loaded. Please check your connection.');
    expect(heard.of('sjs-error')[0]).to.include({code: 'ScriptBlocked', audience: 'network'});
    await fill(element, 'First name', 'Grace');
    vendor.arrive();
    for (const retry of queryAll(element, 'button').filter((each) => textOf(each) === 'Try again')) retry.click();
    await until(() => queryAll(element, 'input[name=method]').length, 'no methods');
    await see(() => textOf(submitButton(element)!), '€11.90');
    expect(labelled(element, 'First name').value).to.equal('Grace');
    expect(textOf(element)).not.to.contain('could not be loaded');
  });

  it('is not asked for anything before somebody touches the checkout, where that is wanted', async () => {
    const {element, vendor} = await openElement({attributes: {load: 'interaction'}, settled: false});
    await until(() => plans(element).length, 'no plans');
    await turn(10);
    expect(vendor.preview.calls).to.have.length(0);
    element.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    await until(() => submitButton(element), 'nothing to buy');
  });

  it('is asked all the same where a payment is open of which only a cookie tells', async () => {
    const name = encodeURIComponent(attemptKey([location.origin, 'key', ''].join('|')));
    document.cookie = `${name}=there;path=/`;
    try {
      const {element} = await openElement({attributes: {load: 'interaction'}, settled: false});
      await until(() => submitButton(element), 'nobody looks');
    } finally {
      document.cookie = `${name}=;path=/;max-age=0`;
    }
  });

  it('is loaded when the checkout can be seen', async () => {
    const {element} = await openElement({attributes: {load: 'visible'}});
    expect(submitButton(element)).not.to.equal(undefined);
  });
});

describe('a price', () => {
  it('is asked for again when another plan is chosen, and the page hears of both', async () => {
    const {element, vendor, heard} = await openElement();
    expect(heard.of('sjs-preview')).to.deep.equal([
      {
        total: 10,
        totalVat: 1.9,
        totalGross: 11.9,
        nextTotalGross: 11.9,
        nextDate: '2030-02-01T00:00:00Z',
        currency: 'EUR',
        couponError: undefined,
      },
    ]);
    await pick(element, 'team-monthly');
    await see(() => textOf(submitButton(element)!), '€29.75');
    expect(vendor.preview.calls).to.have.length(2);
    const [change] = heard.of('sjs-change');
    expect(change).to.include({planVariantId: 'team-monthly'});
    expect(change!.components).to.deep.equal([]);
    expect(change!.customer).to.deep.include({emailAddress: ada.emailAddress});
    expect(heard.of('sjs-preview').at(-1)).to.include({totalGross: 29.75});
  });

  it('is not asked for because of a name, but because of a country', async () => {
    const {element, vendor, heard, browser} = await openElement();
    await fill(element, 'First name', 'Grace');
    await fill(element, 'E-mail', 'grace@example.org');
    await browser.clock.advance(1000);
    expect(vendor.preview.calls).to.have.length(1);
    expect(heard.of('sjs-change').at(-1)!.customer).to.include({firstName: 'Grace'});
    const country = labelled<HTMLSelectElement>(element, 'Country');
    country.value = 'AT';
    country.dispatchEvent(new Event('change', {bubbles: true}));
    await until(() => vendor.preview.calls.length === 2, 'not asked');
    expect(vendor.preview.last.input[1]).to.deep.include({Address: {PostalCode: '10115', Country: 'AT'}});
  });

  it('that cannot be updated stays, marked, with a retry', async () => {
    const {element, vendor} = await openElement();
    vendor.preview.always(() => refuse({errorCode: ['Timeout']}));
    await pick(element, 'team-monthly');
    await see(() => textOf(element), 'The price could not be updated and may be outdated.');
    expect(textOf(element)).to.contain('Due today €11.90');
    // Of another plan than the one that is chosen: neither the button nor what stands beside it says so.
    expect(textOf(submitButton(element)!)).to.equal('Subscribe');
    expect(query(element, '.charges')).to.equal(undefined);
    const muted = getComputedStyle(query(element, '[part~=subtotal] th')!).color;
    expect(getComputedStyle(query(element, '[part~=total] strong')!).color).to.equal(muted);
    vendor.preview.always(() => ({Order: {Currency: 'EUR', Total: 25, TotalVat: 4.75, TotalGross: 29.75}}));
    button(element, 'Try again').click();
    await see(() => textOf(element), 'Due today €29.75');
    expect(textOf(element)).not.to.contain('outdated');
  });

  it('that comes when the button is pressed after all is asked about, since the button said none', async () => {
    const {element, vendor} = await openElement();
    await pick(element, 'InvoicePayment');
    vendor.preview.always(() => refuse({errorCode: ['Timeout']}));
    await pick(element, 'team-monthly');
    await see(() => textOf(element), 'The price could not be updated');
    vendor.preview.always(() => ({Order: {Currency: 'EUR', Total: 10, TotalVat: 1.9, TotalGross: 11.9}}));
    buy(element);
    await until(() => query(element, '[role=alertdialog]'), 'not asked');
    expect(vendor.createOrder.calls).to.be.empty;
  });

  it('of a plan that billwerk does not know is told once, and asks nobody to check a connection or another card', async () => {
    const vendor = vendorScript();
    vendor.preview.always(() => refuse({errorCode: ['InvalidData']}));
    const {element, heard} = await openElement({vendor, settled: false});
    const sentence = 'The price could not be calculated. Please contact us';
    await see(() => textOf(element), sentence);
    expect(textOf(element).split(sentence)).to.have.length(2);
    expect(textOf(element)).not.to.contain('connection').and.not.to.contain('another payment method');
    expect(heard.of('sjs-error')[0]).to.include({code: 'PreviewIncomplete', audience: 'merchant'});
  });

  for (const [name, answer] of [
    ['without an Order', {}],
    ['with null totals', {Order: {Currency: 'EUR', Total: null, TotalVat: null, TotalGross: null}}],
    ['with totals that contradict each other', {Order: {Currency: 'EUR', Total: 10, TotalVat: 1, TotalGross: 99}}],
  ] as const) {
    it(`${name} is no price: the shopper reads so and nothing is bought`, async () => {
      const vendor = vendorScript();
      vendor.preview.always(() => answer);
      const {element} = await openElement({vendor, settled: false});
      await see(() => textOf(element), 'The price could not be');
      await until(() => queryAll(element, 'input[name=method]').length, 'no methods');
      await pick(element, 'InvoicePayment');
      buy(element);
      await turn(10);
      expect(vendor.createOrder.calls).to.have.length(0);
      expect(labelled(element, 'E-mail').value).to.equal(ada.emailAddress);
    });
  }
});

describe('an element', () => {
  it('that is moved keeps what was typed and chosen', async () => {
    const {element, vendor} = await openElement();
    await fillCard(element);
    await fill(element, 'First name', 'Grace');
    await pick(element, 'team-monthly');
    await see(() => textOf(submitButton(element)!), '€29.75');
    const elsewhere = await fixture<HTMLDivElement>(html`<div></div>`);
    elsewhere.append(element);
    await turn(5);
    expect(labelled(element, 'Security code').value).to.equal('737');
    expect(labelled(element, 'First name').value).to.equal('Grace');
    expect(vendor.ready.calls).to.have.length(1);
    expect(vendor.preview.calls).to.have.length(2);
    buy(element);
    await seeNotice(element, 'Thank you for your order');
  });

  it('that is removed asks nothing more', async () => {
    const {element, vendor, browser} = await openElement();
    await write(element, 'Postal code', '50674');
    element.remove();
    await turn();
    await browser.clock.advance(5000);
    expect(vendor.preview.calls).to.have.length(1);
    expect(browser.clock.pending).to.equal(0);
  });

  it('that is removed and put back later starts again with what was typed', async () => {
    const {element} = await openElement();
    const place = element.parentElement!;
    await fill(element, 'First name', 'Grace');
    await pick(element, 'team-monthly');
    element.remove();
    await turn();
    place.append(element);
    await until(() => submitButton(element), 'nothing to buy');
    await see(() => textOf(submitButton(element)!), '€29.75');
    expect(labelled(element, 'First name').value).to.equal('Grace');
    expect(chosenPlan(element)).to.equal('team-monthly');
  });

  it('may be on a page twice: each has its own cart and price', async () => {
    const vendor = vendorScript();
    const browser = createFakeBrowser();
    const first = await openElement({vendor, browser});
    const second = await openElement({vendor, browser, attributes: {plan: 'team-monthly'}});
    expect(textOf(submitButton(first.element)!)).to.contain('€11.90');
    expect(textOf(submitButton(second.element)!)).to.contain('€29.75');
    expect(vendor.ready.calls).to.have.length(1);
    await pick(first.element, 'InvoicePayment');
    buy(first.element);
    await seeNotice(first.element, 'Thank you for your order');
    expect(second.heard.of('sjs-success')).to.deep.equal([]);
  });

  it('bought from by script does what the button does', async () => {
    const {element} = await openElement();
    await pick(element, 'InvoicePayment');
    await element.submit();
    await seeNotice(element, 'Thank you for your order');
    expect(findButton(element, 'Add a coupon code')).to.equal(undefined);
  });
});
