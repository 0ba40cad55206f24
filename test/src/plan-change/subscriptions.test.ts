import {expect} from '@open-wc/testing';
import {componentLines, lastingComponents} from '../../../src/plan-change/subscriptions.ts';
import {contractOf} from '../../support/contract.ts';

const now = Date.parse('2026-06-15T00:00:00Z');
const [past, soon] = ['2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z'];
const contract = contractOf({
  componentSubscriptions: [
    {id: '1', componentId: 'seats', quantity: 2, startDate: past},
    {id: '2', componentId: 'seats', quantity: 3},
    {id: '3', componentId: 'seats', quantity: 4, startDate: soon},
    {id: '4', componentId: 'backup', quantity: 1, startDate: past, endDate: soon},
  ],
});

describe('the components of a contract', () => {
  it('are read with the dates on which they begin and end, and together where those are the same', () => {
    expect(componentLines(contract, now)).to.deep.equal([
      {componentId: 'seats', quantity: 5},
      {componentId: 'seats', quantity: 4, from: soon},
      {componentId: 'backup', quantity: 1, until: soon},
    ]);
  });

  it('that last are those that nobody has ended, planned ones included', () => {
    expect(lastingComponents(contract)).to.deep.equal([{componentId: 'seats', quantity: 9}]);
  });
});
