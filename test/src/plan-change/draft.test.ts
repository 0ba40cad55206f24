import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {cartOf, chosen, draftOf, runningComponents} from '../../../src/plan-change/draft.ts';
import {parseCatalog} from '../../../src/catalog-reader.ts';
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
          const after = runningComponents(
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

  it('of an add-on keeps a plan that is not on sale any more', () => {
    const old = {planVariantId: 'old-monthly', components: [], moment: 'now'} as const;
    const next = chosen(old, {planVariantId: 'solo-monthly', components: priority}, catalog);
    expect(next).to.deep.equal({...old, components: priority});
  });

  it('of an add-on keeps a quantity that could not be chosen any more', () => {
    const few = {planVariantId: 'fleet-monthly', quantity: 3, components: [], moment: 'now'} as const;
    expect(
      chosen(few, {planVariantId: 'fleet-monthly', quantity: 10, components: priority}, catalog).quantity,
    ).to.equal(3);
  });

  it('of an add-on ends neither usage nor what the catalog does not know', () => {
    const components = [
      {componentId: 'calls', quantity: 1},
      {componentId: 'gone', quantity: 2},
    ];
    const draft = {planVariantId: 'solo-monthly', components, moment: 'now'} as const;
    const next = chosen(draft, {planVariantId: 'solo-monthly', components: priority}, catalog);
    expect(next.components).to.deep.equal([...priority, ...components]);
  });

  it('of another plan brings no add-ons along, and drops those that are not on offer with it', () => {
    const fleet = {planVariantId: 'fleet-monthly', quantity: 10, components: [], moment: 'endOfTerm'} as const;
    const sms = [{componentId: 'sms', quantity: 2}];
    expect(chosen(fleet, {planVariantId: 'solo-monthly', components: sms}, catalog)).to.deep.equal({
      planVariantId: 'solo-monthly',
      components: [],
      moment: 'endOfTerm',
    });
    const solo = {planVariantId: 'solo-monthly', components: sms, moment: 'now'} as const;
    expect(chosen(solo, {planVariantId: 'fleet-monthly', quantity: 10, components: []}, catalog).components).to.be
      .empty;
  });
});
