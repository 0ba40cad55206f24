import {expect} from '@open-wc/testing';
import {orderKey, priceKey, priceRelevant, sentCart} from '../../../src/checkout/wish.ts';
import {wish} from '../../support/fake-gateway.ts';

const {cart, customer} = wish;

describe('a wish', () => {
  it('sends no component of quantity 0 and no empty coupon', () => {
    const components = [
      {componentId: 'b', quantity: 2},
      {componentId: 'a', quantity: 0},
    ];
    expect(sentCart({...cart, components, couponCode: '  '})).to.deep.equal({
      planVariantId: 'monthly',
      components: [{componentId: 'b', quantity: 2}],
    });
  });

  it('sends a coupon without the spaces around it', () => {
    expect(sentCart({...cart, couponCode: ' STAR '}).couponCode).to.equal('STAR');
  });

  it('costs the same in whatever order components were chosen', () => {
    const [a, b] = [
      {componentId: 'a', quantity: 1},
      {componentId: 'b', quantity: 1},
    ];
    const one = priceKey({cart: {...cart, components: [a, b]}, customer});
    expect(priceKey({cart: {...cart, components: [b, a]}, customer})).to.equal(one);
  });

  it('asks for a price with country, postal code, state, VAT id and company, and nothing else of the customer', () => {
    const relevant = priceRelevant({
      ...customer,
      companyName: 'Analytical Engines ',
      vatId: 'DE123456789',
      address: {...customer.address, state: 'BE'},
    });
    expect(relevant).to.deep.equal({
      companyName: 'Analytical Engines',
      vatId: 'DE123456789',
      address: {postalCode: '10115', state: 'BE', country: 'DE'},
    });
  });

  it('has the same price under another name, and another one in another country', () => {
    const key = priceKey(wish);
    expect(priceKey({cart, customer: {...customer, firstName: 'Augusta'}})).to.equal(key);
    expect(priceKey({cart, customer: {...customer, address: {country: 'AT'}}})).not.to.equal(key);
  });

  it('is another order under another name', () => {
    expect(orderKey({cart, customer: {...customer, firstName: 'Augusta'}})).not.to.equal(orderKey(wish));
  });
});
