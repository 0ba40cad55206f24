import {expect} from '@open-wc/testing';
import {CheckoutError} from '../../../src/errors.ts';
import {transition} from '../../../src/payment-change/state.ts';
import type {MethodChange, MethodChangeEvent} from '../../../src/payment-change/state.ts';

const problem = new CheckoutError('BearerRejected', {outcome: 'declined'});
const states: readonly MethodChange[] = [
  {phase: 'editing'},
  {phase: 'sending', slow: false},
  {phase: 'redirected'},
  {phase: 'finalizing'},
  {phase: 'unknown'},
  {phase: 'changed'},
];
const events: readonly MethodChangeEvent[] = [
  {type: 'submit'},
  {type: 'slow'},
  {type: 'redirect', url: 'https://bank.example/'},
  {type: 'returned'},
  {type: 'refused', problem},
  {type: 'unanswered'},
  {type: 'changed'},
  {type: 'again'},
];

describe('what may follow what when a payment method is changed', () => {
  it('ends with the change: nothing undoes it', () => {
    for (const event of events) expect(transition({phase: 'changed'}, event)).to.deep.equal({phase: 'changed'});
  });

  it('sends from the form only', () => {
    for (const state of states) {
      const sends = transition(state, {type: 'submit'}).phase === 'sending' && state.phase !== 'sending';
      expect(sends, state.phase).to.equal(state.phase === 'editing');
    }
  });

  it('lets nobody enter anything while an answer is awaited', () => {
    for (const phase of ['sending', 'finalizing'] as const) {
      const state = states.find((each) => each.phase === phase)!;
      expect(transition(state, {type: 'again'})).to.equal(state);
    }
  });

  it('tears nobody away from what they type again because of a late refusal or redirect', () => {
    for (const event of events.filter(({type}) => ['refused', 'redirect', 'unanswered'].includes(type))) {
      expect(transition({phase: 'editing'}, event)).to.deep.equal({phase: 'editing'});
    }
  });
});
