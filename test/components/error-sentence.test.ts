import {expect} from '@open-wc/testing';
import {errorSentence} from '../../components/error-sentence.ts';
import {messages as de} from '../../components/locales/de.ts';
import {enErrors} from '../../components/locales/en-errors.ts';
import {messages as enSentences} from '../../components/locales/en.ts';
import type {Locale} from '../../components/locales/messages.ts';
import {CheckoutError} from '../../src/errors.ts';
import type {ErrorOutcome, OwnErrorCode} from '../../src/errors.ts';
import {documentedErrors} from '../support/documented-errors.ts';

const ownCodes: Readonly<Record<OwnErrorCode, true>> = {
  AmountChanged: true,
  AmountContradictory: true,
  CatalogInvalid: true,
  CatalogUnreachable: true,
  ConfigurationMissing: true,
  HookRefused: true,
  HookUnreachable: true,
  NoPaymentMethod: true,
  OrderOpen: true,
  NotSignedIn: true,
  OrderClosed: true,
  OrderStatusInvalid: true,
  PaymentFormMissing: true,
  PaymentFormReset: true,
  PlanVariantUnknown: true,
  PreviewIncomplete: true,
  QuantityInvalid: true,
  RedirectRefused: true,
  ScriptBlocked: true,
  ScriptTimeout: true,
  SubmitRefused: true,
  Unmapped: true,
  Unanswered: true,
};

// What the order hook answers beside those.
const hookCodes =
  'ComponentUnknown ContractNotFound OrderInProgress OrderNotFound OrderRefused ProviderUnavailable StoreUnavailable'.split(
    ' ',
  );

const codes = [...Object.keys(ownCodes), ...documentedErrors.map(({code}) => code), ...hookCodes];
const en: Locale = {...enSentences, ...enErrors};
const outcomes: readonly ErrorOutcome[] = ['declined', 'fixable', 'unknown', 'already-done'];

/** What to do is asked politely, or says that the order waits. */
const nextStep = {
  English: /^Please |^pay again when/,
  German: /^Bitte |^Bezahlen Sie erneut/,
};

const say = (messages: Locale, code: string, outcome: ErrorOutcome) =>
  errorSentence(messages, new CheckoutError(code, {outcome}));

describe('what the shopper reads when something went wrong', () => {
  for (const [language, messages] of [
    ['English', en],
    ['German', de],
  ] as const) {
    it(`is a sentence of its own for every code, in ${language}`, () => {
      for (const code of codes) expect(messages, code).to.have.property(`error_${code}`);
    });

    it(`says of every code of billwerk's what happened, and what to do next, in ${language}`, () => {
      for (const {code} of documentedErrors) {
        const sentence = messages[`error_${code}` as keyof Locale];
        const generic = [messages.error_Unmapped, messages.outcome_definite, messages.outcome_unknown];
        expect(generic, code).not.to.include(sentence);
        const sentences = sentence.split(/ \{nothingCharged\} |(?<=[.:]) /);
        expect(sentences.length, code).to.be.greaterThan(1);
        expect(sentences.at(-1), code).to.match(nextStep[language]);
        // Neither codes nor the words of those who wrote them.
        expect(sentence, code).not.to.match(
          /bearer|acquirer|psp\b|error|fehler(code)?:|request|token|transaction|invalid|\bdu\b|\bdein/i,
        );
      }
    });

    it(`speaks of money in every sentence for a payment that was refused, in ${language}`, () => {
      for (const {code, outcome} of documentedErrors) {
        if (outcome === 'already-done') continue;
        expect(messages[`error_${code}` as keyof Locale], code).to.contain('{nothingCharged}');
      }
    });

    it(`holds no placeholder, whatever the outcome, in ${language}`, () => {
      for (const code of [...codes, 'NeverHeardOf']) {
        for (const outcome of outcomes) expect(say(messages, code, outcome), code).to.match(/^[^{}]+\.$/);
      }
    });

    it(`never says that nothing was charged unless that is certain, in ${language}`, () => {
      for (const code of [...codes, 'NeverHeardOf']) {
        for (const outcome of ['unknown', 'already-done'] as const) {
          expect(say(messages, code, outcome), code).not.to.contain(messages.nothingCharged);
        }
      }
    });
  }

  it('says that nothing was charged where that is certain', () => {
    expect(say(en, 'InsufficientBalance', 'declined')).to.equal(
      'The account or card does not cover the amount. Nothing was charged. Please use another payment method.',
    );
  });

  it('warns against ordering again while nobody knows', () => {
    expect(say(en, 'Timeout', 'unknown')).to.equal(en.outcome_unknown);
    expect(say(en, 'NeverHeardOf', 'unknown')).to.equal(en.outcome_unknown);
  });

  it('says of an unknown code what its outcome means', () => {
    expect(say(en, 'NeverHeardOf', 'declined')).to.contain('That did not work. Nothing was charged.');
    expect(say(en, 'NeverHeardOf', 'already-done')).to.equal(en['outcome_already-done']);
  });

  it('says what the outcome means while the sentences for errors have not arrived', () => {
    const early = (outcome: ErrorOutcome) => errorSentence(enSentences, new CheckoutError('BearerExpired', {outcome}));
    expect(early('declined')).to.contain(en.nothingCharged);
    expect(early('unknown')).to.equal(en.outcome_unknown);
  });

  it('keeps sentences that have nothing to do with money, whatever the outcome', () => {
    expect(say(en, 'ScriptBlocked', 'unknown')).to.equal(en.error_ScriptBlocked);
  });

  it('differs from the English in German', () => {
    for (const code of codes) expect(say(de, code, 'declined'), code).not.to.equal(say(en, code, 'declined'));
  });
});
