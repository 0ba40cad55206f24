import {expect} from '@open-wc/testing';
import {CheckoutError} from '../../../src/errors.ts';
import type {AttemptRecord} from '../../../src/checkout/ledger.ts';
import type {Attempt, CheckoutState, Phase, Receipt} from '../../../src/checkout/state.ts';
import {transition} from '../../../src/checkout/transition.ts';
import type {CheckoutEvent} from '../../../src/checkout/transition.ts';
import {declined, previewOf, wish} from '../../support/fake-gateway.ts';

const record: AttemptRecord = {
  attemptId: 'attempt-1',
  idempotencyKey: 'key-1',
  phase: 'paying',
  createdAt: 0,
  updatedAt: 0,
};
const money = {amount: 89.25, currency: 'EUR'};
const receipt: Receipt = {orderId: 'order-1', status: 'PaymentPending', returned: false};
const order = {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'};

/** One of each; the compiler sees to it that none is missing. */
const attempts: {readonly [Name in Phase]: Extract<Attempt, {phase: Name}>} = {
  editing: {phase: 'editing'},
  starting: {phase: 'starting'},
  confirming: {phase: 'confirming', shown: money, now: money},
  ordering: {phase: 'ordering'},
  'order-unknown': {phase: 'order-unknown', retriesLeft: 1},
  paying: {phase: 'paying', order, slow: false},
  redirected: {phase: 'redirected', order},
  finalizing: {phase: 'finalizing'},
  'payment-unknown': {
    phase: 'payment-unknown',
    orderId: 'order-1',
    resolving: false,
    probablyDone: false,
    underWay: true,
  },
  succeeded: {phase: 'succeeded', receipt},
  submitted: {phase: 'submitted', receipt},
  closed: {phase: 'closed', orderId: 'order-1', status: 'Expired'},
  blocked: {phase: 'blocked', record},
  bought: {phase: 'bought', record},
};

const events: {readonly [Type in CheckoutEvent['type']]: Extract<CheckoutEvent, {type: Type}>} = {
  wish: {type: 'wish', wish},
  'price-pending': {type: 'price-pending'},
  price: {type: 'price', preview: previewOf()},
  'price-failed': {type: 'price-failed', error: new CheckoutError('Unanswered')},
  methods: {type: 'methods', bearers: ['CreditCard:PayOne']},
  'methods-failed': {type: 'methods-failed', error: new CheckoutError('ScriptBlocked')},
  submit: {type: 'submit'},
  'amount-differs': {type: 'amount-differs', shown: money, now: money},
  'order-sent': {type: 'order-sent'},
  'order-unanswered': {type: 'order-unanswered', retriesLeft: 0},
  'pay-sent': {type: 'pay-sent', order},
  'pay-slow': {type: 'pay-slow'},
  'pay-unanswered': {type: 'pay-unanswered', orderId: 'order-1'},
  'pay-overdue': {type: 'pay-overdue'},
  resolving: {type: 'resolving', active: true},
  redirect: {type: 'redirect', order, url: 'https://provider.example/'},
  returned: {type: 'returned'},
  back: {type: 'back', problem: declined()},
  accepted: {type: 'accepted', receipt},
  closed: {type: 'closed', orderId: 'order-1', status: 'Expired'},
  blocked: {type: 'blocked', record},
  bought: {type: 'bought', record},
};

const phases = Object.keys(attempts) as Phase[];

function stateIn(phase: Phase): CheckoutState {
  return {wish, price: {status: 'none'}, methods: {status: 'waiting'}, attempt: attempts[phase]};
}

function after(phase: Phase, event: CheckoutEvent['type']): Phase {
  return transition(stateIn(phase), events[event]).attempt.phase;
}

describe('a transition', () => {
  for (const phase of phases) {
    it(`answers every event in ${phase} with a state`, () => {
      for (const event of Object.values(events)) {
        const before = stateIn(phase);
        const next = transition(before, event);
        expect(phases, `${event.type} in ${phase}`).to.include(next.attempt.phase);
        expect(next.wish).to.equal(wish);
        expect(before, 'the state given is not changed').to.deep.equal(stateIn(phase));
      }
    });
  }

  it('returns the very same state for an event that means nothing now', () => {
    const succeeded = stateIn('succeeded');
    expect(transition(succeeded, events['pay-unanswered'])).to.equal(succeeded);
    expect(transition(succeeded, events.back)).to.equal(succeeded);
  });

  it('starts buying only while editing or confirming', () => {
    expect(phases.filter((phase) => after(phase, 'submit') === 'starting')).to.have.members([
      'editing',
      'starting',
      'confirming',
    ]);
  });

  it('never leads from an unknown payment to a pay call or an order', () => {
    for (const event of ['submit', 'order-sent', 'pay-sent', 'amount-differs', 'blocked'] as const) {
      expect(after('payment-unknown', event), event).to.equal('payment-unknown');
    }
  });

  it('calls a payment unanswered only where it is still waited for', () => {
    for (const phase of phases) {
      const {attempt} = transition(stateIn(phase), events['pay-overdue']);
      expect(attempt, phase).to.deep.equal(
        phase === 'payment-unknown' ? {...attempts[phase], underWay: false} : attempts[phase],
      );
    }
  });

  it('lets a late answer settle whatever is shown', () => {
    for (const phase of ['paying', 'payment-unknown', 'redirected', 'finalizing', 'bought'] as const) {
      expect(after(phase, 'accepted'), phase).to.equal('succeeded');
    }
    expect(after('payment-unknown', 'back')).to.equal('editing');
  });

  it('stays with success once it is reached', () => {
    for (const event of Object.keys(events) as CheckoutEvent['type'][]) {
      expect(after('succeeded', event), event).to.equal('succeeded');
      expect(after('submitted', event), event).to.equal('submitted');
    }
  });

  it('calls an order that awaits approval submitted', () => {
    const event: CheckoutEvent = {type: 'accepted', receipt: {...receipt, status: 'ApprovalPending'}};
    expect(transition(stateIn('paying'), event).attempt.phase).to.equal('submitted');
  });

  it('keeps the last price on hand while a newer one is asked for or cannot be had', () => {
    let state = transition(stateIn('editing'), events.price);
    state = transition(state, events['price-pending']);
    expect(state.price).to.deep.equal({status: 'loading', preview: previewOf()});
    state = transition(state, events['price-failed']);
    expect(state.price).to.deep.include({status: 'failed', preview: previewOf()});
  });
});
