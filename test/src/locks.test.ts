import {expect} from '@open-wc/testing';
import {createLeaseLocks} from '../../src/locks.ts';
import {memoryStorage} from '../../src/platform.ts';
import {createFakeClock, settle} from '../support/fake-clock.ts';

function openTabs() {
  const clock = createFakeClock();
  const storage = memoryStorage();
  let ids = 0;
  const openTab = () => createLeaseLocks({storage, clock, randomId: () => `tab-${++ids}`});
  return {clock, storage, one: openTab(), other: openTab()};
}

/** Work that lasts until it is told to end. */
function work() {
  let end!: () => void;
  const done = new Promise<void>((resolve) => (end = resolve));
  let running = false;
  return {
    run: () => {
      running = true;
      return done;
    },
    end,
    get running() {
      return running;
    },
  };
}

describe('a lease in storage, where Web Locks are missing', () => {
  it('lets one tab in and the other wait for it', async () => {
    const {clock, one, other} = openTabs();
    const [first, second] = [work(), work()];
    void one.request('shop', first.run);
    void other.request('shop', second.run);
    await clock.advance(1000);
    // Of two that wrote at once the last writer wins.
    expect([first.running, second.running].filter(Boolean)).to.have.length(1);
    const [winner, loser] = first.running ? [first, second] : [second, first];
    winner.end();
    await clock.advance(1000);
    expect(loser.running).to.equal(true);
  });

  it('is kept for as long as the work lasts, and no timer stays behind', async () => {
    const {clock, one, other} = openTabs();
    const [first, second] = [work(), work()];
    void one.request('shop', first.run);
    await clock.advance(1000);
    const waiting = other.request('shop', second.run);
    await clock.advance(60_000);
    expect(second.running).to.equal(false);
    first.end();
    second.end();
    await clock.advance(1000);
    await waiting;
    expect(second.running).to.equal(true);
    expect(clock.pending).to.equal(0);
  });

  it('does not make different names wait for each other', async () => {
    const {clock, one, other} = openTabs();
    const [first, second] = [work(), work()];
    void one.request('shop', first.run);
    void other.request('other shop', second.run);
    await clock.advance(100);
    expect([first.running, second.running]).to.deep.equal([true, true]);
  });

  it('is given back when the work fails', async () => {
    const {clock, one, other} = openTabs();
    const failed = one.request('shop', () => Promise.reject(new Error('broken'))).catch((error: unknown) => error);
    await clock.advance(100);
    expect(await failed).to.be.an('error');
    const next = work();
    void other.request('shop', next.run);
    await clock.advance(200);
    expect(next.running).to.equal(true);
  });

  it('runs out when its tab was closed', async () => {
    const {clock, storage, one} = openTabs();
    storage.setItem('sjs-lease:shop', JSON.stringify({owner: 'closed tab', until: clock.now() + 5000}));
    const next = work();
    void one.request('shop', next.run);
    await clock.advance(4000);
    expect(next.running).to.equal(false);
    await clock.advance(2000);
    expect(next.running).to.equal(true);
  });

  it('is not kept from anybody by rubbish in storage', async () => {
    const {clock, storage, one} = openTabs();
    storage.setItem('sjs-lease:shop', '{');
    const next = work();
    void one.request('shop', next.run);
    await clock.advance(100);
    await settle();
    expect(next.running).to.equal(true);
  });
});
