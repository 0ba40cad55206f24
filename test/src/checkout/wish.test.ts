import {expect} from '@open-wc/testing';
import {buyerMark, orderKey, priceKey, priceRelevant, sentCart} from '../../../src/checkout/wish.ts';
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

  it('tells one buyer from another by a number, whatever was filled in first, that says nothing of them', () => {
    const {emailAddress, ...others} = wish.customer;
    const mark = buyerMark(wish.customer);
    expect(mark).to.be.within(0, 65_520);
    expect(buyerMark({...others, emailAddress, phoneNumber: ''})).to.equal(mark);
    expect(buyerMark({...wish.customer, emailAddress: 'adb@example.org'})).not.to.equal(mark);
    expect(buyerMark({...wish.customer, address: {...wish.customer.address, city: 'Bremen'}})).not.to.equal(mark);
    const swapped = {...wish.customer, firstName: 'Lovelace', lastName: 'Ada'};
    expect(buyerMark(swapped)).not.to.equal(mark);
  });

  it('is another order under another name', () => {
    expect(orderKey({cart, customer: {...customer, firstName: 'Augusta'}})).not.to.equal(orderKey(wish));
  });
});
