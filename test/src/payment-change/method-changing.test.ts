import {expect} from '@open-wc/testing';
import {finalizeReturn} from '../../../src/checkout/finalizing.ts';
import type {FinalizedOrder, MethodChangeAnswer, PaymentInput} from '../../../src/checkout/gateway.ts';
import type {CheckoutError} from '../../../src/errors.ts';
import {createMethodChanging} from '../../../src/payment-change/method-changing.ts';
import type {Platform} from '../../../src/platform.ts';
import {settle} from '../../support/fake-clock.ts';
import {card, debit, declined, lost} from '../../support/fake-gateway.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';

interface Sent {
  readonly input: PaymentInput;
  /** After it has failed. */
  late(answer: MethodChangeAnswer): Promise<void>;
  answer(answer: MethodChangeAnswer): Promise<void>;
  fail(error: Error): Promise<void>;
}

function openChange({
  platform,
  browser = createFakeBrowser(),
}: {platform?: Platform; browser?: ReturnType<typeof createFakeBrowser>} = {}) {
  const tab = platform ?? browser.openTab();
  const sent: Sent[] = [];
  const changed: unknown[] = [];
  const failures: CheckoutError[] = [];
  const page = {settledReturns: 0};
  let finalize = (): Promise<FinalizedOrder> => Promise.resolve({});
  const changing = createMethodChanging({
    contractId: 'contract-1',
    payer: {
      changeMethod: (input, onLate) =>
        new Promise((resolve, reject) => {
          sent.push({
            input,
            late: (answer) => (onLate?.(answer), settle()),
            answer: (answer) => (resolve(answer), settle()),
            fail: (error) => (reject(error), settle()),
          });
        }),
    },
    finalizer: {finalize: () => finalize()},
    finalizeReturn,
    platform: tab,
    page: {
      changed: (how) => void changed.push(how),
      failed: (error) => void failures.push(error),
      returnSettled: () => void (page.settledReturns += 1),
    },
  });
  return {
    changing,
    browser,
    tab,
    sent,
    changed,
    failures,
    page,
    finalizing: (next: typeof finalize) => void (finalize = next),
    async press(input: PaymentInput = card) {
      void changing.submit(input);
      await settle();
    },
    get phase() {
      return changing.state.phase;
    },
  };
}

describe('changing a payment method', () => {
  it('is sent once however often the button is pressed, and done with the answer', async () => {
    const open = openChange();
    for (let count = 0; count < 10; count++) await open.press();
    expect(open.sent.map(({input}) => input)).to.deep.equal([card]);
    await open.sent[0]!.answer({kind: 'changed'});
    expect(open.phase).to.equal('changed');
    expect(open.changed).to.deep.equal([{bearer: 'CreditCard:PayOne', returned: false}]);
    await open.press();
    expect(open.sent).to.have.length(1);
  });

  it('that is declined changes nothing and may be tried again', async () => {
    const open = openChange();
    await open.press();
    await open.sent[0]!.fail(declined());
    expect(open.changing.state).to.deep.include({phase: 'editing'});
    expect(open.failures.map(({code}) => code)).to.deep.equal(['AuthorizationRejected']);
    await open.press(debit);
    expect(open.sent).to.have.length(2);
  });

  it('without an answer is not sent again before the customer says so', async () => {
    const open = openChange();
    await open.press();
    await open.sent[0]!.fail(lost());
    expect(open.phase).to.equal('unknown');
    await open.press();
    expect(open.sent).to.have.length(1);
    open.changing.again();
    await open.press();
    expect(open.sent).to.have.length(2);
  });

  it('is called unknown after half a minute, and a late answer still counts', async () => {
    const open = openChange();
    await open.press(debit);
    await open.browser.clock.advance(30_000);
    expect(open.phase).to.equal('unknown');
    await open.sent[0]!.answer({kind: 'changed'});
    expect(open.phase).to.equal('changed');
    expect(open.changed).to.have.length(1);
  });

  it('that goes through after it was refused is told of, once', async () => {
    for (const error of [declined(), lost()]) {
      const open = openChange();
      await open.press();
      await open.sent[0]!.fail(error);
      await open.sent[0]!.late({kind: 'changed'});
      await open.sent[0]!.late({kind: 'changed'});
      expect(open.phase).to.equal('changed');
      expect(open.changed).to.deep.equal([{bearer: 'CreditCard:PayOne', returned: false}]);
      expect(openChange({platform: open.tab}).phase).to.equal('editing');
    }
  });

  it('that goes through after it was refused waits for the one that is under way by then', async () => {
    for (const end of ['changed', 'declined'] as const) {
      const open = openChange();
      await open.press();
      await open.sent[0]!.fail(declined());
      await open.press(debit);
      await open.sent[0]!.late({kind: 'changed'});
      expect(open.phase).to.equal('sending');
      if (end === 'changed') await open.sent[1]!.answer({kind: 'changed'});
      else await open.sent[1]!.fail(declined());
      expect(open.phase).to.equal('changed');
      const {bearer} = end === 'changed' ? debit : card;
      expect(open.changed).to.deep.equal([{bearer, returned: false}]);
    }
  });

  it('that nobody knew of goes on at the bank’s page when that is told of late', async () => {
    const open = openChange();
    await open.press();
    await open.sent[0]!.fail(lost());
    await open.sent[0]!.late({kind: 'redirect', url: 'https://bank.example/'});
    expect(open.changing.state).to.deep.equal({phase: 'redirected', url: 'https://bank.example/'});
    expect(openChange({platform: open.tab}).phase).to.equal('redirected');
  });

  it('that was refused, or is entered again, does not lead to a bank’s page any more', async () => {
    for (const error of [declined(), lost()]) {
      const open = openChange();
      await open.press();
      await open.sent[0]!.fail(error);
      open.changing.again();
      await open.sent[0]!.late({kind: 'redirect', url: 'https://bank.example/'});
      expect(open.phase).to.equal('editing');
      expect(openChange({platform: open.tab}).phase).to.equal('editing');
    }
  });

  it('by card has no limit, since a challenge may be open', async () => {
    const open = openChange();
    await open.press();
    await open.browser.clock.advance(30_000);
    expect(open.changing.state).to.deep.equal({phase: 'sending', slow: true});
  });

  it('listens to the change sent last only', async () => {
    const open = openChange();
    await open.press(debit);
    await open.browser.clock.advance(30_000);
    open.changing.again();
    await open.press(debit);
    await open.sent[0]!.fail(declined());
    expect(open.phase).to.equal('sending');
    await open.sent[1]!.answer({kind: 'changed'});
    expect(open.changed).to.have.length(1);
  });

  it('that was under way is remembered by this tab after a reload, without any payment data', async () => {
    const open = openChange();
    await open.press();
    expect(openChange({platform: open.tab}).phase).to.equal('unknown');
    await open.sent[0]!.answer({kind: 'redirect', url: 'https://bank.example/'});
    expect(open.changing.state).to.deep.equal({phase: 'redirected', url: 'https://bank.example/'});
    const reloaded = openChange({platform: open.tab});
    expect(reloaded.changing.state).to.deep.equal({phase: 'redirected'});
    expect(open.tab.sessionStorage.getItem('sjs-payment-change:contract-1')).to.equal('redirected');
    reloaded.changing.again();
    expect(openChange({platform: open.tab}).phase).to.equal('editing');
  });

  it('leaves nothing behind for a reload once it is definite', async () => {
    for (const end of [(sent: Sent) => sent.answer({kind: 'changed'}), (sent: Sent) => sent.fail(declined())]) {
      const open = openChange();
      await open.press();
      await end(open.sent[0]!);
      expect(openChange({platform: open.tab}).phase).to.equal('editing');
    }
  });
});

