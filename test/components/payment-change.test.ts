import {expect, fixture, html} from '@open-wc/testing';
import {SjsPaymentChange} from '../../components/payment-change.ts';
import {defineOnce} from '../../components/registry.ts';
import {itIsAccessible} from '../support/accessible.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import type {FakeSubscriptionJs} from '../support/fake-subscriptionjs.ts';
import {
  atAddress,
  button,
  card,
  cleanUp,
  collectConsoleErrors,
  fillCard,
  focused,
  listen,
  pick,
  press,
  query,
  queryAll,
  see,
  seeNotice,
  submitButton,
  textOf,
  turn,
  until,
  vendorScript,
} from '../support/page.ts';

defineOnce('sjs-payment-change', SjsPaymentChange);
const errors = collectConsoleErrors();
const token = 'a-secret-token';

interface OpenOptions {
  readonly vendor?: FakeSubscriptionJs;
  readonly properties?: Partial<SjsPaymentChange>;
  readonly ready?: boolean;
  readonly into?: HTMLElement;
}

/** What the order hook was asked for. */
let asked: string[] = [];
let hook: () => Promise<Response>;
const original = window.fetch;

beforeEach(() => {
  asked = [];
  hook = () => Promise.resolve(Response.json({token}));
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith('/billing')) return original(input, init);
    asked.push(`${init?.method ?? 'GET'} ${url}`);
    return hook();
  };
});

afterEach(() => {
  window.fetch = original;
  cleanUp();
});

async function open({vendor = vendorScript(), properties = {}, ready = true, into}: OpenOptions = {}) {
  const place = into ?? (await fixture<HTMLDivElement>(html`<div></div>`));
  const heard = listen(place);
  const element = document.createElement('sjs-payment-change');
  const browser = createFakeBrowser();
  const settings = {publicApiKey: 'key', scriptSrc: vendor.url, orderHook: '/billing', contractId: 'contract-1'};
  Object.assign(element, settings, {locale: 'en', platform: browser.openTab()}, properties);
  place.append(element);
  if (ready) await until(() => submitButton(element), 'no button');
  return {element, vendor, heard, browser};
}

/** Chooses a method that needs no data, and presses the button. */
async function save(element: SjsPaymentChange, bearer = 'InvoicePayment'): Promise<void> {
  await pick(element, bearer);
  submitButton(element)!.click();
}

const problem = (element: Element) => queryAll(element, '.step > [part=problem]')[0];

