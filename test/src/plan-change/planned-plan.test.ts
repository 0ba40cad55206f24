import {expect} from '@open-wc/testing';
import {cartOf, draftOf, movedTo} from '../../../src/plan-change/draft.ts';
import {contractOf} from '../../support/contract.ts';

const startDate = '2027-01-01T00:00:00Z';
const planned = contractOf({
  changeDates: [
    {moment: 'now'},
    {moment: 'nextBilling', date: '2026-12-01T00:00:00Z'},
    {moment: 'endOfTerm', date: startDate},
  ],
  nextPhase: {startDate, planVariantId: 'fleet-monthly', quantity: 6},
});

describe('a contract whose plan is going to change', () => {
  it('is in today’s plan until then, and in the new one from then on', () => {
    const draft = draftOf(planned);
    expect(draft.planVariantId).to.equal('solo-monthly');
    expect(movedTo(draft, 'nextBilling', planned)).to.include({planVariantId: 'solo-monthly', moment: 'nextBilling'});
    const then = movedTo(draft, 'endOfTerm', planned);
    expect(then).to.include({planVariantId: 'fleet-monthly', quantity: 6, moment: 'endOfTerm'});
    expect(movedTo(then, 'now', planned)).to.deep.equal(draft);
  });

  it('is not ordered what is planned already', () => {
    const draft = {...draftOf(planned), planVariantId: 'fleet-monthly', quantity: 6};
    expect(cartOf(planned, {...draft, moment: 'endOfTerm'})).to.equal(undefined);
    expect(cartOf(planned, {...draft, moment: 'nextBilling'})?.change?.keepsPlan).to.equal(false);
    expect(cartOf(planned, {...draft, quantity: 7, moment: 'endOfTerm'})?.quantity).to.equal(7);
  });

  it('may keep today’s plan after all', () => {
    const cart = cartOf(planned, {...draftOf(planned), moment: 'endOfTerm'});
    expect(cart).to.deep.equal({
      planVariantId: 'solo-monthly',
      components: [],
      change: {contractId: 'contract-1', keepsPlan: false, endComponentSubscriptions: [], moment: 'endOfTerm'},
    });
  });

  it('takes a plan that was chosen along to another date', () => {
    const draft = {...draftOf(planned), planVariantId: 'team-monthly'};
    expect(movedTo(draft, 'endOfTerm', planned)).to.include({planVariantId: 'team-monthly', moment: 'endOfTerm'});
  });

  it('keeps what is planned when only an add-on is ordered for a later day', () => {
    const draft = movedTo(draftOf(planned), 'endOfTerm', planned);
    const cart = cartOf(planned, {...draft, components: [{componentId: 'sms', quantity: 1}]});
    expect(cart?.change?.keepsPlan).to.equal(true);
  });
});
