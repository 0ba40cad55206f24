import {expect} from '@open-wc/testing';
import {CheckoutError, isDefinite} from '../../../src/errors.ts';
import {toVendorError} from '../../../src/subscriptionjs/error-codes.ts';
import {documentedErrors} from '../../support/documented-errors.ts';

describe('the codes of SubscriptionJS', () => {
  for (const {code, outcome, field, spellings = []} of documentedErrors) {
    it(`${code} is ${outcome}${field ? ` and about ${field}` : ''}, in every spelling`, () => {
      for (const spelling of [code, ...spellings, code.toLowerCase(), code.toUpperCase()]) {
        const error = toVendorError({errorCode: [spelling], referenceId: 'ref-7'});
        expect(error, spelling).to.include({code, outcome, reference: 'ref-7'});
        // A setting of the merchant's is no field of the shopper's.
        if (error.audience !== 'merchant') expect(error.field).to.equal(field);
      }
    });
  }

  it('say who can help', () => {
    const audienceOf = (code: string) => toVendorError({errorCode: [code]}).audience;
    expect(audienceOf('InsufficientBalance')).to.equal('shopper');
    expect(audienceOf('InvalidKey')).to.equal('merchant');
    expect(audienceOf('PspServerError')).to.equal('provider');
    expect(audienceOf('Timeout')).to.equal('network');
  });
});

describe('an error of SubscriptionJS', () => {
  it('has the first code of its list that is known', () => {
    expect(toVendorError({errorCode: ['', 'BrandNewCode', 'BearerExpired', 'InvalidData']}).code).to.equal(
      'BearerExpired',
    );
  });

  const spellings: [string, unknown, string][] = [
    ['one code instead of a list', {errorCode: 'InvalidIban'}, 'InvalidIban'],
    ['PascalCase members', {ErrorCode: ['InvalidIban']}, 'InvalidIban'],
    ['a plain string that is a code', 'InvalidIban', 'InvalidIban'],
    ['a plain string that is none', 'something broke', 'Unmapped'],
    ['a message only', {message: 'something broke'}, 'Unmapped'],
    ['an empty code', {errorCode: ['']}, 'Unmapped'],
    ['no code', {errorCode: []}, 'Unmapped'],
    ['codes that are no text', {errorCode: [null, 5, {}]}, 'Unmapped'],
    ['an unknown code', {errorCode: ['BrandNewCode']}, 'Unmapped'],
    ['a name every object has', {errorCode: ['constructor']}, 'Unmapped'],
    ['a thrown exception', new TypeError('x is not a function'), 'Unmapped'],
    ['nothing', undefined, 'Unmapped'],
    ['null', null, 'Unmapped'],
    ['a number', 422, 'Unmapped'],
  ];
  for (const [what, thrown, code] of spellings) {
    it(`may be ${what}`, () => {
      const error = toVendorError(thrown);
      expect(error).to.be.instanceOf(CheckoutError);
      expect(error.code).to.equal(code);
      expect(error.cause).to.equal(thrown);
      if (code === 'Unmapped') expect(error.outcome).to.equal('unknown');
    });
  }

  it('stays as it is when it is one of ours already', () => {
    const error = new CheckoutError('ScriptBlocked');
    expect(toVendorError(error)).to.equal(error);
  });

  it('keeps its reference, and its text only as the cause', () => {
    const thrown = {errorCode: ['BearerRejected'], errorMessage: 'PayOne bearer check failed', referenceId: 'ref-7'};
    const error = toVendorError(thrown);
    expect(error.reference).to.equal('ref-7');
    expect(error.message).to.equal('BearerRejected');
    expect(error.cause).to.equal(thrown);
    expect(toVendorError({errorCode: [], referenceId: 7}).reference).to.equal('7');
  });

  it('leaves nothing unknown where nothing can have been bought yet', () => {
    const error = toVendorError({errorCode: ['Timeout']}, {before: true});
    expect(error.code).to.equal('Timeout');
    expect(isDefinite(error)).to.be.true;
    expect(isDefinite(toVendorError('no idea', {before: true}))).to.be.true;
    expect(toVendorError({errorCode: ['InvalidIban']}, {before: true}).outcome).to.equal('fixable');
  });

  it('is recognised when billwerk refuses the order because of its status', () => {
    const error = toVendorError({errorCode: [''], errorMessage: 'Invalid order status'});
    expect(error).to.include({code: 'OrderStatusInvalid', outcome: 'unknown'});
    expect(toVendorError({errorCode: ['UnmappedError'], errorMessage: 'Invalid order status.'}).code).to.equal(
      'OrderStatusInvalid',
    );
    expect(toVendorError('Invalid order status').code).to.equal('OrderStatusInvalid');
    expect(toVendorError(new Error('Invalid order status')).code).to.equal('OrderStatusInvalid');
  });

  it('is no status refusal when billwerk gives a code that says more, or another text', () => {
    expect(toVendorError({errorCode: ['InvalidCountry'], errorMessage: 'Invalid order status'}).code).to.equal(
      'InvalidCountry',
    );
    expect(toVendorError({errorCode: [''], errorMessage: 'Invalid country'}).code).to.equal('Unmapped');
  });
});
