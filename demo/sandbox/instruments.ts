/** The pretend provider: it alone sees card and account numbers, and keeps of them how it will answer, and a mask. */
import {randomHex} from './account.ts';
import type {Account, Contract} from './account.ts';
import {kindOf} from './browser/bearers.ts';
import {optionalText} from './input.ts';
import type {Fields} from './input.ts';
import type {Instrument, InstrumentOutcome, PaymentBearer} from './payment-types.ts';
import {declined, Refusal} from './refusal.ts';
import {CARDS, IBANS} from './test-data.ts';

type Checked = Pick<Instrument, 'outcome' | 'challenge'> & {details: PaymentBearer};

const CARD_OUTCOMES: Record<keyof typeof CARDS, InstrumentOutcome> = {
  success: 'success',
  threeDSecure: 'challenge',
  threeDSecureInPage: 'success',
  declined: 'AuthorizationRejected',
  expired: 'BearerExpired',
  wrongCvc: 'InvalidCardCvc',
  insufficientFunds: 'InsufficientBalance',
  rejected: 'BearerRejected',
  limitExceeded: 'AmountLimitExceeded',
  wrongType: 'InvalidCardType',
  wrongNumber: 'InvalidCardNumber',
  wrongHolder: 'InvalidCardHolder',
  wrongExpiry: 'InvalidExpirationDate',
  providerError: 'PspServerError',
  acquirerError: 'AcquirerServerError',
  timeout: 'Timeout',
  threeDSecureProblem: '3DsProblem',
  invalid: 'BearerInvalid',
  unmapped: 'UnmappedError',
  noCode: '',
};
const IBAN_OUTCOMES: Record<keyof typeof IBANS, InstrumentOutcome> = {
  success: 'success',
  rejected: 'BearerRejected',
  insufficientFunds: 'InsufficientBalance',
  wrongHolder: 'InvalidAccountHolder',
  wrongBank: 'InvalidBankCode',
  wrongBic: 'InvalidBic',
  wrongNumber: 'InvalidIBAN',
  canceled: 'Canceled',
};

/** Any other well-formed number succeeds. */
function outcomeOf<Name extends string>(
  number: string,
  numbers: Record<Name, string>,
  outcomes: Record<Name, InstrumentOutcome>,
): InstrumentOutcome {
  const name = (Object.keys(numbers) as Name[]).find((known) => numbers[known] === number);
  return name === undefined ? 'success' : outcomes[name];
}

/** Turns a card or account into a token that pays once, and forgets the number. */
export function tokenize(account: Account, fields: Fields): Instrument {
  const bearer = optionalText(fields, 'Bearer');
  const kind = bearer !== undefined && account.bearers.includes(bearer) ? kindOf(bearer) : undefined;
  if (bearer === undefined || (kind !== 'card' && kind !== 'account')) {
    throw new Refusal('InvalidPaymentMethod', `Unknown payment bearer '${bearer ?? 'undefined'}'`);
  }
  const {details, ...answer} = kind === 'card' ? checkCard(account, fields) : checkBankAccount(fields);
  const instrument: Instrument = {token: `tok_${randomHex(12)}`, method: {bearer, details}, ...answer};
  account.instruments.push(instrument);
  return instrument;
}

/** A token is good for one use, whatever comes of it; where the bank has a question, only once that was passed. */
export function useToken(account: Account, token: unknown): Instrument {
  const index = account.instruments.findIndex((known) => known.token === token);
  const [instrument] = index < 0 ? [] : account.instruments.splice(index, 1);
  if (!instrument) throw new Refusal('InvalidPaymentData', 'Unknown payment token');
  if (instrument.challenge && instrument.challenge.status !== 'passed') throw declined('3DsProblem');
  return instrument;
}

function checkCard(account: Account, fields: Fields): Checked {
  const number = (optionalText(fields, 'CardNumber') ?? '').replace(/\s/g, '');
  if (!/^\d{12,19}$/.test(number) || !isLuhn(number)) throw new Refusal('InvalidCardNumber', 'Card number is invalid');
  const [month, year] = [Number(fields['ExpiryMonth']), Number(fields['ExpiryYear'])];
  if (!(month >= 1 && month <= 12) || !(year >= 2000 && year < 2100) || isPastMonth(account, year, month)) {
    throw new Refusal('InvalidExpirationDate', 'Expiry date is invalid or past');
  }
  if (!/^\d{3,4}$/.test(optionalText(fields, 'Cvc') ?? '')) throw new Refusal('InvalidCardCvc', 'CVC is invalid');
  const Holder = optionalText(fields, 'CardHolder');
  if (!Holder) throw new Refusal('InvalidCardHolder', 'Card holder is missing');
  return {
    outcome: outcomeOf(number, CARDS, CARD_OUTCOMES),
    ...(number === CARDS.threeDSecureInPage ? {challenge: {id: account.newId(), status: 'open'}} : {}),
    details: {
      Type: 'CreditCard',
      CardType: number.startsWith('4') ? 'Visa' : 'Mastercard',
      ExpiryMonth: month,
      ExpiryYear: year,
      Holder,
      Last4: number.slice(-4),
    },
  };
}

/** A card is good to the end of the month that is printed on it. */
function isPastMonth(account: Account, year: number, month: number): boolean {
  return Date.UTC(year, month, 1) <= account.now().getTime();
}

/** Whether a contract's stored card is good no more. */
export function isExpired(account: Account, {PaymentBearer}: Contract): boolean {
  const {ExpiryYear, ExpiryMonth} = PaymentBearer ?? {};
  return ExpiryYear !== undefined && ExpiryMonth !== undefined && isPastMonth(account, ExpiryYear, ExpiryMonth);
}

function checkBankAccount(fields: Fields): Checked {
  const iban = (optionalText(fields, 'Iban') ?? optionalText(fields, 'IBAN') ?? '').replace(/\s/g, '').toUpperCase();
  if (!isIban(iban)) throw new Refusal('InvalidIban', 'IBAN is invalid');
  const bic = optionalText(fields, 'Bic') ?? optionalText(fields, 'BIC');
  if (bic && !/^[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?$/i.test(bic.replace(/\s/g, ''))) {
    throw new Refusal('InvalidBic', 'BIC is invalid');
  }
  const Holder = optionalText(fields, 'AccountHolder');
  if (!Holder) throw new Refusal('InvalidAccountHolder', 'Account holder is missing');
  return {
    outcome: outcomeOf(iban, IBANS, IBAN_OUTCOMES),
    details: {Type: 'BankAccount', Holder, Country: iban.slice(0, 2), IBAN: `${iban.slice(0, 4)}****${iban.slice(-4)}`},
  };
}

/** The check digit that card numbers carry (ISO/IEC 7812-1). */
function isLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The check digits of an IBAN (ISO 7064 mod 97-10), taken digit by digit to stay within exact numbers. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
