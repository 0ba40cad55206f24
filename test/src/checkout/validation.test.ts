import {expect} from '@open-wc/testing';
import {checkPostalCode, checkVatId, compact, splitStreet} from '../../../src/checkout/validation.ts';

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
