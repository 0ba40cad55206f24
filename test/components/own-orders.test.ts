import {expect} from '@open-wc/testing';
import {createOwnOrders} from '../../components/own-orders.ts';
import type {Attempt} from '../../src/checkout/state.ts';
import {memoryStorage} from '../../src/platform.ts';

const editing: Attempt = {phase: 'editing'};
const order = {orderId: 'order-1', grossTotal: 5, currency: 'EUR'};
const paying: Attempt = {phase: 'paying', order, slow: false};
const unknown: Attempt = {
  phase: 'payment-unknown',
  orderId: 'order-1',
  resolving: false,
  probablyDone: false,
  underWay: false,
};
const succeeded = (orderId: string, returned = false): Attempt => ({
  phase: 'succeeded',
  receipt: {orderId, status: 'Completed', returned},
});

describe('the orders of a window', () => {
  it('are those that it paid', () => {
    const own = createOwnOrders('shop', memoryStorage());
    expect(own.hasEnded(succeeded('order-1'))).to.equal(false);
    own.follow(paying, editing);
    expect(own.hasEnded(paying)).to.equal(false);
    expect(own.hasEnded(succeeded('order-1'))).to.equal(true);
    expect(own.hasEnded(succeeded('order-2'))).to.equal(false);
  });

  it('are those, too, that it came back with, and asks about since', () => {
    const own = createOwnOrders('shop', memoryStorage());
    expect(own.hasEnded(succeeded('order-1', true))).to.equal(true);
    own.follow(unknown, editing);
    expect(own.hasEnded(succeeded('order-1'))).to.equal(false);
    own.follow(unknown, {phase: 'finalizing'});
    expect(own.hasEnded(succeeded('order-1'))).to.equal(true);
  });

  it('may have ended in another window while this one waited', () => {
    const own = createOwnOrders('shop', memoryStorage());
    const record = {attemptId: 'a', idempotencyKey: 'i', phase: 'succeeded', createdAt: 1, updatedAt: 1} as const;
    const bought: Attempt = {phase: 'bought', record: {...record, orderId: 'order-1'}};
    expect(own.heard(bought, unknown)).to.equal(undefined);
    own.follow(paying, editing);
    expect(own.heard(bought, unknown)?.orderId).to.equal('order-1');
    expect(own.heard(bought, editing)).to.equal(undefined);
    expect(own.heard({phase: 'bought', record: {...record, orderId: 'order-2'}}, unknown)).to.equal(undefined);
  });

  it('are known after a reload, each shop’s its own, and not taken over from an element of the same page', () => {
    const storage = memoryStorage();
    const neighbour = createOwnOrders('shop', storage);
    createOwnOrders('shop', storage).follow(paying, editing);
    expect(neighbour.hasEnded(succeeded('order-1'))).to.equal(false);
    expect(createOwnOrders('shop', storage).hasEnded(succeeded('order-1'))).to.equal(true);
    expect(createOwnOrders('other', storage).hasEnded(succeeded('order-1'))).to.equal(false);
  });
});
