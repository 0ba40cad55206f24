import {expect} from '@open-wc/testing';
import {isReturn} from '../../../src/subscriptionjs/is-return.ts';
import {detectReturn} from '../../../src/subscriptionjs/return-url.ts';

describe('the quick look whether a page is a return', () => {
  for (const [search, expected] of [
    ['?pactasTransactionId=t-1', true],
    ['?a=1&pactasTransactionId=t-1&secret=s', true],
    ['?interactivePayment=true', true],
    ['?a=1&interactivePayment=true', true],
    ['', false],
    ['?contractId=c-1&trigger=Payment', true],
    ['?trigger=Payment&a=1&contractId=c-1', true],
    ['?mypactasTransactionId=1', false],
    ['?trigger=a&contractId=c-1', false],
  ] as const) {
    it(`agrees with the careful one on "${search}"`, () => {
      expect(isReturn(search)).to.equal(expected);
      expect(detectReturn(`https://shop.example/${search}`) !== undefined).to.equal(expected);
    });
  }

  it('may see one where the careful one sees none, never the other way round', () => {
    for (const search of ['?pactasTransactionId=', '?interactivePayment=false', '?token=1&trigger=Payment&secret=1']) {
      expect(isReturn(search), search).to.equal(true);
      expect(detectReturn(`https://shop.example/${search}`), search).to.equal(undefined);
    }
  });
});
