import {expect} from '@open-wc/testing';
import {finalizeReturn} from '../../../src/checkout/finalizing.ts';
import type {FinalizeAnswer} from '../../../src/checkout/finalizing.ts';
import {createFakeGateway, declined, lost, statusRefused} from '../../support/fake-gateway.ts';
import {settle} from '../../support/fake-clock.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';

const finalized = {orderId: 'order-1', contractId: 'contract-1'};

interface ReturnTab {
  answer: FinalizeAnswer | undefined;
  /** What came after it. */
  readonly late: FinalizeAnswer[];
}

function openReturn() {
  const browser = createFakeBrowser();
  const gateway = createFakeGateway();
  /** The return page in a tab of this browser; its answer, once there is one. */
  function openTab(transactionId = 'transaction-1'): ReturnTab {
    const tab: ReturnTab = {answer: undefined, late: []};
    const {finalizer} = gateway;
    const onLateAnswer = (answer: FinalizeAnswer) => void tab.late.push(answer);
    void finalizeReturn({finalizer, transactionId, platform: browser.openTab(), onLateAnswer}).then((answer) => {
      tab.answer = answer;
    });
    return tab;
  }
  return {browser, finalize: gateway.finalize, lateFinalize: gateway.lateFinalize, openTab};
}

describe('the return from a provider', () => {
  it('completes the order', async () => {
    const {finalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    await finalize.last.answer(finalized);
    expect(tab.answer).to.deep.include({kind: 'accepted', order: finalized});
  });

  it('counts as completed when the script says so after an error, and stays so', async () => {
    const {finalize, lateFinalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    await finalize.last.fail(declined());
    expect(tab.answer).to.deep.include({kind: 'declined'});
    await lateFinalize(finalized);
    expect(tab.late).to.deep.equal([{kind: 'accepted', order: finalized, known: false}]);
    const reloaded = openTab();
    await settle();
    expect(reloaded.answer).to.deep.include({kind: 'accepted', order: finalized});
  });

  it('that is called again after an error hears of the first call, and no refusal of the second undoes that', async () => {
    const {finalize, lateFinalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    const [first] = finalize.calls;
    await first!.fail(lost());
    expect(finalize.calls).to.have.length(2);
    await lateFinalize(finalized);
    expect(tab.answer).to.deep.include({kind: 'accepted', order: finalized});
    await finalize.last.fail(declined());
    const reloaded = openTab();
    await settle();
    expect(reloaded.answer).to.deep.include({kind: 'accepted', order: finalized});
  });

  it('is completed once when two tabs return at the same time', async () => {
    const {finalize, openTab} = openReturn();
    const [one, other] = [openTab(), openTab()];
    await settle();
    expect(finalize.calls).to.have.length(1);
    await finalize.last.answer(finalized);
    expect(finalize.calls).to.have.length(1);
    expect(one.answer).to.deep.include({kind: 'accepted', order: finalized});
    expect(other.answer).to.deep.include({kind: 'accepted', order: finalized});
  });

  it('is completed once when the page is reloaded', async () => {
    const {finalize, openTab} = openReturn();
    openTab();
    await settle();
    await finalize.last.answer(finalized);
    const reloaded = openTab();
    await settle();
    expect(reloaded.answer).to.deep.include({kind: 'accepted', order: finalized});
    expect(finalize.calls).to.have.length(1);
  });

  it('that was definitely declined stays declined when the page is opened again', async () => {
    const {finalize, openTab} = openReturn();
    const [one, other] = [openTab(), openTab()];
    await settle();
    await finalize.last.fail(declined());
    const reloaded = openTab();
    await settle();
    expect([one, other, reloaded].map(({answer}) => answer?.kind)).to.deep.equal(['declined', 'declined', 'declined']);
    expect(finalize.calls).to.have.length(1);
  });

  it('is completed by a late answer to the first call, though it was repeated', async () => {
    const {browser, finalize, openTab} = openReturn();
    const tab = openTab();
    await browser.clock.advance(30_000);
    expect(finalize.calls).to.have.length(2);
    await finalize.calls[0]!.answer(finalized);
    expect(tab.answer).to.deep.include({kind: 'accepted', order: finalized});
    await finalize.calls[1]!.fail(statusRefused());
    expect(tab.late).to.deep.equal([]);
  });

  it('is completed by an answer that comes after both calls were given up', async () => {
    const {browser, finalize, openTab} = openReturn();
    const tab = openTab();
    await browser.clock.advance(60_000);
    expect(tab.answer).to.deep.include({kind: 'unknown', probablyDone: false});
    await finalize.calls[1]!.answer(finalized);
    expect(tab.late).to.deep.equal([{kind: 'accepted', order: finalized, known: false}]);
    expect(finalize.calls).to.have.length(2);
  });

  it('is refused after all by a definite answer that comes after both calls were given up, once', async () => {
    const {browser, finalize, openTab} = openReturn();
    const tab = openTab();
    await browser.clock.advance(60_000);
    await finalize.calls[0]!.fail(lost());
    expect(tab.late).to.deep.equal([]);
    await finalize.calls[1]!.fail(declined());
    expect(tab.late.map(({kind}) => kind)).to.deep.equal(['declined']);
    const reloaded = openTab();
    await settle();
    expect(reloaded.answer?.kind).to.equal('declined');
    expect(finalize.calls).to.have.length(2);
  });

  it('is refused by a late answer to the first call, though it was repeated; money that moves after that counts', async () => {
    const {browser, finalize, openTab} = openReturn();
    const tab = openTab();
    await browser.clock.advance(30_000);
    await finalize.calls[0]!.fail(declined());
    expect(tab.answer?.kind).to.equal('declined');
    await finalize.calls[1]!.fail(declined());
    expect(tab.late).to.deep.equal([]);
    const again = openReturn();
    const other = again.openTab();
    await again.browser.clock.advance(30_000);
    await again.finalize.calls[0]!.fail(declined());
    await again.finalize.calls[1]!.answer(finalized);
    expect(other.late.map(({kind}) => kind)).to.deep.equal(['accepted']);
  });

  it('of another transaction is another matter', async () => {
    const {finalize, openTab} = openReturn();
    openTab();
    await settle();
    await finalize.last.answer(finalized);
    openTab('transaction-2');
    await settle();
    expect(finalize.calls).to.have.length(2);
  });

  it('is repeated once when there was no answer', async () => {
    const {finalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    await finalize.last.fail(lost());
    expect(finalize.calls).to.have.length(2);
    await finalize.last.fail(lost());
    expect(finalize.calls).to.have.length(2);
    expect(tab.answer).to.deep.include({kind: 'unknown', probablyDone: false});
  });

  it('has probably worked when billwerk refuses the repetition because of the order’s status', async () => {
    const {finalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    await finalize.last.fail(lost());
    await finalize.last.fail(statusRefused());
    expect(tab.answer).to.deep.include({kind: 'unknown', probablyDone: true});
  });

  it('has probably worked when the refusal comes after a reload', async () => {
    const {finalize, openTab, browser} = openReturn();
    browser.openTab().localStorage.setItem('sjs-return', JSON.stringify({transactionId: 'transaction-1'}));
    const tab = openTab();
    await settle();
    await finalize.last.fail(statusRefused());
    expect(tab.answer).to.deep.include({kind: 'unknown', probablyDone: true});
  });

  it('proves nothing when billwerk refuses the first try because of the order’s status', async () => {
    const {finalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    await finalize.last.fail(statusRefused());
    expect(tab.answer).to.deep.include({kind: 'unknown', probablyDone: false});
  });

  it('may end in a definite decline', async () => {
    const {finalize, openTab} = openReturn();
    const tab = openTab();
    await settle();
    await finalize.last.fail(declined());
    expect(tab.answer?.kind).to.equal('declined');
    expect(finalize.calls).to.have.length(1);
  });
});
