import {expect} from '@open-wc/testing';
import {secureUrl} from '../../../src/subscriptionjs/secure-url.ts';

describe('a secure address', () => {
  for (const address of [
    'https://pay.example/?a=b#c',
    'http://localhost:5174/pay',
    'http://sandbox.localhost/pay',
    'http://127.0.0.1:5174/pay',
    'http://[::1]:5174/pay',
  ]) {
    it(`may be ${address}`, () => {
      expect(secureUrl(address)?.href).to.equal(address);
    });
  }

  for (const address of [
    'http://pay.example/',
    'http://localhost.example/',
    'http://notlocalhost/',
    'http://127.0.0.1.example/',
    'javascript:alert(1)',
    'data:text/html,1',
    'ftp://localhost/',
    '/relative',
    '',
    undefined,
    {},
  ]) {
    it(`is not ${JSON.stringify(address)}`, () => {
      expect(secureUrl(address)).to.equal(undefined);
    });
  }

  it('may be relative to a page', () => {
    expect(secureUrl('/subscription.js', 'https://shop.example/pricing')?.href).to.equal(
      'https://shop.example/subscription.js',
    );
    expect(secureUrl('/subscription.js', 'http://shop.example/pricing')).to.equal(undefined);
  });
});
