import {expect} from '@open-wc/testing';
import {reportToMerchant} from '../../components/merchant.ts';
import {CheckoutError} from '../../src/errors.ts';
import {collectConsoleErrors} from '../support/page.ts';

const lines = collectConsoleErrors();

describe('what the merchant is told on the console', () => {
  it('names the code, the attribute and what is wrong, once for each thing', () => {
    const missing = (field: string) =>
      new CheckoutError('ConfigurationMissing', {audience: 'merchant', field, message: `${field} is missing`});
    for (const field of ['catalog', 'catalog', 'plan', 'catalog']) reportToMerchant(missing(field));
    expect(lines).to.deep.equal([
      'sjs-checkout: ConfigurationMissing (catalog): catalog is missing',
      'sjs-checkout: ConfigurationMissing (plan): plan is missing',
    ]);
  });

  it('does without a field where there is none, and never shows the cause', () => {
    lines.length = 0;
    reportToMerchant(new CheckoutError('InvalidKey', {audience: 'merchant', cause: {cardNumber: '4111'}}));
    expect(lines).to.deep.equal(['sjs-checkout: InvalidKey: InvalidKey']);
  });
});
