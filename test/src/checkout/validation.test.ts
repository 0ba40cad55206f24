import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  brandOf,
  checkCardNumber,
  checkCvc,
  checkExpiry,
  checkPostalCode,
  checkVatId,
  compact,
  parseExpiry,
  passesLuhn,
  splitStreet,
} from '../../../src/checkout/validation.ts';

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

describe('customer fields', () => {
  it('passes every VAT id that might be one', () => {
    for (const id of [
      '',
      'DE123456789',
      'de 123 456 789',
      'ATU12345678',
      'CHE-123.456.789 MWST',
      'IE1234567WA',
      'IE8Z49289F',
    ]) {
      expect(checkVatId(id), id).to.equal(undefined);
    }
    for (const id of ['none', '12', 'DE', '<b>1234</b>']) expect(checkVatId(id), id).to.equal('invalid');
  });

  it('passes postal codes of many countries', () => {
    for (const code of ['10115', 'SW1A 1AA', 'K1A 0B1', '1012 AB', '110-0001', '101']) {
      expect(checkPostalCode(code), code).to.equal(undefined);
    }
    for (const code of ['1', '!!!', '1234567890123']) expect(checkPostalCode(code), code).to.equal('invalid');
  });

  it('writes codes without spaces, dots and hyphens', () => {
    expect(compact(' che-123.456.789 mwst')).to.equal('CHE123456789MWST');
  });
});

describe('a street with the house number in it', () => {
  const split = (street: string, houseNumber = '', numberFirst = false) => {
    const found = splitStreet(street, houseNumber, numberFirst);
    return `${found.street}|${found.houseNumber}`;
  };

  it('gives the number away where it comes last', () => {
    expect(split('Musterstraße 12')).to.equal('Musterstraße|12');
    expect(split('Hauptstr. 12a')).to.equal('Hauptstr.|12a');
    expect(split('Am Hang 3 b')).to.equal('Am Hang|3 b');
    expect(split('Ring 10-12')).to.equal('Ring|10-12');
    expect(split('Wiedner Hauptstraße 8/10')).to.equal('Wiedner Hauptstraße|8/10');
    expect(split('Straße des 17. Juni 135')).to.equal('Straße des 17. Juni|135');
  });

  it('gives the number away where it comes first', () => {
    expect(split('12 Main Street', '', true)).to.equal('Main Street|12');
    expect(split('221b, Baker Street', '', true)).to.equal('Baker Street|221b');
  });

  it('stays as it is without a number that is clearly one', () => {
    expect(split('Musterstraße')).to.equal('Musterstraße|');
    expect(split('Straße des 17. Juni')).to.equal('Straße des 17. Juni|');
    expect(split('12 rue du 8 Mai 1945')).to.equal('12 rue du 8 Mai 1945|');
    expect(split('')).to.equal('|');
  });

  it('loses its number when the house number says the same, and keeps it when that says something else', () => {
    expect(split('Musterstraße 12', '12')).to.equal('Musterstraße|12');
    expect(split('Musterstraße 12', '14')).to.equal('Musterstraße 12|14');
  });
});
