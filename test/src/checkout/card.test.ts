import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {brandOf, checkCardNumber, checkCvc, checkExpiry, parseExpiry, passesLuhn} from '../../../src/checkout/card.ts';

describe('card numbers', () => {
  // Test numbers the schemes and providers publish.
  const numbers: readonly (readonly [number: string, brand: string])[] = [
    ['4111 1111 1111 1111', 'Visa'],
    ['4000000000000002', 'Visa'],
    ['5555 5555 5555 4444', 'Mastercard'],
    ['2223003122003222', 'Mastercard'],
    ['5200828282828210', 'Mastercard'],
    ['3782 822463 10005', 'American Express'],
    ['341111111111111', 'American Express'],
    ['6011 1111 1111 1117', 'Discover'],
    ['3056 930009 0200 04'.replace(/ /g, ''), 'Diners Club'],
    ['3566 0020 2036 0505', 'JCB'],
    ['6200 0000 0000 0005', 'UnionPay'],
    ['6759 6498 2643 8453', 'Maestro'],
  ];

  for (const [number, brand] of numbers) {
    it(`takes ${number} for a valid ${brand}`, () => {
      expect(brandOf(number)).to.equal(brand);
      expect(checkCardNumber(number)).to.equal(undefined);
    });
  }

  it('knows no brand before the digits tell', () => {
    expect(brandOf('')).to.equal(undefined);
    expect(brandOf('9')).to.equal(undefined);
    expect(brandOf('3')).to.equal(undefined);
  });

  it('tells the neighbours of the Mastercard range apart', () => {
    expect(brandOf('2220 99')).to.equal(undefined);
    expect(brandOf('2221 00')).to.equal('Mastercard');
    expect(brandOf('2720 99')).to.equal('Mastercard');
    expect(brandOf('2721 00')).to.equal(undefined);
  });

  it('finds a number missing, wrong or too short', () => {
    expect(checkCardNumber('  ')).to.equal('missing');
    expect(checkCardNumber('4111 1111 1111 1112')).to.equal('invalid');
    expect(checkCardNumber('4111 1111 1111 111')).to.equal('invalid');
    expect(checkCardNumber('0000 0000')).to.equal('invalid');
  });

  it('notices every single wrong digit', () => {
    const digit = fc.integer({min: 0, max: 9});
    fc.assert(
      fc.property(fc.nat({max: 15}), digit, (position, replacement) => {
        const number = '4111111111111111';
        fc.pre(number[position] !== String(replacement));
        expect(passesLuhn(number.slice(0, position) + replacement + number.slice(position + 1))).to.equal(false);
      }),
    );
  });
});

describe('expiry dates', () => {
  for (const text of ['12 / 30', '12/30', '1230', '12/2030', '122030', '12.30', '12-30', ' 12 30 ', '2030-12']) {
    it(`reads "${text}"`, () => {
      expect(parseExpiry(text)).to.deep.equal({month: '12', year: '2030'});
    });
  }

  it('reads a month of one digit', () => {
    expect(parseExpiry('1/30')).to.deep.equal({month: '01', year: '2030'});
  });

  it('refuses months that do not exist and unfinished dates', () => {
    for (const text of ['13/30', '00/30', '12', '12/3', '12/303', 'abc', '1']) {
      expect(parseExpiry(text), text).to.equal(undefined);
    }
  });

  it('accepts a card until its last month is over everywhere on earth', () => {
    expect(checkExpiry('03/30', new Date('2030-03-31T23:59:59Z'))).to.equal(undefined);
    expect(checkExpiry('03/30', new Date('2030-04-01T11:59:59Z'))).to.equal(undefined);
    expect(checkExpiry('03/30', new Date('2030-04-01T12:00:00Z'))).to.equal('expired');
    expect(checkExpiry('12/29', new Date('2030-04-01T12:00:00Z'))).to.equal('expired');
  });

  it('finds it missing or impossible', () => {
    const now = new Date('2030-01-01T00:00:00Z');
    expect(checkExpiry(' ', now)).to.equal('missing');
    expect(checkExpiry('1', now)).to.equal('invalid');
    expect(checkExpiry('12/2130', now)).to.equal('invalid');
  });
});

describe('security codes', () => {
  it('has four digits on American Express and three elsewhere', () => {
    expect(checkCvc('123', 'Visa')).to.equal(undefined);
    expect(checkCvc('1234', 'Visa')).to.equal('invalid');
    expect(checkCvc('1234', 'American Express')).to.equal(undefined);
    expect(checkCvc('123', 'American Express')).to.equal('invalid');
  });

  it('may have either while the brand is not known', () => {
    expect(checkCvc('123', undefined)).to.equal(undefined);
    expect(checkCvc('1234', undefined)).to.equal(undefined);
    expect(checkCvc('12', undefined)).to.equal('invalid');
    expect(checkCvc('12a', undefined)).to.equal('invalid');
    expect(checkCvc('', undefined)).to.equal('missing');
  });
});
