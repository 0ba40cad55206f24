import {describe, expect, test} from 'vitest';
import {enErrors} from '../../../components/locales/en-errors.ts';
import {enPlanChange} from '../../../components/locales/en-plan-change.ts';
import {messages} from '../../../components/locales/en.ts';
import {languages} from '../../../components/locales/languages.ts';

type Sentences = Readonly<Record<string, string>>;

const english: Sentences = {...messages, ...enErrors, ...enPlanChange};

/** Names, signs and examples that are the same in several languages. */
const international =
  /^(amountPerUnit|per_Week|label_iban|label_bic|label_vatId|label_city|label_state|label_houseNumber|label_phoneNumber|method_card|currentQuantity|placeholder_expiry|optional|stored_\w+|amount|vat|total\w*|subtotal|unit|addBic|interval_other|per_other|quantity|payment|buyer_private|componentFrom|onDate|free|contractNumber)$/;

function placeholders(sentence: string): readonly string[] {
  return (sentence.match(/\{\w+\}/g) ?? []).sort();
}

describe.each(Object.keys(languages).filter((tag) => tag !== 'en'))('in “%s”', async (tag) => {
  const translation: Sentences = (await languages[tag]!()).messages;

  test('there is every sentence, and no other', () => {
    expect(Object.keys(translation).sort()).toEqual(Object.keys(english).sort());
    expect(Object.entries(translation).filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  test('every sentence takes the same values as in English', () => {
    // How often one is said is up to the language. Where the law wants the button's words, they may stand alone.
    const wrong = Object.keys(english).filter(
      (key) =>
        (key !== 'subscribeAndPay' &&
          new Set(placeholders(translation[key] ?? '')).size !== new Set(placeholders(english[key]!)).size) ||
        placeholders(translation[key] ?? '').some((value) => !english[key]!.includes(value)),
    );
    expect(wrong).toEqual([]);
  });

  test('no sentence was left in English', () => {
    const left = Object.keys(english).filter((key) => translation[key] === english[key] && !international.test(key));
    expect(left).toEqual([]);
  });

  test('nothing is written as another keyboard would: no straight quotes, no three dots', () => {
    const wrong = Object.entries(translation).filter(([, sentence]) => /\.\.\.|"|(?<=\p{L})'(?=\p{L})/u.test(sentence));
    expect(wrong).toEqual([]);
  });
});
