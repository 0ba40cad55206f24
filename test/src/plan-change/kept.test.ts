import {expect} from '@open-wc/testing';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import {draftOf} from '../../../src/plan-change/draft.ts';
import type {PlanDraft} from '../../../src/plan-change/draft.ts';
import {keptChoices} from '../../../src/plan-change/kept.ts';
import {valid} from '../../support/catalog.ts';
import {contractOf} from '../../support/contract.ts';

const catalog = parseCatalog(valid());
const before = contractOf({componentSubscriptions: [{id: 'sub-1', componentId: 'sms', quantity: 2}]});
const sms = (quantity: number) => ({componentId: 'sms', quantity});
const priority = {componentId: 'priority', quantity: 1};
const draft = (changes: Partial<PlanDraft> = {}): PlanDraft => ({...draftOf(before), ...changes});
const wish = (changes: Partial<PlanDraft> = {}) => ({catalog, contract: before, draft: draft(changes)});
/** The catalog without some of its plans, and with other limits. */
const withFleet = (quantity: object) => {
  const [solo, fleet] = valid().plans;
  return parseCatalog({...valid(), plans: [solo, {...fleet, variants: [{...fleet!.variants[0], quantity}]}]});
};

describe('what was chosen before a contract was read again', () => {
  it('stays whole where only the contract’s dates went on', () => {
    const chosen = {planVariantId: 'fleet-monthly', quantity: 12, components: [sms(2)], moment: 'endOfTerm' as const};
    expect(keptChoices(wish(chosen), contractOf(before), catalog)).to.deep.equal({draft: draft(chosen), dropped: []});
  });

  it('is nothing where nothing was chosen: the draft is what the contract is now', () => {
    const now = contractOf({planId: 'fleet', planVariantId: 'fleet-monthly', quantity: 7});
    expect(keptChoices(wish(), now, catalog)).to.deep.equal({draft: draftOf(now), dropped: []});
  });

  it('stays beside what others changed in the meantime', () => {
    const now = contractOf({componentSubscriptions: [{id: 'sub-9', componentId: 'sms', quantity: 9}]});
    const {draft: kept, dropped} = keptChoices(wish({components: [sms(2), priority]}), now, catalog);
    expect(kept.components).to.deep.equal([sms(9), priority]);
    expect(dropped).to.be.empty;
  });

  it('is a quantity of an add-on, whatever others made of that', () => {
    const now = contractOf({componentSubscriptions: [{id: 'sub-9', componentId: 'sms', quantity: 9}]});
    expect(keptChoices(wish({components: [sms(5)]}), now, catalog).draft.components).to.deep.equal([sms(5)]);
    expect(keptChoices(wish({components: []}), now, catalog).draft.components).to.deep.equal([]);
  });

  it('that an add-on ends is no loss where it has ended', () => {
    expect(keptChoices(wish({components: []}), contractOf(), catalog)).to.deep.equal({
      draft: draftOf(contractOf()),
      dropped: [],
    });
  });

  it('goes where the plan is not on sale any more, and is named', () => {
    const {draft: kept, dropped} = keptChoices(
      wish({planVariantId: 'fleet-monthly', quantity: 12, components: [sms(3)]}),
      before,
      parseCatalog({...valid(), plans: valid().plans.slice(0, 1)}),
    );
    expect(kept).to.deep.equal(draft({components: [sms(3)]}));
    expect(dropped).to.deep.equal([{kind: 'plan', name: 'Fleet'}]);
  });

  it('goes where so many are not on offer any more, and the plan stays', () => {
    const chosen = wish({planVariantId: 'fleet-monthly', quantity: 12});
    const {draft: kept, dropped} = keptChoices(chosen, before, withFleet({min: 5, max: 10, step: 1, default: 8}));
    expect(kept).to.include({planVariantId: 'fleet-monthly', quantity: 8});
    expect(dropped).to.deep.equal([{kind: 'quantity', name: 'Fleet', quantity: 12}]);
  });

  it('goes where the contract has another plan by now than the one of which there were to be more', () => {
    const fleet = contractOf({planId: 'fleet', planVariantId: 'fleet-monthly', quantity: 10});
    const more = {catalog, contract: fleet, draft: {...draftOf(fleet), quantity: 12}};
    expect(keptChoices(more, contractOf({...fleet, quantity: 11}), catalog).draft.quantity).to.equal(12);
    expect(keptChoices(more, before, catalog)).to.deep.equal({
      draft: draftOf(before),
      dropped: [{kind: 'quantity', name: 'Fleet', quantity: 12}],
    });
  });

  it('goes where an add-on is not on offer any more, or not in that quantity', () => {
    const now = contractOf({...before, planIds: ['solo', 'fleet'], componentIds: ['sms']});
    const {draft: kept, dropped} = keptChoices(wish({components: [sms(4), priority]}), now, catalog);
    expect(kept.components).to.deep.equal([sms(4)]);
    expect(dropped).to.deep.equal([{kind: 'component', name: 'Priority support'}]);
    const few = parseCatalog({
      ...valid(),
      components: [{...valid().components[0], max: 3}, ...valid().components.slice(1)],
    });
    expect(keptChoices(wish({components: [sms(4)]}), before, few)).to.deep.equal({
      draft: draft(),
      dropped: [{kind: 'component', name: 'SMS'}],
    });
  });

  it('goes where the contract cannot be changed then any more', () => {
    const now = contractOf({...before, changeDates: [{moment: 'now'}]});
    expect(keptChoices(wish({moment: 'endOfTerm'}), now, catalog)).to.deep.equal({
      draft: draft(),
      dropped: [{kind: 'moment', moment: 'endOfTerm'}],
    });
  });
});
