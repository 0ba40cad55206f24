import {beforeEach, describe, expect, test} from 'vitest';
import {
  CARDS,
  COMPONENTS,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
  RUNNING_SUBSCRIPTIONS,
} from '../../../demo/sandbox/test-data.ts';
import {card} from './browser/shopper.ts';
import {loadInPage, outcome, readyPayment} from './browser/vendor-script.ts';
import {setUpChanges} from './changes.ts';
import {json} from './helpers.ts';
import type {Json} from './helpers.ts';

let shop: Awaited<ReturnType<typeof setUpChanges>>;

beforeEach(async () => {
  shop = await setUpChanges();
});

const {teamMonthly} = PLAN_VARIANTS;
const atNextBilling = {ChangeDate: '2026-12-10T09:00:00.000Z'};

describe('paying a change by the portal', () => {
  async function openPortal() {
    const {SubscriptionJS} = await loadInPage(shop.billwerk.sandbox);
    const payment = await readyPayment(SubscriptionJS);
    const {Token} = await json(shop.rest.get(`/contracts/${RUNNING_CONTRACT_ID}/selfServiceToken`));
    const portal = new SubscriptionJS.Portal(String(Token));
    return {
      sync: (orderId: string) => outcome((done, fail) => portal.upgradePaySync(orderId, done, fail)),
      interactive: (order: {Id: string; TotalGross: number}, secret: Json) => {
        const ids = {OrderId: order.Id, GrossTotal: order.TotalGross, Currency: 'EUR'};
        return outcome((done, fail) => portal.upgradePayInteractive(payment, secret, ids, done, fail));
      },
    };
  }

  test('with the stored card takes nothing before its day', async () => {
    const order = await shop.order({PlanVariantId: teamMonthly}, atNextBilling);
    const {ok} = await (await openPortal()).sync(order.Id);
    expect(ok).toMatchObject({OrderId: order.Id, GrossTotal: 67.83});
    expect(shop.payments()).toEqual([]);
    await shop.passDays(20);
    expect(shop.payments()).toMatchObject([{amount: 67.83, status: 'succeeded'}]);
  });

  test('with another card stores it, to be charged on the day', async () => {
    const order = await shop.order({PlanVariantId: teamMonthly}, atNextBilling);
    expect((await (await openPortal()).interactive(order, {...card('5555555555554444')})).ok).toBeDefined();
    expect(shop.contract().PaymentBearer).toMatchObject({Last4: '4444'});
    expect(shop.payments()).toEqual([]);
    await shop.passDays(20);
    expect(shop.payments()).toMatchObject([{amount: 67.83}]);
  });

  test('with 3-D Secure shows the amount of now, which is none', async () => {
    const order = await shop.order({PlanVariantId: teamMonthly}, atNextBilling);
    const {ok} = await (await openPortal()).interactive(order, card(CARDS.threeDSecure));
    const path = new URL(String(ok?.['Url'])).pathname;
    expect(await (await shop.billwerk.send(path)).text()).toContain('€0.00');
    await shop.billwerk.send(path, {method: 'POST', body: new URLSearchParams({answer: 'pay'})});
    await shop.billwerk.control('clock', {advanceMs: 15 * 60 * 1000});
    expect(shop.contract().PaymentBearer).toMatchObject({Last4: '3220'});
    expect(shop.payments()).toEqual([]);
  });

  test.each([
    ['a credit', {PlanVariantId: PLAN_VARIANTS.hobby, EndComponentSubscriptions: Object.values(RUNNING_SUBSCRIPTIONS)}],
    ['nothing', {ComponentSubscriptions: [{ComponentId: COMPONENTS.printedMaps, Quantity: 1}]}],
  ])('of %s takes no payment', async (_, Cart) => {
    const portal = await openPortal();
    expect((await portal.sync((await shop.order(Cart)).Id)).ok).toBeDefined();
    const ended = {...Cart, EndComponentSubscriptions: []};
    expect((await portal.interactive(await shop.order(ended), card())).ok).toBeDefined();
    expect(shop.payments()).toEqual([]);
  });
});
