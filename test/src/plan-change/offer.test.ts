import {expect} from '@open-wc/testing';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import type {Contract} from '../../../src/model.ts';
import {offerTo} from '../../../src/plan-change/offer.ts';
import {valid} from '../../support/catalog.ts';
import {contractOf} from '../../support/contract.ts';

const catalog = parseCatalog(valid());

function offered(contract: Partial<Contract>) {
  const {plans, components} = offerTo(contractOf(contract), catalog);
  return [plans.map(({id}) => id), components?.map(({id}) => id)];
}

describe('what a contract can become', () => {
  it('is the whole catalog where nothing else is said', () => {
    expect(offerTo(contractOf(), catalog)).to.equal(catalog);
  });

  it('is what belongs to its plan group, and usage', () => {
    expect(offered({planIds: ['solo'], componentIds: ['sms']})).to.deep.equal([['solo'], ['sms', 'calls']]);
    expect(offered({planIds: ['solo'], componentIds: []})).to.deep.equal([['solo'], ['calls']]);
  });

  it('is its own plan, too, where that is shown but not on sale', () => {
    expect(offered({planIds: ['fleet'], componentIds: []})[0]).to.deep.equal(['solo', 'fleet']);
    expect(offered({planIds: ['fleet'], componentIds: [], planVariantId: 'gone'})[0]).to.deep.equal(['fleet']);
  });

  it('cannot be told from a catalog with names of the merchant’s own', () => {
    expect(offerTo(contractOf({planIds: ['5c90fc84'], componentIds: []}), catalog)).to.equal(catalog);
  });
});