describe('a signed-in customer', () => {
  it('replaces the payment method of a contract and reads so; the page hears of it', async () => {
    const {element, vendor, heard} = await open();
    await save(element);
    await seeNotice(element, 'Your payment method has been changed');
    expect(vendor.portal.last.input[1]).to.deep.equal({bearer: 'InvoicePayment'});
    expect(asked).to.deep.equal(['POST /billing/contracts/contract-1/self-service-token']);
    expect(heard.all).to.deep.equal([
      {
        type: 'sjs-payment-changed',
        detail: {contractId: 'contract-1', bearer: 'InvoicePayment', returned: false},
      },
    ]);
    expect(query(element, 'sjs-payment-form')).to.equal(undefined);
  });

  it('types a card into billwerk’s payment form where the script has one', async () => {
    const vendor = vendorScript();
    const forms = vendor.offerPaymentForm();
    const {element} = await open({vendor, properties: {customer: {lastName: 'Weber'}}});
    await until(() => query(element, '.provider-form.ready'), 'no form');
    expect(forms[0]!.config.providerReturnUrl).to.contain('sjs-payment-change=contract-1');
    expect(forms[0]!.payers).to.deep.equal([{LastName: 'Weber'}]);
    submitButton(element)!.click();
    await seeNotice(element, 'Your payment method has been changed');
    const [payment, form] = vendor.portal.last.input;
    expect(payment).to.equal(null);
    expect(form).to.have.property('payerDataChanged');
    expect(element.querySelector('iframe')).to.equal(null);
  });

  it('types a card into own fields where there is none, and hears which field is wrong', async () => {
    const {element, vendor, heard} = await open();
    await fillCard(element);
    vendor.portal.always(() => refuse({errorCode: ['InvalidCardCvc'], errorMessage: 'internal'}));
    submitButton(element)!.click();
    await see(() => problem(element) && textOf(problem(element)!), 'The security code is wrong.');
    expect(textOf(problem(element)!)).to.contain('Your stored payment method has not been changed.');
    expect((focused() as HTMLInputElement).dataset['field']).to.equal('cvc');
    expect(heard.of('sjs-error')[0]).to.include({code: 'InvalidCardCvc', recoverable: true});
    expect(JSON.stringify(heard.all)).not.to.match(/4111|737/);
  });

  it('who leaves something out is told so, and nothing is sent', async () => {
    const {element, vendor} = await open();
    await fillCard(element, {'Security code': ''});
    submitButton(element)!.click();
    await see(() => textOf(element), 'Please enter the security code.');
    expect(vendor.portal.calls).to.be.empty;
    expect(asked).to.be.empty;
  });

  it('may press Enter in a field instead of the button', async () => {
    const {element} = await open();
    await fillCard(element);
    press(queryAll(element, '[data-field=cvc]')[0]!, 'Enter');
    await seeNotice(element, 'Your payment method has been changed');
  });

  it('who presses twice changes it once', async () => {
    const {element, vendor} = await open();
    vendor.portal.hold();
    await pick(element, 'InvoicePayment');
    for (let count = 0; count < 5; count++) submitButton(element)!.click();
    await see(() => textOf(submitButton(element)!), 'Saving …');
    submitButton(element)!.click();
    await turn(5);
    expect(vendor.portal.calls).to.have.length(1);
    expect(asked).to.have.length(1);
    expect(submitButton(element)!.getAttribute('aria-disabled')).to.equal('true');
  });

  it('reads after a cancellation what that means here, not that an order is still open', async () => {
    const {element, vendor} = await open();
    vendor.portal.always(() => refuse({errorCode: ['Aborted']}));
    await save(element);
    await see(() => problem(element) && textOf(problem(element)!), 'This was cancelled.');
    expect(textOf(problem(element)!)).not.to.match(/order/);
  });

  it('is not told that nothing has changed where the browser may have sent it twice', async () => {
    const {element, vendor} = await open();
    vendor.portal.always(() => refuse({errorCode: ['InvalidPaymentData']}));
    await save(element);
    await see(() => problem(element) && textOf(problem(element)!), 'The payment details are incomplete or not right.');
    expect(textOf(problem(element)!)).not.to.contain('has not been changed');
  });

  it('is told when nobody knows, and only their own wish sends it again', async () => {
    const {element, vendor, heard} = await open();
    vendor.portal.always(() => refuse({errorCode: ['Timeout'], referenceId: 'ref-1'}));
    await save(element);
    const notice = await seeNotice(element, 'We are waiting to hear about your payment method');
    expect(textOf(notice)).to.contain('ref-1');
    expect(heard.of('sjs-error')[0]).to.include({code: 'Timeout', recoverable: false});
    expect(submitButton(element)).to.equal(undefined);
    vendor.portal.always(() => ({}));
    button(element, 'Enter it again').click();
    await until(() => submitButton(element), 'no form');
    expect(vendor.portal.calls).to.have.length(1);
    submitButton(element)!.click();
    await seeNotice(element, 'Your payment method has been changed');
  });

  it('is told so too when the answer does not come, and its late coming is news', async () => {
    const {element, vendor, browser} = await open();
    vendor.portal.hold();
    await save(element);
    await until(() => vendor.portal.calls.length, 'not sent');
    await browser.clock.advance(30_000);
    await seeNotice(element, 'We are waiting to hear about your payment method');
    vendor.portal.last.answer({});
    await seeNotice(element, 'Your payment method has been changed');
  });

  it('who is not signed in any more is told so; nothing reaches billwerk', async () => {
    const {element, vendor} = await open();
    hook = () => Promise.resolve(Response.json({code: 'NotSignedIn'}, {status: 401}));
    await save(element);
    await see(() => problem(element) && textOf(problem(element)!), 'You are no longer signed in.');
    expect(vendor.portal.calls).to.be.empty;
  });

  it('reads German', async () => {
    const {element} = await open({properties: {locale: 'de-AT'}});
    expect(textOf(submitButton(element)!)).to.equal('Zahlungsart speichern');
    await save(element);
    await seeNotice(element, 'Ihre Zahlungsart wurde geändert');
  });

  it('leaves neither card nor token anywhere', async () => {
    const {element, heard} = await open();
    await fillCard(element);
    submitButton(element)!.click();
    await seeNotice(element, 'Your payment method has been changed');
    const everything = [
      element.outerHTML,
      JSON.stringify(heard.all),
      JSON.stringify({...localStorage, ...sessionStorage}),
      location.href,
      errors.join(),
    ].join();
    for (const secret of [card['Card number'], '4111111111111111', card['Security code'], token]) {
      expect(everything).not.to.contain(secret);
    }
  });
});

