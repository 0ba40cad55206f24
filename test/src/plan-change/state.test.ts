import {expect} from '@open-wc/testing';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import {CheckoutError} from '../../../src/errors.ts';
import {transition} from '../../../src/plan-change/state.ts';
import type {PlanChange} from '../../../src/plan-change/state.ts';
import {valid} from '../../support/catalog.ts';
import {contractOf} from '../../support/contract.ts';

const catalog = parseCatalog(valid());
const [one, two] = [contractOf(), contractOf({id: 'contract-2', planVariantId: 'fleet-monthly', quantity: 7})];
const loading: PlanChange = {phase: 'loading'};
const both = transition(loading, {type: 'loaded', catalog, contracts: [one, two]});

describe('changing a contract', () => {
  it('begins at once with the only contract, or the one that is asked for', () => {
    const only = transition(loading, {type: 'loaded', catalog, contracts: [one]});
    expect(only).to.deep.include({phase: 'open', contract: one});
    const asked = transition(loading, {type: 'loaded', catalog, contracts: [one, two], id: 'contract-2'});
    expect(asked).to.deep.include({phase: 'open', contract: two});
  });

  it('of several contracts begins with a choice, and may go back to it', () => {
    expect(both.phase).to.equal('choosing');
    const chosen = transition(both, {type: 'choose', contractId: 'contract-2'});
    expect(chosen).to.deep.include({phase: 'open', contract: two});
    expect(chosen).to.have.nested.property('draft.quantity', 7);
    expect(transition(chosen, {type: 'leave'})).to.deep.equal(both);
  });

  it('that somebody else owns, or nobody, is a choice among those there are', () => {
    const asked = transition(loading, {type: 'loaded', catalog, contracts: [one], id: 'contract-9'});
    expect(asked).to.deep.include({phase: 'choosing', contracts: [one]});
    expect(transition(asked, {type: 'choose', contractId: 'contract-9'})).to.equal(asked);
  });

  it('takes a draft only once a contract is open', () => {
    const draft = {planVariantId: 'solo-yearly', components: [], moment: 'now'} as const;
    expect(transition(both, {type: 'draft', draft})).to.equal(both);
    const open = transition(both, {type: 'choose', contractId: 'contract-1'});
    expect(transition(open, {type: 'draft', draft})).to.deep.include({phase: 'open', draft});
  });

  it('that cannot be loaded says why, and may be tried again', () => {
    const error = new CheckoutError('HookUnreachable', {audience: 'network'});
    const failed = transition(loading, {type: 'failed', error});
    expect(failed).to.deep.equal({phase: 'failed', error});
    expect(transition(failed, {type: 'leave'})).to.equal(failed);
    expect(transition(failed, {type: 'load'})).to.deep.equal(loading);
  });
});
