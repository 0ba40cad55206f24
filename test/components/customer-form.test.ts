import {expect, fixture, html} from '@open-wc/testing';
import {SjsCustomerForm} from '../../components/customer-form.ts';
import {loadErrorMessages} from '../../components/error-messages.ts';
import type {LeafEventDetails} from '../../components/events.ts';
import {loadMessages} from '../../components/localize.ts';
import type {Customer} from '../../src/model.ts';
import {choose, enter, field, focusedField, hasField, leave, messageAt, pick, type} from '../support/fields.ts';

customElements.define('sjs-customer-form', SjsCustomerForm);

const ada: Customer = {
  emailAddress: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  address: {street: 'Hauptstraße', houseNumber: '12', postalCode: '10115', city: 'Berlin', country: 'DE'},
};

async function open(customer: Customer = {}, locale = 'en-GB'): Promise<SjsCustomerForm> {
  return fixture<SjsCustomerForm>(
    html`<sjs-customer-form .locale=${locale} .customer=${customer}></sjs-customer-form>`,
  );
}

function record(form: SjsCustomerForm): LeafEventDetails['sjs-customer'][] {
  const events: LeafEventDetails['sjs-customer'][] = [];
  form.addEventListener('sjs-customer', (event) => events.push(event.detail));
  return events;
}

