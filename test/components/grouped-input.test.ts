import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';
import {ibanGrouping} from '../../components/debit-panel.ts';
import {cardNumberGrouping, expiryGrouping, regroup, regroupChange} from '../../components/grouped-input.ts';
import type {Grouping} from '../../components/grouped-input.ts';

const groupings = {cardNumber: cardNumberGrouping, iban: ibanGrouping, expiry: expiryGrouping};

/** Types or deletes at `|`, as an input would: `edit('1234 |5', 'deleteContentBackward', ...)`. */
function edit(marked: string, inputType: string, grouping: Grouping, typed = ''): string {
  const caret = marked.indexOf('|');
  const before = marked.replace('|', '');
  const from = inputType === 'deleteContentBackward' ? Math.max(0, caret - 1) : caret;
  const to = inputType === 'deleteContentForward' ? caret + 1 : caret;
  const after = before.slice(0, from) + typed + before.slice(to);
  const {value, caret: next} = regroupChange(before, after, from + typed.length, inputType, grouping);
  return `${value.slice(0, next)}|${value.slice(next)}`;
}

const type = (marked: string, typed: string, grouping: Grouping) => edit(marked, 'insertText', grouping, typed);
const backspace = (marked: string, grouping: Grouping) => edit(marked, 'deleteContentBackward', grouping);
const del = (marked: string, grouping: Grouping) => edit(marked, 'deleteContentForward', grouping);

describe('grouping while typing', () => {
  it('puts a card number into fours, and an American Express into 4-6-5', () => {
    expect(cardNumberGrouping.group('4111111111111111')).to.equal('4111 1111 1111 1111');
    expect(cardNumberGrouping.group('378282246310005')).to.equal('3782 822463 10005');
    expect(cardNumberGrouping.group('3782822463')).to.equal('3782 822463');
  });

  it('keeps the caret at the end, also over a new space', () => {
    expect(type('1234|', '5', cardNumberGrouping)).to.equal('1234 5|');
  });

  it('keeps the caret in the middle', () => {
    expect(type('1|234 5678', '9', cardNumberGrouping)).to.equal('19|23 4567 8');
  });

  it('deletes the digit before a space along with it', () => {
    expect(backspace('1234 |5', cardNumberGrouping)).to.equal('123|5');
    expect(del('1234| 5678', cardNumberGrouping)).to.equal('1234| 678');
  });

  it('deletes a digit as usual', () => {
    expect(backspace('1234 5|', cardNumberGrouping)).to.equal('1234|');
    expect(del('12|34 5678', cardNumberGrouping)).to.equal('12|45 678');
  });

  it('takes a paste with spaces, dots and line breaks', () => {
    expect(edit('|', 'insertFromPaste', cardNumberGrouping, '4111-1111.1111\u00a01111\n')).to.equal(
      '4111 1111 1111 1111|',
    );
    expect(edit('|', 'insertFromPaste', ibanGrouping, 'de89-3704 0044')).to.equal('DE89 3704 0044|');
  });

  it('writes the slash of an expiry date', () => {
    expect(type('1|', '2', expiryGrouping)).to.equal('12 / |');
    expect(type('12 / |', '3', expiryGrouping)).to.equal('12 / 3|');
    expect(type('12 / |', '/', expiryGrouping)).to.equal('12 / |');
  });

  it('completes a month that can only have one digit', () => {
    expect(type('|', '5', expiryGrouping)).to.equal('05 / |');
    expect(type('1|', '/', expiryGrouping)).to.equal('01 / |');
  });

  it('takes expiry dates as browsers and password managers write them', () => {
    for (const text of ['12/30', '12/2030', '1230', '2030-12', '12 / 30']) {
      const {value} = regroupChange('', text, text.length, '', expiryGrouping);
      expect(value, text).to.match(/^12 \/ (20)?30$/);
    }
  });

  it('lets an expiry date be deleted to nothing', () => {
    let text = '12 / 30|';
    for (let count = 0; count < 4; count++) text = backspace(text, expiryGrouping);
    expect(text).to.equal('|');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...Object.values(groupings)), (text, grouping) => {
        const once = regroup(text, text.length, grouping).value;
        expect(regroup(once, once.length, grouping).value).to.equal(once);
      }),
    );
  });

  it('never loses, adds or reorders a character that counts, nor moves the caret away from its neighbours', () => {
    const text = fc.string({unit: fc.constantFrom(...'0123456789 -/AbZ'), maxLength: 19});
    fc.assert(
      fc.property(text, fc.nat({max: 19}), fc.constantFrom(...Object.values(groupings)), (typed, at, grouping) => {
        const caret = Math.min(at, typed.length);
        const grouped = regroup(typed, caret, grouping);
        expect(grouping.keep(grouped.value)).to.equal(grouping.keep(typed));
        expect(grouping.keep(grouped.value.slice(0, grouped.caret))).to.equal(grouping.keep(typed.slice(0, caret)));
      }),
    );
  });

  it('makes every Backspace take exactly one character that counts', () => {
    fc.assert(
      fc.property(
        fc.string({unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 19}),
        fc.nat({max: 24}),
        fc.constantFrom(cardNumberGrouping, ibanGrouping),
        (digits, at, grouping) => {
          const value = grouping.group(digits);
          const caret = Math.min(at, value.length);
          fc.pre(caret > 0);
          const after = backspace(`${value.slice(0, caret)}|${value.slice(caret)}`, grouping).replace('|', '');
          expect(grouping.keep(after)).to.have.length(digits.length - 1);
        },
      ),
    );
  });
});
