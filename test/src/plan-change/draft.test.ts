import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import {cartOf, chosen, draftOf} from '../../../src/plan-change/draft.ts';
import {lossesOf} from '../../../src/plan-change/losses.ts';
import {lastingComponents} from '../../../src/plan-change/subscriptions.ts';
import {valid} from '../../support/catalog.ts';
import {contractOf} from '../../support/contract.ts';

const contract = contractOf({
  componentSubscriptions: [
    {id: 'seats-1', componentId: 'seats', quantity: 2},
    {id: 'seats-2', componentId: 'seats', quantity: 3},
    {id: 'backup-1', componentId: 'backup', quantity: 1},
    {id: 'old', componentId: 'old', quantity: 1, endDate: '2026-12-01T00:00:00Z'},
  ],
});

describe('the draft of a change', () => {
  it('starts as the contract is, with what was added several times as one, and without what ends anyway', () => {
    expect(draftOf(contract)).to.deep.equal({
      planVariantId: 'solo-monthly',
      components: [
        {componentId: 'seats', quantity: 5},
        {componentId: 'backup', quantity: 1},
      ],
      moment: 'now',
    });
  });

  it('starts with the first moment on offer', () => {
    const dates = [{moment: 'nextBilling', date: '2026-12-01T00:00:00Z'}] as const;
    expect(draftOf(contractOf({changeDates: dates})).moment).to.equal('nextBilling');
  });

  it('that changes nothing is no order', () => {
    expect(cartOf(contract, draftOf(contract))).to.equal(undefined);
    expect(cartOf(contract, {...draftOf(contract), moment: 'endOfTerm', quantity: 1})).to.equal(undefined);
  });

  it('of another plan orders that, and touches no component that stays', () => {
    expect(cartOf(contract, {...draftOf(contract), planVariantId: 'fleet-monthly', quantity: 6})).to.deep.equal({
      planVariantId: 'fleet-monthly',
      quantity: 6,
      components: [],
      change: {contractId: 'contract-1', keepsPlan: false, endComponentSubscriptions: [], moment: 'now'},
    });
  });

  it('of another quantity of a component ends all of it and adds the new quantity, and keeps the plan', () => {
    const draft = {
      ...draftOf(contract),
      components: [{componentId: 'seats', quantity: 4}],
      moment: 'endOfTerm' as const,
    };
    expect(cartOf(contract, draft)).to.deep.equal({
      planVariantId: 'solo-monthly',
      components: [{componentId: 'seats', quantity: 4}],
      change: {
        contractId: 'contract-1',
        keepsPlan: true,
        endComponentSubscriptions: ['seats-1', 'seats-2', 'backup-1'],
        moment: 'endOfTerm',
      },
    });
  });

  it('leads to just the quantities that it names, whatever they were before', () => {
    const quantities = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat({max: 4}));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({min: 1, max: 3}))),
        quantities,
        (had, want) => {
          const componentSubscriptions = had.map(([componentId, quantity], index) => ({
            id: `s${index}`,
            componentId,
            quantity,
          }));
          const before = contractOf({componentSubscriptions});
          const components = Object.entries(want).map(([componentId, quantity]) => ({componentId, quantity}));
          const cart = cartOf(before, {...draftOf(before), components});
          const ended = cart?.change?.endComponentSubscriptions ?? [];
          const after = lastingComponents(
            contractOf({
              componentSubscriptions: [
                ...componentSubscriptions.filter(({id}) => !ended.includes(id)),
                ...(cart?.components ?? []).map((component, index) => ({id: `n${index}`, ...component})),
              ],
            }),
          );
          expect(Object.fromEntries(after.map(({componentId, quantity}) => [componentId, quantity]))).to.deep.equal(
            Object.fromEntries(Object.entries(want).filter(([, quantity]) => quantity > 0)),
          );
        },
      ),
    );
  });
});

describe('one choice among the catalog’s plans and add-ons', () => {
  const catalog = parseCatalog(valid());
  const priority = [{componentId: 'priority', quantity: 1}];
  const sms = {componentId: 'sms', quantity: 2};
  const solo = contractOf();
  const withSms = contractOf({componentSubscriptions: [{id: 'sms-1', ...sms}]});
  const fleet = {planVariantId: 'fleet-monthly', quantity: 10, components: []};

  it('of an add-on keeps a plan that is not on sale any more', () => {
    const old = contractOf({planVariantId: 'old-monthly'});
    const next = chosen(draftOf(old), {planVariantId: 'solo-monthly', components: priority}, old, catalog);
    expect(next).to.deep.equal({...draftOf(old), components: priority});
  });

  it('of an add-on keeps a quantity that could not be chosen any more', () => {
    const shared = {...catalog, plans: catalog.plans.map((plan) => ({...plan, components: ['priority']}))};
    const few = contractOf({planVariantId: 'fleet-monthly', quantity: 3});
    const selection = {planVariantId: 'fleet-monthly', quantity: 10, components: priority};
    expect(chosen(draftOf(few), selection, few, shared)).to.deep.equal({...draftOf(few), components: priority});
  });

  it('of an add-on ends neither usage nor what the plan or the catalog does not show', () => {
    const hidden = [
      {componentId: 'calls', quantity: 1},
      {componentId: 'gone', quantity: 2},
      {componentId: 'sms', quantity: 2},
    ];
    const componentSubscriptions = hidden.map((each, index) => ({id: `s${index}`, ...each}));
    const contract = contractOf({componentSubscriptions});
    const [plan] = catalog.plans;
    const narrow = {...catalog, plans: [{...plan!, components: ['priority', 'calls']}]};
    const next = chosen(draftOf(contract), {planVariantId: 'solo-monthly', components: priority}, contract, narrow);
    expect(next.components).to.have.deep.members([...priority, ...hidden]);
    expect(cartOf(contract, next)?.change?.endComponentSubscriptions).to.be.empty;
  });

  it('of another plan brings no add-ons along', () => {
    const draft = {...draftOf(solo), ...fleet, moment: 'endOfTerm'} as const;
    expect(chosen(draft, {planVariantId: 'solo-monthly', components: [sms]}, solo, catalog)).to.deep.equal({
      planVariantId: 'solo-monthly',
      components: [],
      moment: 'endOfTerm',
    });
  });

  it('of another plan keeps what that does not show, as billwerk does, and orders nothing that it does not show', () => {
    const next = chosen(draftOf(withSms), fleet, withSms, catalog);
    expect(next.components).to.deep.equal([sms]);
    expect(cartOf(withSms, next)).to.deep.include({components: []});
    expect(cartOf(withSms, next)?.change?.endComponentSubscriptions).to.be.empty;
    expect(lossesOf(withSms, next, catalog)).to.be.empty;
    const wanted = {...draftOf(solo), components: [sms]};
    expect(chosen(wanted, fleet, solo, catalog).components).to.be.empty;
  });

  it('of another plan and back again leaves the contract as it is', () => {
    const there = chosen(draftOf(withSms), fleet, withSms, catalog);
    const selection = {planVariantId: 'solo-monthly', components: [{...sms, quantity: 5}]};
    expect(cartOf(withSms, chosen(there, selection, withSms, catalog))).to.equal(undefined);
  });
});
