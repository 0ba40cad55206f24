import {expect} from '@open-wc/testing';
import {createStore} from '../../src/store.ts';

const createCounter = () => createStore((state: number, step: number) => state + step, 1);

describe('a store', () => {
  it('gives the state that the transition made', () => {
    const counter = createCounter();
    counter.send(2);
    expect(counter.get()).to.equal(3);
  });

  it('tells its listeners of a change and not of an event that changed nothing', () => {
    const counter = createCounter();
    const told: number[] = [];
    counter.subscribe((state) => told.push(state));
    counter.send(0);
    counter.send(1);
    expect(told).to.deep.equal([2]);
  });

  it('tells nothing to those who stopped listening', () => {
    const counter = createCounter();
    const told: number[] = [];
    counter.subscribe((state) => told.push(state))();
    counter.send(1);
    expect(told).to.deep.equal([]);
  });

  it('tells everybody, even when a listener leaves while being told', () => {
    const counter = createCounter();
    const told: string[] = [];
    const leave = counter.subscribe(() => {
      told.push('first');
      leave();
    });
    counter.subscribe(() => told.push('second'));
    counter.send(1);
    counter.send(1);
    expect(told).to.deep.equal(['first', 'second', 'second']);
  });
});
