import {expect} from '@open-wc/testing';
import {draftOf} from '../../../src/plan-change/draft.ts';
import {obstaclesOf} from '../../../src/plan-change/obstacles.ts';
import {contractOf} from '../../support/contract.ts';

const now = Date.parse('2026-06-15T00:00:00Z');
const [soon, later] = ['2026-07-01T00:00:00Z', '2026-08-01T00:00:00Z'];
const contract = contractOf({
  componentSubscriptions: [
    {id: '1', componentId: 'seats', quantity: 5, startDate: '2026-01-01T00:00:00Z', endDate: soon},
    {id: '2', componentId: 'seats', quantity: 3, startDate: soon},
    {id: '3', componentId: 'backup', quantity: 1, startDate: later},
    {id: '4', componentId: 'maps', quantity: 1, startDate: '2026-01-01T00:00:00Z'},
  ],
  changeDates: [{moment: 'now'}, {moment: 'nextBilling', date: soon}],
});
const draft = draftOf(contract);
const without = (componentId: string) => draft.components.filter((each) => each.componentId !== componentId);

describe('what keeps a change from being ordered', () => {
  it('is nothing that the change leaves alone', () => {
    expect(obstaclesOf(contract, draft, now)).to.be.empty;
    expect(obstaclesOf(contract, {...draft, components: without('maps')}, now)).to.be.empty;
    expect(obstaclesOf(contract, {...draft, planVariantId: 'fleet-monthly'}, now)).to.be.empty;
  });

  it('is a component that begins only after that, as long as it does', () => {
    const fewer = {...draft, components: without('backup')};
    expect(obstaclesOf(contract, fewer, now)).to.deep.equal([{componentId: 'backup', kind: 'begins', date: later}]);
    expect(obstaclesOf(contract, {...fewer, moment: 'nextBilling'}, now)).to.have.length(1);
    expect(obstaclesOf(contract, fewer, Date.parse(later))).to.be.empty;
  });

  it('is a component that ends only after that, since it would be there twice', () => {
    const ending = contractOf({
      ...contract,
      componentSubscriptions: contract.componentSubscriptions.filter(({id}) => id === '1'),
    });
    const again = {...draftOf(ending), components: [{componentId: 'seats', quantity: 1}]};
    expect(obstaclesOf(ending, again, now)).to.deep.equal([{componentId: 'seats', kind: 'ends', date: soon}]);
    expect(obstaclesOf(ending, {...again, moment: 'nextBilling'}, now)).to.be.empty;
  });

  it('is said once of a quantity that changes later anyway, and gone by then', () => {
    const more = {...draft, components: [...without('seats'), {componentId: 'seats', quantity: 7}]};
    expect(obstaclesOf(contract, more, now)).to.deep.equal([{componentId: 'seats', kind: 'begins', date: soon}]);
    expect(obstaclesOf(contract, {...more, moment: 'nextBilling'}, now)).to.be.empty;
  });
});
