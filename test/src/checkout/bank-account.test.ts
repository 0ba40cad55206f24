import {expect} from '@open-wc/testing';
import {checkBic, checkIban} from '../../../src/checkout/bank-account.ts';
import {checkIban as checkIbanFully} from '../../../src/checkout/iban.ts';

describe('bank accounts', () => {
  it('accepts IBANs with and without spaces, in any case', () => {
    for (const iban of ['DE89 3704 0044 0532 0130 00', 'de89370400440532013000', 'AT61 1904 3002 3457 3201']) {
      expect(checkIban(iban), iban).to.equal(undefined);
      expect(checkIbanFully(iban), iban).to.equal(undefined);
    }
  });

  it('finds a swapped digit and a wrong length only with the full check', () => {
    for (const iban of ['DE89 3704 0044 0532 0310 00', 'DE89 3704 0044 0532 0130 0']) {
      expect(checkIban(iban), iban).to.equal(undefined);
      expect(checkIbanFully(iban), iban).to.equal('invalid');
    }
  });

  it('finds what is no IBAN by its shape alone', () => {
    expect(checkIban(' ')).to.equal('missing');
    expect(checkIban('0532013000')).to.equal('invalid');
    expect(checkIbanFully('')).to.equal('missing');
  });

  it('does without a BIC, but not with half of one', () => {
    expect(checkBic('')).to.equal(undefined);
    expect(checkBic('cobadeff xxx')).to.equal(undefined);
    expect(checkBic('COBADEFF')).to.equal(undefined);
    expect(checkBic('COBADEF')).to.equal('invalid');
  });
});
