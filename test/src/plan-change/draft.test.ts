import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {cartOf, draftOf, runningComponents} from '../../../src/plan-change/draft.ts';
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
