import {expect} from '@open-wc/testing';
import {countryOf, prefillOf} from '../../components/prefill.ts';

describe('the country of a locale', () => {
  it('is the one it names, else the likeliest, and none for a wrong locale', () => {
    expect(['de-AT', 'de', 'en-GB', 'not a language!'].map(countryOf)).to.deep.equal(['AT', 'DE', 'GB', '']);
  });
});

describe('the customer that a checkout starts with', () => {
  it('is in the merchant’s country, else in the locale’s', () => {
    expect(prefillOf(undefined, 'CH', 'de').address).to.deep.equal({country: 'CH'});
    expect(prefillOf(undefined, undefined, 'de-AT').address).to.deep.equal({country: 'AT'});
  });

  it('is who the page says it is, in the country the page says', () => {
    const customer = {firstName: 'Ada', address: {country: 'GB', city: 'London'}};
    expect(prefillOf(customer, 'DE', 'de')).to.deep.equal({locale: 'de', ...customer});
  });
});
