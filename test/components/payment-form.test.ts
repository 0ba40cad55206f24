import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {loadErrorMessages} from '../../components/error-messages.ts';
import {loadMessages} from '../../components/localize.ts';
import {SjsPaymentForm} from '../../components/payment-form.ts';
import {enter, field, focusedField, hasField, leave, messageAt, pick, type} from '../support/fields.ts';

customElements.define('sjs-payment-form', SjsPaymentForm);

const all = ['CreditCard:FakePSP', 'Debit:FakePSP', 'InvoicePayment', 'PayPal'];
const now = () => new Date('2029-06-15T12:00:00Z');

async function open(bearers: readonly string[] = all, locale = 'en'): Promise<SjsPaymentForm> {
  const form = await fixture<SjsPaymentForm>(
    html`<sjs-payment-form .bearers=${bearers} .locale=${locale} .now=${now}></sjs-payment-form>`,
  );
  // Own fields are loaded when a method needs them.
  if (/^(CreditCard|Debit:FakePSP)/.test(form.bearer)) {
    await waitUntil(() => form.shadowRoot?.querySelector('[data-field]'));
    await form.updateComplete;
  }
  return form;
}

/** What belongs to direct debit is loaded when it is chosen. */
async function debitThere(form: SjsPaymentForm): Promise<void> {
  await waitUntil(() => hasField(form, 'accountHolder'));
  await form.updateComplete;
}

async function enterCard(form: SjsPaymentForm): Promise<void> {
  await enter(form, 'cardNumber', '4111111111111111');
  await enter(form, 'expiry', '12/30');
  await enter(form, 'cvc', '123');
  await enter(form, 'cardHolder', ' Ada Lovelace ');
}

async function enterAccount(form: SjsPaymentForm): Promise<void> {
  await enter(form, 'accountHolder', 'Ada Lovelace');
  await enter(form, 'iban', 'de89 3704 0044 0532 0130 00');
}

const shownText = (form: SjsPaymentForm) =>
  form.shadowRoot?.querySelector('[part=panel]:not([hidden])')?.textContent?.replace(/\s+/g, ' ').trim();

const methodNames = (form: SjsPaymentForm) =>
  [...(form.shadowRoot?.querySelectorAll('[part=method-name]') ?? [])].map((name) => name.textContent);

