import {expect} from '@open-wc/testing';
import {componentsOf, defaultSelection, findVariant} from '../../src/catalog.ts';
import type {Catalog} from '../../src/model.ts';
import {valid} from '../support/catalog.ts';

describe('what a catalog offers', () => {
  const catalog = valid() as Catalog;

  it('is found by the id of a variant', () => {
    expect(findVariant(catalog, 'solo-yearly')?.plan.id).to.equal('solo');
    expect(findVariant(catalog, 'nothing')).to.equal(undefined);
  });

  it('has components in the order of the plan', () => {
    expect(componentsOf(catalog, catalog.plans[0]!).map(({id}) => id)).to.deep.equal(['sms', 'priority', 'calls']);
    expect(componentsOf(catalog, catalog.plans[1]!)).to.deep.equal([]);
  });

  it('begins with the first plan when the wanted one does not exist', () => {
    expect(defaultSelection(catalog, 'nothing').planVariantId).to.equal('solo-monthly');
  });

  it('begins with default quantities, and without what defaults to none', () => {
    expect(defaultSelection(catalog, 'fleet-monthly')).to.deep.equal({
      planVariantId: 'fleet-monthly',
      quantity: 10,
      components: [],
    });
    expect(defaultSelection(catalog, 'solo-monthly').components).to.deep.equal([{componentId: 'sms', quantity: 2}]);
  });
});