describe('<sjs-customer-form>', () => {
  before(async () => {
    await Promise.all([loadErrorMessages('en'), loadMessages('de')]);
  });

  describe('telling who is buying', () => {
    it('tells the whole customer as it is typed, and that it is being typed', async () => {
      const form = await open(ada);
      const events = record(form);
      await enter(form, 'lastName', 'Byron');
      expect(events).to.deep.equal([{customer: {...ada, lastName: 'Byron'}, aside: {}, typing: true}]);
    });

    it('tells that typing is over when the field is left', async () => {
      const form = await open(ada);
      await enter(form, 'lastName', 'Byron');
      const events = record(form);
      await leave(form, 'lastName');
      expect(events).to.deep.equal([{customer: {...ada, lastName: 'Byron'}, aside: {}, typing: false}]);
    });

    it('tells a chosen country at once', async () => {
      const form = await open(ada);
      const events = record(form);
      await choose(form, 'country', 'AT');
      expect(events.map(({customer, typing}) => [customer.address?.country, typing])).to.deep.equal([['AT', false]]);
    });

    it('says nothing on its own', async () => {
      const form = await open();
      const events = record(form);
      form.customer = ada;
      await form.updateComplete;
      expect(events).to.deep.equal([]);
    });

    it('leaves out what is empty, and trims the rest', async () => {
      const form = await open({}, 'de');
      await enter(form, 'city', '  Köln ');
      expect(form.read()).to.deep.equal({address: {city: 'Köln', country: 'DE'}});
    });

    it('hands through what it does not ask for', async () => {
      const form = await open({tag: 'crm-17', locale: 'de-AT', address: {addressLine1: 'c/o Babbage', country: 'AT'}});
      expect(form.read()).to.deep.equal({
        tag: 'crm-17',
        locale: 'de-AT',
        address: {addressLine1: 'c/o Babbage', country: 'AT'},
      });
    });

    it('keeps names with markup as text', async () => {
      const form = await open({firstName: '<img src=x onerror=alert(1)>'});
      expect(field(form, 'firstName').value).to.equal('<img src=x onerror=alert(1)>');
      expect(form.shadowRoot?.querySelector('img')).to.equal(null);
    });
  });

  describe('for companies', () => {
    it('asks for name and VAT id only when a company buys', async () => {
      const form = await open(ada);
      expect(hasField(form, 'companyName')).to.equal(false);
      await pick(form, 'company');
      expect(hasField(form, 'companyName')).to.equal(true);
      expect(hasField(form, 'vatId')).to.equal(true);
    });

    it('starts as a company when it is given one', async () => {
      const form = await open({companyName: 'Engines Ltd'});
      expect(field(form, 'companyName').value).to.equal('Engines Ltd');
    });

    it('forgets the company for the order, not for the shopper who switches back', async () => {
      const form = await open(ada);
      await pick(form, 'company');
      await enter(form, 'companyName', 'Engines Ltd');
      await enter(form, 'vatId', 'gb 123 456 789');
      expect(form.read()).to.include({companyName: 'Engines Ltd', vatId: 'GB123456789'});
      const told = record(form);
      await pick(form, 'private');
      const aside = {companyName: 'Engines Ltd', vatId: 'GB123456789'};
      expect(told).to.deep.equal([{customer: ada, aside, typing: false}]);
      await pick(form, 'company');
      expect(field(form, 'companyName').value).to.equal('Engines Ltd');
    });

    it('shows how VAT ids look', async () => {
      const form = await open({companyName: 'Engines'});
      expect(form.shadowRoot?.getElementById('vatId-hint')?.textContent).to.contain('DE123456789');
      await enter(form, 'vatId', 'none');
      await leave(form, 'vatId');
      expect(messageAt(form, 'vatId')).to.contain('DE123456789');
    });
  });

  describe('messages', () => {
    it('appear on leaving a field, not while it is typed for the first time', async () => {
      const form = await open();
      await type(form, 'emailAddress', 'ada@');
      expect(messageAt(form, 'emailAddress')).to.equal('');
      await leave(form, 'emailAddress');
      expect(messageAt(form, 'emailAddress')).to.contain('name@example.com');
    });

    it('go with the keystroke that makes it right', async () => {
      const form = await open();
      await enter(form, 'emailAddress', 'ada@');
      await leave(form, 'emailAddress');
      await enter(form, 'emailAddress', 'ada@example.com');
      expect(messageAt(form, 'emailAddress')).to.equal('');
    });

    it('do not scold for passing by', async () => {
      const form = await open();
      field(form, 'emailAddress').focus();
      field(form, 'emailAddress').blur();
      await form.updateComplete;
      expect(messageAt(form, 'emailAddress')).to.equal('');
    });

    it('appear when a field is emptied again', async () => {
      const form = await open(ada);
      await enter(form, 'lastName', '');
      await leave(form, 'lastName');
      expect(messageAt(form, 'lastName')).to.equal('Please enter your last name.');
    });

    it('are announced when they appear behind the shopper', async () => {
      const form = await open();
      await enter(form, 'emailAddress', 'ada@');
      await leave(form, 'emailAddress');
      expect(form.shadowRoot?.querySelector('[role=status]')?.textContent?.trim()).to.equal(
        messageAt(form, 'emailAddress'),
      );
    });

    it('wait until the pointer is up, so that the button under it stays there', async () => {
      const form = await open();
      await enter(form, 'emailAddress', 'ada@');
      document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
      await leave(form, 'emailAddress');
      expect(messageAt(form, 'emailAddress')).to.equal('');
      document.body.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
      await new Promise((resolve) => setTimeout(resolve));
      await form.updateComplete;
      expect(messageAt(form, 'emailAddress')).not.to.equal('');
    });

    it('change their language with the form', async () => {
      const form = await open();
      form.reportValidity();
      form.locale = 'de';
      await form.updateComplete;
      expect(messageAt(form, 'firstName')).to.equal('Bitte geben Sie Ihren Vornamen ein.');
    });

    it('name the house number, whose German label is short, and keep the word whole on a phone', async () => {
      const form = await open({}, 'de');
      form.style.inlineSize = '288px';
      form.reportValidity();
      await form.updateComplete;
      expect(messageAt(form, 'houseNumber')).to.equal('Bitte Hausnummer eingeben.');
      const {childNodes} = form.shadowRoot!.querySelector('#houseNumber-error')!;
      const sentence = [...childNodes].find((node) => node instanceof Text && node.data)!;
      const word = document.createRange();
      word.setStart(sentence, 'Bitte '.length);
      word.setEnd(sentence, 'Bitte Hausnummer'.length);
      expect(word.getClientRects()).to.have.length(1);
    });
  });

  describe('reportValidity()', () => {
    it('marks every missing field and leads to the first', async () => {
      const form = await open({emailAddress: 'ada@example.com'});
      expect(form.reportValidity()).to.equal(false);
      await form.updateComplete;
      expect(focusedField(form)).to.equal('firstName');
      for (const name of ['firstName', 'lastName', 'street', 'houseNumber', 'postalCode', 'city']) {
        expect(messageAt(form, name), name).not.to.equal('');
      }
      expect(messageAt(form, 'emailAddress')).to.equal('');
    });

    it('is content with a complete customer', async () => {
      const form = await open(ada);
      expect(form.reportValidity()).to.equal(true);
      expect(form.checkValidity()).to.equal(true);
    });

    it('counts what a password manager filled in without a word', async () => {
      const form = await open({...ada, lastName: ''});
      field(form, 'lastName').value = 'Lovelace';
      expect(form.reportValidity()).to.equal(true);
      expect(form.read()).to.deep.equal(ada);
    });

    it('takes a house number that stands in the street', async () => {
      const form = await open({...ada, address: {...ada.address, street: 'C4 12 III', houseNumber: ''}});
      expect(form.reportValidity()).to.equal(true);
    });

    it('asks for no postal code where there are none', async () => {
      const form = await open({...ada, address: {...ada.address, country: 'HK', postalCode: ''}});
      expect(form.reportValidity()).to.equal(true);
    });
  });

  it('checkValidity() shows nothing', async () => {
    const form = await open();
    expect(form.checkValidity()).to.equal(false);
    await form.updateComplete;
    expect(messageAt(form, 'firstName')).to.equal('');
  });

  describe('markInvalid()', () => {
    it('shows the sentence of an error code until the field is edited', async () => {
      const form = await open({...ada, companyName: 'Engines', vatId: 'DE123456789'});
      expect(form.markInvalid('vatId', 'InvalidVatId')).to.equal(true);
      await form.updateComplete;
      expect(messageAt(form, 'vatId')).to.contain('The VAT ID was not accepted.');
      expect(messageAt(form, 'vatId')).not.to.contain('{');
      await enter(form, 'vatId', 'DE987654321');
      expect(messageAt(form, 'vatId')).to.equal('');
    });

    it('says so when there is no such field', async () => {
      const form = await open(ada);
      expect(form.markInvalid('vatId', 'InvalidVatId')).to.equal(false);
      expect(form.markInvalid('cvc"]', 'InvalidCardCvc')).to.equal(false);
    });
  });

  describe('what was typed', () => {
    it('stays when the customer is set from outside', async () => {
      const form = await open();
      await enter(form, 'lastName', 'Byron');
      form.customer = ada;
      await form.updateComplete;
      expect(field(form, 'lastName').value).to.equal('Byron');
      expect(field(form, 'firstName').value).to.equal('Ada');
      expect(form.read()).to.deep.equal({...ada, lastName: 'Byron'});
    });

    it('stays when it was filled in without an event', async () => {
      const form = await open();
      field(form, 'lastName').value = 'Byron';
      form.customer = ada;
      await form.updateComplete;
      expect(field(form, 'lastName').value).to.equal('Byron');
    });

    it('stays when the listener hands the customer back', async () => {
      const form = await open();
      form.addEventListener('sjs-customer', (event) => (form.customer = event.detail.customer));
      await type(form, 'lastName', 'de Lovelace');
      expect(field(form, 'lastName').value).to.equal('de Lovelace');
    });

    it('may be emptied without the field going away under the caret', async () => {
      const form = await open({companyName: 'Engines', phoneNumber: '030 1234'});
      form.addEventListener('sjs-customer', (event) => (form.customer = event.detail.customer));
      for (const name of ['companyName', 'phoneNumber']) {
        await enter(form, name, '');
        await form.updateComplete;
        expect(focusedField(form)).to.equal(name);
      }
    });

    it('stays when the language changes and when the form moves', async () => {
      const form = await open();
      await enter(form, 'lastName', 'Byron');
      form.locale = 'de';
      document.body.append(form);
      await form.updateComplete;
      expect(field(form, 'lastName').value).to.equal('Byron');
      form.remove();
    });
  });

  describe('the address', () => {
    it('gets its house number out of an autofilled street', async () => {
      const form = await open({}, 'de');
      const street = field(form, 'street');
      street.value = 'Hauptstraße 12a';
      street.dispatchEvent(new Event('change', {bubbles: true}));
      await form.updateComplete;
      expect(street.value).to.equal('Hauptstraße');
      expect(field(form, 'houseNumber').value).to.equal('12a');
    });

    it('is left alone while it is typed', async () => {
      const form = await open({}, 'de');
      await type(form, 'street', 'Platz 1');
      expect(field(form, 'street').value).to.equal('Platz 1');
      expect(field(form, 'houseNumber').value).to.equal('');
    });

    it('has a second line for those who need one', async () => {
      const form = await open(ada);
      expect(hasField(form, 'addressLine2')).to.equal(false);
      form.shadowRoot?.querySelector<HTMLButtonElement>('[part~=more]')?.click();
      await form.updateComplete;
      await form.updateComplete;
      expect(focusedField(form)).to.equal('addressLine2');
      await enter(form, 'addressLine2', 'Rear building');
      expect(form.read().address?.addressLine2).to.equal('Rear building');
    });

    it('has a state only where there are states', async () => {
      const form = await open(ada);
      expect(hasField(form, 'state')).to.equal(false);
      await choose(form, 'country', 'US');
      await enter(form, 'state', 'Oregon');
      expect(form.read().address?.state).to.equal('Oregon');
      await choose(form, 'country', 'DE');
      expect(form.read().address).to.deep.equal(ada.address);
    });

    it('starts in the country of the locale, of the property, of the customer', async () => {
      const form = await open({}, 'de-AT');
      expect(form.read().address).to.deep.equal({country: 'AT'});
      form.country = 'CH';
      await form.updateComplete;
      expect(form.read().address).to.deep.equal({country: 'CH'});
      form.customer = {address: {country: 'FR'}};
      await form.updateComplete;
      expect(form.read().address).to.deep.equal({country: 'FR'});
    });

    it('has no country rather than a wrong one', async () => {
      const form = await open({address: {country: 'XX'}}, 'eo-001');
      form.country = '?';
      await form.updateComplete;
      expect(form.read().address).to.deep.equal({});
    });

    it('names countries in the reader’s language and order', async () => {
      const form = await open({}, 'de');
      const names = [...field<HTMLSelectElement>(form, 'country').options].map((option) => option.text.trim());
      expect(names).to.include('Österreich').and.to.have.length.above(240);
      expect(names.indexOf('Österreich')).to.be.lessThan(names.indexOf('Polen'));
    });
  });

  it('asks for a phone number only where the merchant requires it', async () => {
    const form = await open(ada);
    expect(hasField(form, 'phoneNumber')).to.equal(false);
    form.requiredFields = ['emailAddress', 'phoneNumber'];
    await form.updateComplete;
    expect(form.reportValidity()).to.equal(false);
    await form.updateComplete;
    expect(messageAt(form, 'phoneNumber')).to.equal('Please enter your phone number.');
  });

  it('marks the fields that the merchant does not require as optional', async () => {
    const form = await open();
    form.requiredFields = ['emailAddress'];
    await form.updateComplete;
    expect(form.shadowRoot?.querySelector('label[for=city]')?.textContent).to.contain('(optional)');
    expect(field(form, 'city').getAttribute('aria-required')).to.equal(null);
    expect(field(form, 'emailAddress').getAttribute('aria-required')).to.equal('true');
  });

  it('lets nobody write while it is disabled', async () => {
    const form = await open(ada);
    form.disabled = true;
    await form.updateComplete;
    expect(field(form, 'lastName').matches(':disabled')).to.equal(true);
    expect(form.read()).to.deep.equal(ada);
  });

  it('behaves the same whether it is filled before or after it is attached', async () => {
    const before = document.createElement('sjs-customer-form');
    before.customer = ada;
    const after = document.createElement('sjs-customer-form');
    document.body.append(before, after);
    after.customer = ada;
    await Promise.all([before.updateComplete, after.updateComplete]);
    expect(after.read()).to.deep.equal(before.read());
    expect(after.read()).to.deep.equal(ada);
    before.remove();
    after.remove();
  });

  it('bears the tokens that browsers fill by', async () => {
    const form = await open({companyName: 'Engines', address: {country: 'US'}});
    const tokens = [...(form.shadowRoot?.querySelectorAll('[autocomplete]') ?? [])].map((input) =>
      input.getAttribute('autocomplete'),
    );
    expect(tokens).to.deep.equal([
      'organization',
      'email',
      'given-name',
      'family-name',
      'country',
      'address-line1',
      'postal-code',
      'address-level2',
      'address-level1',
    ]);
  });

  for (const scheme of ['light', 'dark']) {
    describe(`is accessible (${scheme})`, () => {
      const show = async (customer: Customer, locale: string) => {
        const page = await fixture(
          html`<main style="color-scheme: ${scheme}; background: Canvas">
            <sjs-customer-form .locale=${locale} .customer=${customer}></sjs-customer-form>
          </main>`,
        );
        const form = page.querySelector('sjs-customer-form')!;
        await form.updateComplete;
        return form;
      };

      it('untouched', async () => {
        await expect(await show({}, 'en-US')).to.be.accessible();
      });

      it('filled in for a company, in German', async () => {
        await expect(await show({...ada, companyName: 'Engines', vatId: 'DE123456789'}, 'de')).to.be.accessible();
      });

      it('with messages', async () => {
        const form = await show({companyName: ' ', vatId: 'none'}, 'en');
        form.reportValidity();
        await form.updateComplete;
        await expect(form).to.be.accessible();
      });

      it('disabled', async () => {
        const form = await show(ada, 'en');
        form.disabled = true;
        await form.updateComplete;
        await expect(form).to.be.accessible();
      });
    });
  }
});
