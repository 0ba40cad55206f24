import {expect} from '@open-wc/testing';
import {
  decimalSign,
  formatAmount,
  formatDate,
  formatList,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatTyped,
  minorDigits,
} from '../../src/format.ts';

/** `Intl` separates with no-break spaces of several widths, which differ between browsers. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('amounts', () => {
  it('show all minor units of their currency', () => {
    expect(formatAmount(12, 'EUR', 'en')).to.equal('€12.00');
    expect(plain(formatAmount(29.75, 'EUR', 'de'))).to.equal('29,75 €');
    expect(formatAmount(1200, 'JPY', 'en')).to.equal('¥1,200');
  });

  it('show more digits rather than round a unit price', () => {
    expect(formatAmount(0.085, 'EUR', 'en')).to.equal('€0.085');
    expect(formatAmount(0.00125, 'EUR', 'en')).to.equal('€0.00125');
  });

  it('are free of the noise of binary fractions', () => {
    expect(formatAmount(0.1 + 0.2, 'EUR', 'en')).to.equal('€0.30');
  });

  it('are shown in a locale that is misspelt, too', () => {
    expect(plain(formatAmount(29.75, 'EUR', 'de_DE'))).to.equal('29,75 €');
    expect(formatAmount(29.75, 'EUR', 'not a locale')).to.contain('29');
  });

  it('know the minor digits of a currency', () => {
    expect(minorDigits('EUR')).to.equal(2);
    expect(minorDigits('JPY')).to.equal(0);
    expect(minorDigits('KWD')).to.equal(3);
  });
});

describe('numbers', () => {
  it('are percentages as billwerk writes them', () => {
    expect(formatPercent(19, 'en')).to.equal('19%');
    expect(plain(formatPercent(7.7, 'de'))).to.equal('7,7 %');
  });

  it('are grouped for reading, not for typing', () => {
    expect(formatNumber(1234.5, 'de')).to.equal('1.234,5');
    expect(formatTyped(1234.5, 'de')).to.equal('1234,5');
  });

  it('have the decimal sign of their locale', () => {
    expect(decimalSign('en')).to.equal('.');
    expect(decimalSign('de')).to.equal(',');
  });
});

describe('spans, dates and lists', () => {
  it('name a span in the plural it needs', () => {
    expect(formatPeriod({unit: 'Month', quantity: 1}, 'en')).to.equal('1 month');
    expect(plain(formatPeriod({unit: 'Month', quantity: 3}, 'de'))).to.equal('3 Monate');
  });

  it("read the vendor's dates, which have seven digits of a second", () => {
    expect(formatDate('2019-05-03T11:56:37.8490000Z', 'en')).to.equal('May 3, 2019');
    expect(formatDate('2019-05-03T11:56:37.8490000Z', 'de')).to.equal('3. Mai 2019');
  });

  it('keep a bare day that day in every time zone', () => {
    expect(formatDate('2019-05-03', 'en')).to.equal('May 3, 2019');
  });

  it('say nothing instead of "Invalid Date"', () => {
    expect(formatDate('soon', 'en')).to.equal('');
  });

  it('join lists as the language does', () => {
    expect(formatList(['card', 'debit', 'invoice'], 'en')).to.equal('card, debit, and invoice');
    expect(formatList(['Karte', 'Lastschrift'], 'de')).to.equal('Karte und Lastschrift');
  });
});
