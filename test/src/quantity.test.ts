import {expect} from '@open-wc/testing';
import type {QuantityRange} from '../../src/model.ts';
import {clampQuantity, isWithin, parseQuantity} from '../../src/quantity.ts';

const whole: QuantityRange = {min: 1, max: 100, step: 1, default: 1};
const tenths: QuantityRange = {min: 0, max: 2, step: 0.1, default: 0};
const dozens: QuantityRange = {min: 12, max: 50, step: 12, default: 12};

describe('a typed quantity', () => {
  it('is taken when the limits allow it', () => {
    expect(parseQuantity('7', whole)).to.equal(7);
    expect(parseQuantity(' 100 ', whole)).to.equal(100);
  });

  for (const text of ['0', '-1', '1e9', '1000000000', '1.5', 'abc', '', ' ', '1 2', '0x10', 'NaN', 'Infinity']) {
    it(`is refused when it is "${text}" and whole units from 1 to 100 are sold`, () => {
      expect(parseQuantity(text, whole)).to.equal(undefined);
    });
  }

  it('has the decimal sign of the locale, never a guess', () => {
    expect(parseQuantity('1,5', tenths, 'de')).to.equal(1.5);
    expect(parseQuantity('1.5', tenths, 'en')).to.equal(1.5);
    expect(parseQuantity('1,5', tenths, 'en')).to.equal(undefined);
    expect(parseQuantity('1.000', {...whole, max: 5000}, 'de')).to.equal(undefined);
  });

  it('may be written in Arabic-Indic or Persian digits', () => {
    expect(parseQuantity('٤٢', whole, 'en')).to.equal(42);
    expect(parseQuantity('۴۲', whole, 'en')).to.equal(42);
  });

  it('keeps to the steps', () => {
    expect(parseQuantity('24', dozens)).to.equal(24);
    expect(parseQuantity('25', dozens)).to.equal(undefined);
    expect(parseQuantity('0.3', tenths)).to.equal(0.3);
    expect(isWithin(0.35, tenths)).to.equal(false);
  });
});

describe('the nearest allowed quantity', () => {
  it('stays within the limits', () => {
    expect(clampQuantity(0, whole)).to.equal(1);
    expect(clampQuantity(1e9, whole)).to.equal(100);
  });

  it('ends at the last full step below the maximum', () => {
    expect(clampQuantity(50, dozens)).to.equal(48);
  });

  it('has no noise of binary fractions', () => {
    expect(clampQuantity(0.1 + 0.2, tenths)).to.equal(0.3);
  });
});
