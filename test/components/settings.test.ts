import {expect} from '@open-wc/testing';
import {
  ada,
  buy,
  cleanUp,
  collectConsoleErrors,
  openElement,
  pick,
  query,
  seeNotice,
  turn,
  until,
} from '../support/page.ts';

const lines = collectConsoleErrors();
const countryIn = (input: readonly unknown[]) => (input[1] as {Address?: {Country?: string}}).Address?.Country;
const {country: _, ...address} = ada.address!;

afterEach(() => {
  cleanUp();
  lines.length = 0;
});

describe('a setting with a value that is not allowed', () => {
  const wrong: readonly (readonly [name: string, value: string, told: readonly string[]])[] = [
    ['environment', 'prod', ['production', 'sandbox']],
    ['flow', 'one-step', ['two-step', 'subscribe']],
    ['load', 'lazy', ['visible', 'interaction', 'eager']],
    ['country', 'Germany', ['ISO 3166-1 alpha-2', 'DE']],
  ];
  for (const [name, value, told] of wrong) {
    it(`is told to the merchant by the name of the attribute, ${name}, and the checkout sells all the same`, async () => {
      const {element, vendor} = await openElement({
        attributes: {locale: 'en-GB', [name]: value},
        properties: {customer: {...ada, address}},
      });
      await pick(element, 'InvoicePayment');
      buy(element);
      await seeNotice(element, 'Thank you for your order');
      expect(vendor.createOrder.calls).to.have.length(1);
      expect(countryIn(vendor.createOrder.last.input)).to.equal('GB');
      expect(lines).to.have.length(1);
      for (const part of [`(${name})`, `"${value}"`, ...told]) expect(lines[0]).to.contain(part);
    });
  }

  it('is told when it is set late, too, and does not keep billwerk from a price', async () => {
    const {element, vendor} = await openElement({attributes: {locale: 'de-AT'}, properties: {customer: {}}});
    element.country = 'Schweiz';
    await until(() => lines.length, 'not told');
    expect(lines[0]).to.contain('(country)').and.to.contain('"Schweiz"');
    await turn(5);
    expect(countryIn(vendor.preview.last.input)).to.equal('AT');
  });

  it('is followed by what the page sets right later, a country in small letters included', async () => {
    const {element, vendor} = await openElement({
      attributes: {locale: 'en-US', country: 'Germany'},
      properties: {customer: {}},
    });
    expect(countryIn(vendor.preview.last.input)).to.equal('US');
    for (const country of ['at', 'de']) {
      element.country = country;
      await until(() => countryIn(vendor.preview.last.input) === country.toUpperCase(), `not ${country}`);
    }
  });
});

describe('a setting that is allowed', () => {
  it('is told to nobody, nor is one that the page takes away', async () => {
    const {element, vendor} = await openElement({
      attributes: {country: 'at', flow: 'subscribe', environment: 'sandbox'},
      properties: {customer: {}},
    });
    expect(query(element, '[part~=test-badge]')).not.to.equal(undefined);
    expect(countryIn(vendor.preview.last.input)).to.equal('AT');
    element.removeAttribute('flow');
    element.removeAttribute('country');
    await turn(5);
    expect(lines).to.deep.equal([]);
  });
});