describe('the return from changing a payment method', () => {
  it('completes it, and tells the page once, also after a reload', async () => {
    const open = openChange();
    await open.changing.returned('t-1');
    expect(open.phase).to.equal('changed');
    expect(open.changed).to.deep.equal([{returned: true}]);
    expect(open.page.settledReturns).to.equal(1);
    const reloaded = openChange({browser: open.browser});
    reloaded.finalizing(() => Promise.reject(new Error('asked twice')));
    await reloaded.changing.returned('t-1');
    expect(reloaded.phase).to.equal('changed');
    expect(reloaded.changed).to.be.empty;
  });

  it('in another tab ends the waiting of the one that was left, and tells one page', async () => {
    const {browser, tab, ...left} = openChange();
    await left.press(debit);
    await left.sent[0]!.answer({kind: 'redirect', url: 'https://provider.example/'});
    const back = openChange({browser});
    await back.changing.returned('t-9');
    await settle();
    expect([back.phase, left.changing.state.phase]).to.deep.equal(['changed', 'changed']);
    expect([back.changed, left.changed]).to.deep.equal([[{returned: true}], []]);
    expect(openChange({browser, platform: tab}).phase).to.equal('editing');
  });

  it('in another tab is heard of by a tab that is loaded again, and by none that has begun another change', async () => {
    const {browser, tab, ...left} = openChange();
    await left.press();
    await left.sent[0]!.answer({kind: 'redirect', url: 'https://provider.example/'});
    left.changing.dispose();
    await openChange({browser}).changing.returned('t-10');
    await settle();
    expect(left.changing.state.phase).to.equal('redirected');
    expect(openChange({browser, platform: tab}).phase).to.equal('changed');
    const next = openChange({browser});
    await next.press();
    await next.sent[0]!.answer({kind: 'redirect', url: 'https://provider.example/'});
    expect(next.phase).to.equal('redirected');
  });

  it('says why it was refused, and lets the customer try again', async () => {
    const open = openChange();
    open.finalizing(() => Promise.reject(declined()));
    await open.changing.returned('t-2');
    expect(open.changing.state).to.deep.include({phase: 'editing'});
    expect(open.page.settledReturns).to.equal(1);
  });

  it('keeps what it needs in the address while nobody knows', async () => {
    const open = openChange();
    open.finalizing(() => Promise.reject(lost()));
    await open.changing.returned('t-3');
    expect(open.phase).to.equal('unknown');
    expect(open.page.settledReturns).to.equal(0);
  });
});
