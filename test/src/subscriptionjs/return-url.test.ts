import {expect} from '@open-wc/testing';
import {
  contractReturnUrl,
  detectReturn,
  returnedContract,
  stripReturnParameters,
} from '../../../src/subscriptionjs/return-url.ts';

const shop = 'https://shop.example/pricing';
const returned = 'interactivePayment=true&pactasTransactionId=t-1&secret=s3cret&trigger=Payment&language=de-DE';

describe('the return from a provider', () => {
  it('is known by billwerk’s transaction', () => {
    expect(detectReturn(`${shop}?${returned}`)).to.deep.equal({transactionId: 't-1'});
    expect(detectReturn(new URL(`${shop}?pactasTransactionId=t-2`))).to.deep.equal({transactionId: 't-2'});
  });

  it('is known without a transaction', () => {
    expect(detectReturn(`${shop}?interactivePayment=true`)).to.deep.equal({});
  });

  it('from billwerk’s own page is known by the contract that it names', () => {
    const contract = {transactionId: 'c-1', hosted: true};
    expect(detectReturn(`${shop}?contractId=c-1&trigger=Payment`)).to.deep.equal(contract);
    expect(detectReturn(`${shop}?trigger=Payment&utm=a&contractId=c-1`)).to.deep.equal(contract);
    for (const query of ['contractId=c-1', 'contractId=&trigger=Payment', 'contractId=c-1&trigger=PaymentError']) {
      expect(detectReturn(`${shop}?${query}`), query).to.equal(undefined);
    }
  });

  it('is not taken from parameters that others use as well', () => {
    for (const query of [
      '',
      'utm_source=mail',
      'token=1&trigger=Payment&language=de&secret=1',
      'interactivePayment=false',
      'pactasTransactionId=',
    ]) {
      expect(detectReturn(`${shop}?${query}`), query).to.equal(undefined);
    }
  });
});

describe('the address after a return', () => {
  it('is the one before, without secret and friends', () => {
    expect(stripReturnParameters(`${shop}?utm=a&${returned}#plans`)).to.equal(`${shop}?utm=a#plans`);
    expect(stripReturnParameters(`${shop}?${returned}`)).to.equal(shop);
  });

  it('loses what the payment providers add', () => {
    expect(stripReturnParameters(`${shop}?${returned}&token=EC-1`)).to.equal(shop);
    expect(stripReturnParameters(`${shop}?${returned}&amazonCheckoutSessionId=a`)).to.equal(shop);
  });

  it('loses what billwerk’s own page adds, and nothing else', () => {
    expect(stripReturnParameters(`${shop}?utm=a&contractId=c-1&trigger=Payment#top`)).to.equal(`${shop}?utm=a#top`);
    const own = `${shop}?contractId=c-1`;
    expect(stripReturnParameters(own)).to.equal(own);
    expect(stripReturnParameters(`${own}&${returned}`)).to.equal(own);
  });

  it('keeps the page’s own parameters as they were written', () => {
    const own = 'q=a%20b+c&flag&sjs-plan=p%2F1';
    expect(stripReturnParameters(`${shop}?${own}&${returned}`)).to.equal(`${shop}?${own}`);
  });

  it('keeps the page’s own language beside the one that billwerk appended', () => {
    expect(stripReturnParameters(`${shop}?language=de&${returned}`)).to.equal(`${shop}?language=de`);
  });

  it('loses every secret of earlier returns', () => {
    expect(stripReturnParameters(`${shop}?${returned}&${returned}`)).not.to.match(/secret|pactas|interactive/i);
  });

  it('is unchanged when there was no return', () => {
    const address = `${shop}?token=1&language=de&trigger=x&secret=own`;
    expect(stripReturnParameters(address)).to.equal(address);
  });
});

describe('the return of whoever changed a payment method, or paid the change of a plan', () => {
  for (const kind of ['sjs-payment-change', 'sjs-plan-change'] as const) {
    const other = kind === 'sjs-plan-change' ? 'sjs-payment-change' : 'sjs-plan-change';
    const address = contractReturnUrl(`${shop}?q=a%20b#top`, kind, 'contract-1');
    const back = address.replace('#', `&${returned}#`);

    it(`is known by the contract, and is nobody’s payment of an order (${kind})`, () => {
      expect(address).to.equal(`${shop}?q=a%20b&${kind}=contract-1#top`);
      expect(detectReturn(back, {kind, contractId: 'contract-1'})).to.deep.equal({transactionId: 't-1'});
      expect(detectReturn(back, {kind, contractId: 'contract-2'})).to.equal(undefined);
      expect(detectReturn(back, {kind: other, contractId: 'contract-1'})).to.equal(undefined);
      expect(detectReturn(back)).to.equal(undefined);
      expect(detectReturn(`${shop}?${returned}`, {kind, contractId: 'contract-1'})).to.equal(undefined);
      expect(detectReturn(address, {kind, contractId: 'contract-1'})).to.equal(undefined);
    });

    it(`says of which contract it is (${kind})`, () => {
      expect(returnedContract(back, kind)).to.equal('contract-1');
      expect(returnedContract(back, other)).to.equal(undefined);
      expect(returnedContract(address, kind)).to.equal(undefined);
    });

    it(`leaves nothing in the address, and is not sent along twice (${kind})`, () => {
      expect(stripReturnParameters(back)).to.equal(`${shop}?q=a%20b#top`);
      expect(contractReturnUrl(back, kind, 'contract-1')).to.equal(address);
      expect(contractReturnUrl(back, other, 'contract-2')).to.equal(`${shop}?q=a%20b&${other}=contract-2#top`);
    });
  }

  it('takes no more than our own from the address of whoever turned back on the way', () => {
    expect(stripReturnParameters(`${shop}?language=de&sjs-payment-change=contract-1`)).to.equal(`${shop}?language=de`);
  });
});
