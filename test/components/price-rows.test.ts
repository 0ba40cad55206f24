import {expect} from '@open-wc/testing';
import type {Fee, LineItem, Preview} from '../../src/model.ts';
import {priceRows, vatRows} from '../../components/price-rows.ts';

const item = (net: number, vat: number, description = 'Item'): LineItem => {
  return {description, quantity: 1, vatPercentage: 19, net, vat, gross: net + vat};
};

const fee = (more: Partial<Fee>): Fee => {
  return {kind: 'recurring', name: 'Plan', quantity: 1, vatPercentage: 19, net: 25, vat: 4.75, lineItems: [], ...more};
};

const preview = (fees: readonly Fee[], more: Partial<Preview> = {}): Preview => {
  return {
    currency: 'EUR',
    total: 25,
    totalVat: 4.75,
    totalGross: 29.75,
    isTrial: false,
    allowWithoutPaymentData: false,
    fees,
    ...more,
  };
};

const amounts = (fees: readonly Fee[], priceTax: 'net' | 'gross' = 'net') =>
  priceRows(preview(fees), priceTax).map(({kind, amount}) => [kind, amount]);

describe('the rows of a price', () => {
  it('are one per fee', () => {
    expect(amounts([fee({}), fee({kind: 'setup', net: 50})])).to.deep.equal([
      ['recurring', 25],
      ['setup', 50],
    ]);
  });

  it('show a discount that the fee contains, and the fee without it', () => {
    expect(amounts([fee({net: 20, lineItems: [item(25, 4.75), item(-5, -0.95)]})])).to.deep.equal([
      ['recurring', 25],
      ['discount', -5],
    ]);
  });

  it('show a discount that stands beside the fee', () => {
    expect(amounts([fee({net: 25, lineItems: [item(25, 4.75), item(-5, -0.95)]})])).to.deep.equal([
      ['recurring', 25],
      ['discount', -5],
    ]);
  });

  it('are gross where the catalog is, from the line item where there is one', () => {
    expect(amounts([fee({lineItems: [item(25, 4.75)]}), fee({net: 10, vat: 1.9})], 'gross')).to.deep.equal([
      ['recurring', 29.75],
      ['recurring', 11.9],
    ]);
  });

  it('have no amount for usage that is still to come', () => {
    expect(amounts([fee({kind: 'metered', net: 0, vat: 0, pricePerUnit: 22})])).to.deep.equal([['metered', undefined]]);
  });

  it('keep a credit as one row', () => {
    expect(amounts([fee({net: -12, vat: -2.28, lineItems: [item(-12, -2.28)]})])).to.deep.equal([['recurring', -12]]);
  });
});

describe('VAT', () => {
  it('is one row where there is one rate', () => {
    expect(vatRows(preview([fee({})]))).to.deep.equal([{percentage: 19, amount: 4.75}]);
  });

  it('is split by rate, highest first, when the parts add up to the cent', () => {
    const fees = [fee({vatPercentage: 7, vat: 0.1}), fee({vat: 0.2}), fee({vat: 0.2})];
    expect(vatRows(preview(fees, {totalVat: 0.5}))).to.deep.equal([
      {percentage: 19, amount: 0.4},
      {percentage: 7, amount: 0.1},
    ]);
  });

  it("is billwerk's total alone when the parts do not add up", () => {
    const fees = [fee({vatPercentage: 7, vat: 0.1}), fee({vat: 0.2})];
    expect(vatRows(preview(fees, {totalVat: 0.31}))).to.deep.equal([{percentage: undefined, amount: 0.31}]);
  });

  it('ignores the rate of usage that costs nothing yet', () => {
    const fees = [fee({}), fee({kind: 'metered', vatPercentage: 0, net: 0, vat: 0})];
    expect(vatRows(preview(fees))).to.deep.equal([{percentage: 19, amount: 4.75}]);
  });

  it('has no rate where nothing is charged', () => {
    const fees = [fee({net: 0, vat: 0})];
    expect(vatRows(preview(fees, {totalVat: 0}))).to.deep.equal([{percentage: undefined, amount: 0}]);
  });
});