describe('the way over a provider’s page', () => {
  async function leave() {
    const opened = await open();
    const {element, vendor} = opened;
    element.addEventListener('sjs-redirect', (event) => event.preventDefault());
    vendor.portal.always(() => ({Url: 'https://bank.example/challenge'}));
    await save(element, 'PayPal');
    await seeNotice(element, 'Please continue with the payment provider');
    return opened;
  }

  async function comeBack(answer: () => unknown) {
    const leaveAddress = atAddress({
      'sjs-payment-change': 'contract-1',
      pactasTransactionId: `change-${Math.random()}`,
      secret: 's3cret',
      mine: '1',
    });
    const vendor = vendorScript();
    vendor.finalize.always(answer);
    const opened = await open({vendor, ready: false});
    await until(() => vendor.finalize.calls.length, 'not completed');
    return {...opened, leaveAddress};
  }

  it('begins there: the page hears of it and may go itself; who did not finish enters it again', async () => {
    const {element, heard} = await leave();
    expect(heard.of('sjs-redirect')).to.deep.equal([{contractId: 'contract-1', url: 'https://bank.example/challenge'}]);
    const link = button(element, 'Continue to the payment page');
    expect([link.getAttribute('href'), link.getAttribute('target')]).to.deep.equal([
      'https://bank.example/challenge',
      '_top',
    ]);
    button(element, 'I did not finish there').click();
    await until(() => submitButton(element), 'no form');
  });

  it('ends with the change, and the address is clean', async () => {
    const {element, heard, leaveAddress} = await comeBack(() => undefined);
    try {
      await seeNotice(element, 'Your payment method has been changed');
      expect(heard.of('sjs-payment-changed')).to.deep.equal([
        {contractId: 'contract-1', bearer: undefined, returned: true},
      ]);
      expect(location.search).to.contain('mine=1');
      expect(location.search).not.to.match(/pactas|secret|sjs-payment-change/);
    } finally {
      leaveAddress();
    }
  });

  it('ends in plain sight, also where it was folded away', async () => {
    const folded = await fixture<HTMLDetailsElement>(html`<details><summary>Change</summary></details>`);
    const leaveAddress = atAddress({'sjs-payment-change': 'contract-1', pactasTransactionId: 'change-folded'});
    try {
      const {element} = await open({ready: false, into: folded});
      await seeNotice(element, 'Your payment method has been changed');
      expect(folded.open).to.equal(true);
    } finally {
      leaveAddress();
    }
  });

  it('may end with a refusal', async () => {
    const {element, leaveAddress} = await comeBack(() => refuse({errorCode: ['3DsProblem']}));
    try {
      await see(() => textOf(element), 'Your bank could not confirm that it is you.');
      expect(submitButton(element)).not.to.equal(undefined);
    } finally {
      leaveAddress();
    }
  });

  it('is not taken for one’s own by the element of another contract', async () => {
    const leaveAddress = atAddress({'sjs-payment-change': 'contract-2', pactasTransactionId: 'change-other'});
    try {
      const {vendor} = await open();
      await turn(5);
      expect(vendor.finalize.calls).to.be.empty;
    } finally {
      leaveAddress();
    }
  });
});