describe('<sjs-payment-form>', () => {
  before(async () => {
    await Promise.all([loadErrorMessages('en'), loadMessages('de')]);
  });

  describe('the methods', () => {
    it('are those of the account, in its order, the first one chosen', async () => {
      const form = await open();
      expect(methodNames(form)).to.deep.equal(['Card', 'SEPA direct debit', 'Invoice', 'PayPal']);
      expect(form.bearer).to.equal('CreditCard:FakePSP');
      expect(hasField(form, 'cardNumber')).to.equal(true);
    });

    it('need no radio when there is one', async () => {
      const form = await open(['CreditCard:FakePSP']);
      expect(form.shadowRoot?.querySelector('input[type=radio]')).to.equal(null);
      expect(hasField(form, 'cardNumber')).to.equal(true);
    });

    it('tell which one was chosen', async () => {
      const form = await open();
      const chosen: string[] = [];
      form.addEventListener('sjs-payment-method', ({detail}) => chosen.push(detail.bearer));
      await pick(form, 'InvoicePayment');
      expect(chosen).to.deep.equal(['InvoicePayment']);
      expect(form.bearer).to.equal('InvoicePayment');
      expect(form.read()).to.deep.equal({bearer: 'InvoicePayment'});
      expect(form.reportValidity()).to.equal(true);
    });

    it('say what comes next', async () => {
      const form = await open(['PayPal', 'InvoicePayment', 'iDEAL:Adyen', 'Debit:GoCardless']);
      expect(shownText(form)).to.equal('You will be taken to PayPal to finish.');
      await pick(form, 'iDEAL:Adyen');
      expect(shownText(form)).to.equal('You will be taken to iDEAL to finish.');
      await pick(form, 'Debit:GoCardless');
      expect(shownText(form)).to.equal('You will be taken to GoCardless to finish.');
      await pick(form, 'InvoicePayment');
      expect(shownText(form)).to.equal('You will receive an invoice and pay it by bank transfer.');
    });

    it('that nobody knows are shown by their provider’s name and sent there', async () => {
      const form = await open(['NewRole:NewBank', 'Skrill']);
      expect(methodNames(form)).to.deep.equal(['NewBank', 'Skrill']);
      expect(shownText(form)).to.equal('You will be taken to NewBank to finish.');
      expect(form.read()).to.deep.equal({bearer: 'NewRole:NewBank'});
    });

    it('say whose they are when there are two of a kind', async () => {
      const form = await open(['CreditCard:PayOne', 'CreditCard:Stripe', 'PayPal']);
      expect(methodNames(form)).to.deep.equal(['Card (PayOne)', 'Card (Stripe)', 'PayPal']);
    });

    it('include none at all when the order needs no payment data', async () => {
      const form = await open(['CreditCard:FakePSP']);
      form.allowNone = true;
      await form.updateComplete;
      expect(form.bearer).to.equal('None:None');
      expect(shownText(form)).to.equal('No payment data needed.');
      form.allowNone = false;
      await form.updateComplete;
      expect(form.bearer).to.equal('CreditCard:FakePSP');
    });

    it('do not change under a shopper who has begun to type', async () => {
      const form = await open(['CreditCard:FakePSP']);
      await type(form, 'cardNumber', '4111');
      form.allowNone = true;
      await form.updateComplete;
      expect(form.bearer).to.equal('CreditCard:FakePSP');
      expect(field(form, 'cardNumber').value).to.equal('4111');
    });

    it('may be none: then nothing is valid', async () => {
      const form = await open([]);
      expect(form.bearer).to.equal('');
      expect(form.reportValidity()).to.equal(false);
      expect(form.checkValidity()).to.equal(false);
    });
  });

  describe('a card', () => {
    it('is read in billwerk’s words, without spaces', async () => {
      const form = await open();
      await enterCard(form);
      expect(form.reportValidity()).to.equal(true);
      expect(form.read()).to.deep.equal({
        bearer: 'CreditCard:FakePSP',
        cardNumber: '4111111111111111',
        expiryMonth: '12',
        expiryYear: '2030',
        cardHolder: 'Ada Lovelace',
        cvc: '123',
      });
    });

    it('is grouped while it is typed', async () => {
      const form = await open();
      await type(form, 'cardNumber', '378282246310005');
      expect(field(form, 'cardNumber').value).to.equal('3782 822463 10005');
      await type(form, 'expiry', '1230');
      expect(field(form, 'expiry').value).to.equal('12 / 30');
    });

    it('keeps the caret where the shopper works', async () => {
      const form = await open();
      await enter(form, 'cardNumber', '4111111111111');
      const input = field(form, 'cardNumber');
      input.setRangeText('99', 2, 2, 'end');
      input.dispatchEvent(new InputEvent('input', {inputType: 'insertText', bubbles: true}));
      expect(input.value).to.equal('4199 1111 1111 111');
      expect(input.selectionStart).to.equal(4);
    });

    it('shows its brand', async () => {
      const form = await open();
      const brand = () => form.shadowRoot?.querySelector('[part=brand]');
      expect(brand()).to.equal(null);
      await type(form, 'cardNumber', '34');
      expect(brand()?.getAttribute('aria-label')).to.equal('American Express');
      await enter(form, 'cardNumber', '6011');
      expect(brand()?.textContent).to.equal('Discover');
    });

    it('wants the security code that its brand has', async () => {
      const form = await open();
      expect(shownText(form)).to.contain('3 digits, on the back');
      await type(form, 'cardNumber', '378282246310005');
      expect(shownText(form)).to.contain('4 digits, on the front');
      await enter(form, 'cvc', '123');
      await leave(form, 'cvc');
      expect(messageAt(form, 'cvc')).to.equal('Please check the code: 4 digits, on the front.');
      await enter(form, 'cardNumber', '4111111111111111');
      expect(messageAt(form, 'cvc')).to.equal('');
    });

    it('that has expired is noticed on leaving the field', async () => {
      const form = await open();
      await type(form, 'expiry', '0529');
      expect(messageAt(form, 'expiry')).to.equal('');
      await leave(form, 'expiry');
      expect(messageAt(form, 'expiry')).to.equal('This card has expired. Please use another one.');
    });

    it('with a wrong digit is noticed on leaving the field, and right again at once', async () => {
      const form = await open();
      await type(form, 'cardNumber', '4111111111111112');
      expect(messageAt(form, 'cardNumber')).to.equal('');
      await leave(form, 'cardNumber');
      expect(messageAt(form, 'cardNumber')).to.contain('a digit is wrong or missing');
      await enter(form, 'cardNumber', '4111111111111111');
      expect(messageAt(form, 'cardNumber')).to.equal('');
    });

    it('filled in by the browser counts as typed', async () => {
      const form = await open();
      for (const [name, value] of [
        ['cardNumber', '4111111111111111'],
        ['expiry', '2030-12'],
        ['cvc', '123'],
        ['cardHolder', 'Ada Lovelace'],
      ] as const) {
        field(form, name).value = value;
      }
      field(form, 'cardNumber').dispatchEvent(new Event('change', {bubbles: true}));
      await form.updateComplete;
      expect(field(form, 'cardNumber').value).to.equal('4111 1111 1111 1111');
      expect(form.reportValidity()).to.equal(true);
      expect(form.read()).to.include({expiryMonth: '12', expiryYear: '2030', cardHolder: 'Ada Lovelace'});
    });

    it('starts from the customer’s name, until the shopper writes another', async () => {
      const form = await open();
      form.holderDefault = 'Ada';
      await form.updateComplete;
      expect(field(form, 'cardHolder').value).to.equal('Ada');
      form.holderDefault = 'Ada Lovelace';
      await form.updateComplete;
      expect(field(form, 'cardHolder').value).to.equal('Ada Lovelace');
      await enter(form, 'cardHolder', 'Charles Babbage');
      form.holderDefault = 'Ada King';
      await form.updateComplete;
      expect(field(form, 'cardHolder').value).to.equal('Charles Babbage');
    });
  });

  describe('a direct debit', () => {
    it('is read in billwerk’s words, without spaces', async () => {
      const form = await open();
      await pick(form, 'Debit:FakePSP');
      await debitThere(form);
      await enterAccount(form);
      expect(field(form, 'iban').value).to.equal('DE89 3704 0044 0532 0130 00');
      expect(form.reportValidity()).to.equal(true);
      expect(form.read()).to.deep.equal({
        bearer: 'Debit:FakePSP',
        accountHolder: 'Ada Lovelace',
        iban: 'DE89370400440532013000',
      });
    });

    it('takes a BIC from those who want to give one', async () => {
      const form = await open(['Debit:FakePSP']);
      await debitThere(form);
      await enterAccount(form);
      expect(hasField(form, 'bic')).to.equal(false);
      form.shadowRoot?.querySelector<HTMLButtonElement>('[part~=more]')?.click();
      await form.updateComplete;
      await form.updateComplete;
      expect(focusedField(form)).to.equal('bic');
      expect(form.reportValidity()).to.equal(true);
      await enter(form, 'bic', 'cobadeff xxx');
      expect(form.read()).to.include({bic: 'COBADEFFXXX'});
    });

    it('finds swapped digits once the full check has loaded', async () => {
      const form = await open(['Debit:FakePSP']);
      await debitThere(form);
      await import('../../src/checkout/iban.ts');
      await form.updateComplete;
      await enter(form, 'iban', 'DE89 3704 0044 0532 0310 00');
      await leave(form, 'iban');
      expect(messageAt(form, 'iban')).to.equal('Please check the IBAN: a character is wrong or missing.');
    });

    it('shows the merchant’s mandate, or a neutral one', async () => {
      const plain = await open(['Debit:FakePSP']);
      await debitThere(plain);
      expect(shownText(plain)).to.contain('by direct debit');
      const own = await fixture<SjsPaymentForm>(
        html`<sjs-payment-form .bearers=${['Debit:FakePSP']}><p slot="mandate">Our mandate</p></sjs-payment-form>`,
      );
      await debitThere(own);
      const slot = own.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=mandate]');
      expect(slot?.assignedElements()[0]?.textContent).to.equal('Our mandate');
    });
  });

  describe('reportValidity()', () => {
    it('marks what is missing and leads to the first', async () => {
      const form = await open();
      await enter(form, 'cardNumber', '4111111111111111');
      expect(form.reportValidity()).to.equal(false);
      await form.updateComplete;
      expect(focusedField(form)).to.equal('expiry');
      expect(messageAt(form, 'cvc')).to.equal('Please enter the security code.');
      expect(messageAt(form, 'cardHolder')).to.equal('Please enter the name on the card.');
    });

    it('never says yes before the fields are there', async () => {
      const form = await open();
      form.bearers = ['Debit:FakePSP'];
      expect(form.checkValidity()).to.equal(false);
      expect(form.reportValidity()).to.equal(false);
      const detached = document.createElement('sjs-payment-form');
      detached.bearers = all;
      expect(detached.reportValidity()).to.equal(false);
    });
  });

  describe('markInvalid()', () => {
    it('shows the sentence of an error code until the field is edited', async () => {
      const form = await open();
      await enterCard(form);
      expect(form.markInvalid('cvc', 'InvalidCardCvc')).to.equal(true);
      await form.updateComplete;
      expect(messageAt(form, 'cvc')).to.contain('The security code is wrong.');
      field(form, 'cvc').focus();
      field(form, 'cvc').blur();
      await form.updateComplete;
      expect(messageAt(form, 'cvc'), 'still there after a look').not.to.equal('');
      await enter(form, 'cvc', '321');
      expect(messageAt(form, 'cvc')).to.equal('');
    });

    it('opens the BIC to mark it', async () => {
      const form = await open(['Debit:FakePSP']);
      await debitThere(form);
      expect(form.markInvalid('bic', 'InvalidBic')).to.equal(true);
      await form.updateComplete;
      expect(messageAt(form, 'bic')).to.contain('The BIC was not accepted.');
    });

    it('says so when the method has no such field', async () => {
      const form = await open();
      expect(form.markInvalid('iban', 'InvalidIban')).to.equal(false);
      expect(form.markInvalid('vatId', 'InvalidVatId')).to.equal(false);
    });
  });

  describe('what was typed', () => {
    it('stays when another method is tried, and is not sent with that', async () => {
      const form = await open();
      await enterCard(form);
      await pick(form, 'Debit:FakePSP');
      await debitThere(form);
      expect(Object.keys(form.read())).to.deep.equal(['bearer', 'accountHolder', 'iban']);
      await pick(form, 'CreditCard:FakePSP');
      expect(field(form, 'cardNumber').value).to.equal('4111 1111 1111 1111');
    });

    it('stays when the offer, the language or the place in the page changes', async () => {
      const form = await open();
      await enterCard(form);
      form.bearers = ['CreditCard:FakePSP', 'PayPal'];
      form.allowNone = true;
      form.locale = 'de';
      form.disabled = true;
      await form.updateComplete;
      form.disabled = false;
      document.body.append(form);
      await form.updateComplete;
      expect(form.read()).to.include({bearer: 'CreditCard:FakePSP', cardNumber: '4111111111111111', cvc: '123'});
      form.remove();
    });

    it('is wiped by clear(), of every method, except names', async () => {
      const form = await open();
      await enterCard(form);
      await pick(form, 'Debit:FakePSP');
      await debitThere(form);
      await enterAccount(form);
      form.clear();
      await form.updateComplete;
      const values = [...(form.shadowRoot?.querySelectorAll<HTMLInputElement>('[data-field]') ?? [])].map(
        (input) => input.value,
      );
      expect(values.filter(Boolean).map((value) => value.trim())).to.deep.equal(['Ada Lovelace', 'Ada Lovelace']);
      expect(form.shadowRoot?.querySelector('[part=brand]')).to.equal(null);
    });
  });

  describe('secrets', () => {
    it('have no name and no form that a native submit could send', async () => {
      const form = await open();
      await pick(form, 'Debit:FakePSP');
      await debitThere(form);
      const inputs = [...(form.shadowRoot?.querySelectorAll<HTMLInputElement>('[data-field]') ?? [])];
      expect(inputs).to.have.length.above(5);
      for (const input of inputs) {
        expect(input.hasAttribute('name'), input.id).to.equal(false);
        expect(input.form, input.id).to.equal(null);
      }
      expect(form.shadowRoot?.querySelector('form, [action]')).to.equal(null);
    });

    it('are in no attribute, no property and no event', async () => {
      const form = await open();
      const heard: Event[] = [];
      for (const name of ['input', 'beforeinput', 'change', 'sjs-payment-method']) {
        document.addEventListener(name, (event) => heard.push(event), {once: true});
      }
      await enterCard(form);
      await leave(form, 'cardNumber');
      expect(heard).to.deep.equal([]);
      const secrets = /4111|12 ?\/ ?30|\b123\b/;
      const attributes = [form, ...(form.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) =>
        [...element.attributes].map(({value}) => value),
      );
      expect(attributes.filter((value) => secrets.test(value))).to.deep.equal([]);
      const own = Object.values(form).filter((value) => typeof value === 'string');
      expect(own.filter((value) => secrets.test(value))).to.deep.equal([]);
      expect(form.outerHTML).not.to.match(secrets);
    });

    it('may be pasted', async () => {
      const form = await open();
      const paste = new ClipboardEvent('paste', {bubbles: true, cancelable: true});
      field(form, 'cardNumber').dispatchEvent(paste);
      expect(paste.defaultPrevented).to.equal(false);
    });

    it('let the Enter key through to the checkout around them', async () => {
      const form = await open();
      let heard = false;
      form.addEventListener('keydown', (event) => (heard = event.key === 'Enter' && !event.defaultPrevented));
      field(form, 'cvc').dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, composed: true, cancelable: true}),
      );
      expect(heard).to.equal(true);
    });
  });

  it('bears the tokens that browsers fill by', async () => {
    const form = await open();
    await pick(form, 'Debit:FakePSP');
    await debitThere(form);
    const tokens = [...(form.shadowRoot?.querySelectorAll('[autocomplete]') ?? [])].map((input) =>
      input.getAttribute('autocomplete'),
    );
    expect(tokens).to.deep.equal(['cc-number', 'cc-exp', 'cc-csc', 'cc-name', 'name']);
  });

  it('lets nobody write while it is disabled', async () => {
    const form = await open();
    form.disabled = true;
    await form.updateComplete;
    expect(field(form, 'cardNumber').matches(':disabled')).to.equal(true);
  });

  for (const scheme of ['light', 'dark']) {
    describe(`is accessible (${scheme})`, () => {
      const show = async (bearers: readonly string[], locale = 'en') => {
        const page = await fixture(
          html`<main style="color-scheme: ${scheme}; background: Canvas">
            <sjs-payment-form .bearers=${bearers} .locale=${locale} .now=${now}></sjs-payment-form>
          </main>`,
        );
        const form = page.querySelector('sjs-payment-form')!;
        await form.updateComplete;
        return form;
      };

      for (const bearer of [...all, 'NewRole:NewBank']) {
        it(`${bearer} chosen`, async () => {
          const form = await show([...all, 'NewRole:NewBank'], 'de');
          await pick(form, bearer);
          if (bearer.startsWith('Debit')) await debitThere(form);
          await expect(form).to.be.accessible();
        });
      }

      it('a single method, filled in, with its brand', async () => {
        const form = await show(['CreditCard:FakePSP']);
        await enterCard(form);
        await expect(form).to.be.accessible();
      });

      it('with messages', async () => {
        const form = await show(all);
        form.reportValidity();
        await form.updateComplete;
        await expect(form).to.be.accessible();
      });

      it('with the BIC', async () => {
        const form = await show(['Debit:FakePSP']);
        await debitThere(form);
        form.markInvalid('bic', 'InvalidBic');
        await form.updateComplete;
        await expect(form).to.be.accessible();
      });

      it('disabled', async () => {
        const form = await show(all);
        form.disabled = true;
        await form.updateComplete;
        await expect(form).to.be.accessible();
      });
    });
  }
});
