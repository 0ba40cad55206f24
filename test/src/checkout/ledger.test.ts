import {expect} from '@open-wc/testing';
import {createLedger, forbidsAnother, successMemory} from '../../../src/checkout/ledger.ts';
import type {AttemptRecord, BeginResult, Ledger} from '../../../src/checkout/ledger.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';
import type {FakeBrowser} from '../../support/fake-platform.ts';
import {settle} from '../../support/fake-clock.ts';

const hour = 60 * 60 * 1000;

function openTabs(): {readonly browser: FakeBrowser; readonly one: Ledger; readonly other: Ledger} {
  const browser = createFakeBrowser();
  return {
    browser,
    one: createLedger('shop', browser.openTab()),
    other: createLedger('shop', browser.openTab()),
  };
}

async function begun(result: Promise<BeginResult>): Promise<AttemptRecord> {
  const {kind, record} = await result;
  expect(kind).to.equal('begun');
  return record;
}

describe('the record of an attempt', () => {
  it('is seen by every tab', async () => {
    const {one, other} = openTabs();
    const record = await begun(one.begin({phase: 'ordering'}));
    expect(other.read()?.attemptId).to.equal(record.attemptId);
  });

  it('lets one of two tabs begin that press the button at once', async () => {
    const {one, other} = openTabs();
    const results = await Promise.all([one.begin({phase: 'ordering'}), other.begin({phase: 'ordering'})]);
    expect(results.map(({kind}) => kind)).to.deep.equal(['begun', 'refused']);
    expect(results[1].record.attemptId).to.equal(results[0].record.attemptId);
  });

  it('is changed by its own attempt only', async () => {
    const {one, other} = openTabs();
    const first = await begun(one.begin({phase: 'declined'}));
    const second = await begun(other.begin({phase: 'ordering'}));
    expect(await one.update(first.attemptId, {phase: 'paying'})).to.equal(undefined);
    await one.release(first.attemptId);
    expect(one.read()?.attemptId).to.equal(second.attemptId);
  });

  it('is in doubt only until the attempt goes on', async () => {
    const {one} = openTabs();
    const {attemptId} = await begun(one.begin({phase: 'paying'}));
    await one.update(attemptId, {doubt: {probablyDone: true}}, 'paying');
    expect(one.read()?.doubt).to.deep.equal({probablyDone: true});
    await one.update(attemptId, {phase: 'redirected'});
    expect(one.read()?.doubt).to.equal(undefined);
  });

  it('is forgotten after 24 hours', async () => {
    const {browser, one} = openTabs();
    await one.begin({phase: 'paying'});
    await browser.clock.advance(24 * hour - 1);
    expect(one.read()?.phase).to.equal('paying');
    await browser.clock.advance(1);
    expect(one.read()).to.equal(undefined);
  });

  it('keeps others from starting while money may move, for half an hour after a success, for 90 seconds of ordering', () => {
    const at = 1_000_000_000;
    const record = {attemptId: 'a', idempotencyKey: 'k', createdAt: at, updatedAt: at};
    const forbids = (phase: AttemptRecord['phase'], later: number) => forbidsAnother({...record, phase}, at + later);
    expect(forbids('paying', 23 * hour)).to.equal(true);
    expect(forbids('redirected', 23 * hour)).to.equal(true);
    expect(forbids('succeeded', successMemory - 1)).to.equal(true);
    expect(forbids('succeeded', successMemory)).to.equal(false);
    expect(forbids('ordering', 89_999)).to.equal(true);
    expect(forbids('ordering', 90_000)).to.equal(false);
    expect(forbids('ordered', 0)).to.equal(false);
    expect(forbids('declined', 0)).to.equal(false);
  });

  it('does not keep a shopper from buying again who was told of the earlier purchase', async () => {
    const {one, other} = openTabs();
    const {attemptId} = await begun(one.begin({phase: 'succeeded'}));
    expect((await other.begin({phase: 'ordering'})).kind).to.equal('refused');
    await begun(other.begin({phase: 'ordering', acknowledged: attemptId}));
  });

  it('tells other tabs of a change, and only of this shop', async () => {
    const {browser, one, other} = openTabs();
    const told: (string | undefined)[] = [];
    other.onChange((record) => told.push(record?.phase));
    const {attemptId} = await begun(one.begin({phase: 'ordering'}));
    await createLedger('other shop', browser.openTab()).begin({phase: 'paying'});
    await one.update(attemptId, {phase: 'paying'});
    await one.release(attemptId);
    await settle();
    expect(told).to.deep.equal(['ordering', 'paying', undefined]);
  });

  it('is no obstacle when something else stands in its place', async () => {
    for (const rubbish of [
      '{',
      '7',
      '"text"',
      'null',
      '{"attemptId":1}',
      '{"attemptId":"a","createdAt":0,"phase":"?"}',
    ]) {
      const browser = createFakeBrowser();
      const platform = browser.openTab();
      platform.localStorage.setItem('sjs-attempt:shop', rubbish);
      const ledger = createLedger('shop', platform);
      expect(ledger.read(), rubbish).to.equal(undefined);
      await begun(ledger.begin({phase: 'ordering'}));
    }
  });
});