describe('the merchant', () => {
  for (const [name, property] of [
    ['public-api-key', 'publicApiKey'],
    ['order-hook', 'orderHook'],
    ['contract-id', 'contractId'],
  ] as const) {
    it(`is told that ${name} is missing; the customer, that it is not possible`, async () => {
      const {element, heard} = await open({properties: {[property]: ''}, ready: false});
      await see(() => textOf(element), name);
      expect(textOf(element)).to.match(/Please contact us|not possible|not work/);
      expect(errors.join()).to.contain(name);
      expect(heard.of('sjs-error')[0]).to.include({code: 'ConfigurationMissing', audience: 'merchant'});
      element[property] = 'late';
      await until(() => submitButton(element), 'the late attribute is not taken');
    });
  }

  it('need not fear that billwerk’s script is loaded before somebody sees the element', async () => {
    const vendor = vendorScript();
    const {element} = await open({vendor, ready: false, properties: {hidden: true}});
    await turn(10);
    expect(vendor.ready.calls).to.be.empty;
    element.hidden = false;
    await until(() => submitButton(element), 'no button');
  });
});

describe('where the ways to pay cannot be had', () => {
  it('it says so and tries again', async () => {
    const vendor = vendorScript();
    vendor.block();
    const {element} = await open({vendor, ready: false});
    await see(() => textOf(element), 'The payment service could not be loaded.');
    vendor.arrive();
    button(element, 'Try again').click();
    await until(() => submitButton(element), 'no form');
  });
});

describe('<sjs-payment-change>', () => {
  itIsAccessible({
    'ready, with badge': async () => (await open({properties: {environment: 'sandbox'}})).element,
    'before the ways to pay are there': async () => {
      const vendor = vendorScript();
      vendor.ready.hold();
      const {element} = await open({vendor, ready: false});
      await until(() => query(element, '.step .awaited'), 'nothing is awaited');
      return element;
    },
    'without its contract': async () => {
      const {element} = await open({properties: {contractId: ''}, ready: false});
      await see(() => textOf(element), 'contract-id');
      return element;
    },
    'with a blocked script': async () => {
      const vendor = vendorScript();
      vendor.block();
      const {element} = await open({vendor, ready: false});
      await until(() => queryAll(element, '[part=problem]').length, 'nothing is said');
      return element;
    },
    'while it saves': async () => {
      const {element, vendor} = await open();
      vendor.portal.hold();
      await save(element);
      await see(() => textOf(submitButton(element)!), 'Saving …');
      return element;
    },
    'after a decline': async () => {
      const {element, vendor} = await open();
      vendor.portal.always(() => refuse({errorCode: ['BearerRejected'], referenceId: 'ref-1'}));
      await save(element);
      await until(() => problem(element), 'nothing is said');
      return element;
    },
    'when nobody knows': async () => {
      const {element, vendor} = await open();
      vendor.portal.always(() => refuse({errorCode: ['Timeout'], referenceId: 'ref-1'}));
      await save(element);
      await seeNotice(element, 'We are waiting to hear about your payment method');
      return element;
    },
    'on the way to the provider': async () => {
      const {element, vendor} = await open();
      element.addEventListener('sjs-redirect', (event) => event.preventDefault());
      vendor.portal.always(() => ({Url: 'https://bank.example/'}));
      await save(element);
      await seeNotice(element, 'Please continue with the payment provider');
      return element;
    },
    'after the change': async () => {
      const {element} = await open();
      await save(element);
      await seeNotice(element, 'Your payment method has been changed');
      return element;
    },
  });
});
