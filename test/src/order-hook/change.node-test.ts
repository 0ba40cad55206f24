import {describe, expect, test} from 'vitest';
import type {Contract} from '../../../src/model.ts';
import type {OrderHookOptions} from '../../../src/order-hook/index.ts';
import {answerOf, get, ids, json, order, post, postOrder} from './fake-billwerk.ts';
import {
  billwerkWithContract,
  change,
  changeIds,
  clock,
  contract,
  endOfTerm,
  hookWithContract,
  nextBilling,
  now,
  products,
  subscriptions,
} from './support/contracts.ts';

const preview = (body: object) => post('/billing/orders/preview', body);
const upgrade = {planVariantId: changeIds.bigger, quantity: 2};
const seats = (quantity: number) => ({components: [{componentId: ids.component, quantity}]});

async function sentFor(body: object, options: Partial<OrderHookOptions> = {}, changed: object = {}) {
  const billwerk = billwerkWithContract(changed);
  const {hook} = hookWithContract(billwerk, options);
  const previewed = await answerOf(hook(preview(body)));
  const ordered = await answerOf(hook(postOrder(body)));
  expect([previewed.status, previewed.body.code, ordered.status]).toEqual([200, undefined, 200]);
  const sent = billwerk.sent('POST /Orders')[0]?.body;
  expect(billwerk.sent('POST /Orders/preview')[0]?.body).toEqual(sent);
  return {sent, previewed, ordered, billwerk};
}

describe('a component that only the merchant sells', () => {
  const fee = '5e53dab7443e5516749566c1';
  const subscription = '5e53dab7443e5516749567c1';
  const ended = change({endComponentSubscriptions: [subscription]});

  function opened(flags: object | undefined, options: Partial<OrderHookOptions> = {}) {
    const billwerk = billwerkWithContract();
    const component = {Id: fee, PlanGroupId: 'group', Name: 'Service fee', ComponentType: 'QuantityBased', ...flags};
    billwerk.reply(
      'GET /productInfo',
      json({...products, Components: [...products.Components, ...(flags ? [component] : [])]}),
    );
    const own = {Id: subscription, ComponentId: fee, Quantity: 1, StartDate: contract.StartDate};
    billwerk.reply(
      `GET /Contracts/${ids.contract}/subscriptions`,
      json({ComponentSubscriptions: [...subscriptions, own]}),
    );
    return {billwerk, ...hookWithContract(billwerk, options)};
  }

  test('is shown, is not on offer, and is not ended by its customer', async () => {
    const {hook, billwerk} = opened({AllowSelfService: false, Hidden: true});
    const shown = (await answerOf(hook(get(`/billing/contracts/${ids.contract}`)))).body as unknown as Contract;
    expect(shown.componentSubscriptions.map(({componentId}) => componentId)).toContain(fee);
    // So that no picker has it to take away.
    expect(shown.componentIds).not.toContain(fee);
    for (const request of [preview(ended), postOrder(ended)]) {
      const {status, body} = await answerOf(hook(request));
      const refusal = [422, 'ComponentSubscriptionUnknown', 'cart.endComponentSubscriptions.0'];
      expect([status, body.code, body.field]).toEqual(refusal);
    }
    expect(billwerk.sent('POST /Orders')).toEqual([]);
  });

  test('is ended where the policy lets the customer', async () => {
    const {hook} = opened({AllowSelfService: false}, {policy: () => ({endComponents: true})});
    expect((await answerOf(hook(postOrder(ended)))).status).toBe(200);
  });

  test.each([
    ['hidden by now', {AllowSelfService: true, Hidden: true}],
    ['gone from the products', undefined],
  ])('is not what is %s: its customer ends it', async (_name, flags) => {
    expect((await answerOf(opened(flags).hook(postOrder(ended)))).status).toBe(200);
  });
});

describe('a customer changes a contract', () => {
  test('to another plan, with components added and ended, at once', async () => {
    const body = change({...upgrade, ...seats(3), endComponentSubscriptions: [changeIds.seats], couponCode: 'TEN'});
    const {sent, ordered} = await sentFor(body);
    expect(sent).toEqual({
      TriggerInterimBilling: false,
      ContractId: ids.contract,
      Cart: {
        PlanVariantId: changeIds.bigger,
        Quantity: 2,
        InheritStartDate: false,
        ComponentSubscriptions: [{ComponentId: ids.component, Quantity: 3}],
        EndComponentSubscriptions: [changeIds.seats],
        CouponCode: 'TEN',
      },
      PreviewAfterTrial: false,
    });
    expect(ordered.body).toMatchObject({orderId: ids.order, contractId: ids.contract, grossTotal: 8.33});
    expect(ordered.body['preview'] as object).not.toHaveProperty('dueDate');
  });

  test('and keeps the plan, which is then not ordered again', async () => {
    const kept = {
      TriggerInterimBilling: false,
      ContractId: ids.contract,
      Cart: {InheritStartDate: false, ComponentSubscriptions: [{ComponentId: ids.component, Quantity: 1}]},
      PreviewAfterTrial: false,
    };
    expect((await sentFor(change(seats(1)))).sent).toEqual(kept);
    expect((await sentFor(change({planVariantId: ids.variant, ...seats(1)}))).sent).toEqual(kept);
  });

  test.each([
    ['nextBilling', nextBilling],
    ['endOfTerm', endOfTerm],
  ])('at a later date (%s), to the digit that billwerk wrote', async (moment, date) => {
    const {sent, previewed, ordered} = await sentFor(change(upgrade, {change: moment}));
    expect(sent).toMatchObject({ChangeDate: date});
    for (const {body} of [previewed, ordered]) expect(body['preview']).toMatchObject({dueDate: date, totalGross: 8.33});
  });

  test('from a plan that is no longer on sale', async () => {
    const old = {PlanId: 'gone', PlanVariantId: ids.order, Phases: [], CurrentPhase: null};
    expect((await sentFor(change(upgrade), {}, old)).sent).toMatchObject({Cart: {PlanVariantId: changeIds.bigger}});
    expect((await sentFor(change(seats(1)), {}, old)).sent).toMatchObject({Cart: {InheritStartDate: false}});
  });

  test('back to the plan of today, where another one is ordered for before that date', async () => {
    const [first] = contract.Phases;
    const Phases = [first, {...first, StartDate: nextBilling, PlanVariantId: changeIds.bigger, Quantity: 2}];
    const back = change({planVariantId: ids.variant}, {change: 'endOfTerm'});
    expect((await sentFor(back, {}, {Phases})).sent).toMatchObject({Cart: {PlanVariantId: ids.variant}});
  });

  test('and gives up what is not on sale any more', async () => {
    const {hook} = hookWithContract(billwerkWithContract(), {catalog: {}});
    const gone = {...subscriptions[0], Id: ids.order, ComponentId: changeIds.hidden};
    const billwerk = billwerkWithContract();
    billwerk.reply(`GET /Contracts/${ids.contract}/subscriptions`, json({ComponentSubscriptions: [gone]}));
    const ended = change({endComponentSubscriptions: [ids.order]});
    expect((await answerOf(hook(preview(ended)))).body.code).toBe('ComponentSubscriptionUnknown');
    expect((await answerOf(hookWithContract(billwerk).hook(preview(ended)))).status).toBe(200);
  });

  test('to a plan that costs nothing, where the merchant named it', async () => {
    const body = change({planVariantId: changeIds.free});
    const plans = ['plan', 'free-plan'];
    expect((await sentFor(body, {catalog: {plans}})).sent).toMatchObject({Cart: {PlanVariantId: changeIds.free}});
  });
});

test('the price of a change shows every row, what is given back included', async () => {
  const row = {
    Description: 'Basic, unused',
    Quantity: 1,
    VatPercentage: 19,
    TotalNet: -2,
    TotalVat: -0.38,
    TotalGross: -2.38,
  };
  const billwerk = billwerkWithContract({}, {LineItems: [row]});
  const {body} = await answerOf(hookWithContract(billwerk).hook(preview(change(upgrade))));
  expect(body['preview']).toMatchObject({
    lineItems: [{description: 'Basic, unused', net: -2, vat: -0.38, gross: -2.38}],
  });
});

describe('refused by name', () => {
  const ends = (...endComponentSubscriptions: string[]) => ({endComponentSubscriptions});

  test.each([
    ['a malformed contract', {contractId: 'abc', cart: upgrade}, 'RequestInvalid', 'contractId'],
    ['no contract for a change', {cart: {...upgrade}, change: 'now'}, 'RequestInvalid', 'change'],
    ['no plan for a new contract', {cart: seats(1)}, 'RequestInvalid', 'cart.planVariantId'],
    [
      'no contract for what is ended',
      {cart: {...upgrade, ...ends(changeIds.seats)}},
      'RequestInvalid',
      'cart.endComponentSubscriptions',
    ],
    ['a date', change(upgrade, {changeDate: now}), 'RequestInvalid', 'changeDate'],
    ['a moment of their own', change(upgrade, {change: 'contractStart'}), 'RequestInvalid', 'change'],
    ['usages', change({...upgrade, meteredUsages: []}), 'RequestInvalid', 'cart.meteredUsages'],
    ['interim billing', change(upgrade, {triggerInterimBilling: true}), 'RequestInvalid', 'triggerInterimBilling'],
    ['custom fields', change(upgrade, {customFields: {}}), 'RequestInvalid', 'customFields'],
    ['a quantity without a plan', change({quantity: 2}), 'RequestInvalid', 'cart.quantity'],
    ['nothing', change({}), 'NothingToChange', undefined],
    ['a coupon only', change({couponCode: 'TEN'}), 'NothingToChange', undefined],
    ['the plan that is there', change({planVariantId: ids.variant, quantity: 1}), 'NothingToChange', undefined],
    ['what is ended and ordered again', change({...ends(changeIds.seats), ...seats(2)}), 'NothingToChange', undefined],
    ['an unknown plan', change({planVariantId: ids.order}), 'PlanVariantUnknown', 'cart.planVariantId'],
    ['a hidden plan', change({planVariantId: changeIds.hidden}), 'PlanVariantUnknown', 'cart.planVariantId'],
    [
      'a plan of another group',
      change({planVariantId: changeIds.otherGroup}),
      'PlanVariantUnknown',
      'cart.planVariantId',
    ],
    ['a plan that costs nothing', change({planVariantId: changeIds.free}), 'PlanVariantUnknown', 'cart.planVariantId'],
    ['too few of a plan', change({planVariantId: changeIds.bigger}), 'QuantityInvalid', 'cart.quantity'],
    ['too many of a plan', change({...upgrade, quantity: 6}), 'QuantityInvalid', 'cart.quantity'],
    [
      'a component of another group',
      change({components: [{componentId: changeIds.otherComponent, quantity: 1}]}),
      'ComponentUnknown',
      'cart.components.0.componentId',
    ],
    [
      'a metered component',
      change({components: [{componentId: ids.metered, quantity: 1}]}),
      'ComponentUnknown',
      'cart.components.0.componentId',
    ],
    ['more than the limit together', change(seats(8)), 'QuantityInvalid', 'cart.components.0.quantity'],
    [
      'a second of what is on or off',
      change({components: [{componentId: ids.onOff, quantity: 1}]}),
      'QuantityInvalid',
      'cart.components.0.quantity',
    ],
    [
      'to end a component instead of its subscription',
      change(ends(ids.component)),
      'ComponentSubscriptionUnknown',
      'cart.endComponentSubscriptions.0',
    ],
    [
      'to end what has ended',
      change(ends(changeIds.seats, changeIds.ended)),
      'ComponentSubscriptionUnknown',
      'cart.endComponentSubscriptions.1',
    ],
    [
      'to end what is ending',
      change(ends(changeIds.ending)),
      'ComponentSubscriptionUnknown',
      'cart.endComponentSubscriptions.0',
    ],
    [
      'to end what has not begun',
      change(ends(changeIds.later)),
      'ComponentSubscriptionUnknown',
      'cart.endComponentSubscriptions.0',
    ],
    [
      'to end one twice',
      change(ends(changeIds.seats, changeIds.seats)),
      'RequestInvalid',
      'cart.endComponentSubscriptions',
    ],
  ])('%s', async (_name, body, code, field) => {
    const billwerk = billwerkWithContract();
    const {hook} = hookWithContract(billwerk);
    for (const answer of [await answerOf(hook(preview(body))), await answerOf(hook(postOrder(body)))]) {
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([422, code, field]);
    }
    expect(billwerk.sent('POST /Orders')).toEqual([]);
    expect(billwerk.sent('POST /Orders/preview')).toEqual([]);
  });

  test('leaves out a minimum that the rest would break', async () => {
    const quantities = {[ids.component]: {min: 2}};
    const {hook} = hookWithContract(billwerkWithContract(), {catalog: {quantities}});
    const answer = await answerOf(hook(preview(change(ends(changeIds.seats)))));
    expect([answer.body.code, answer.body.field]).toEqual(['QuantityInvalid', 'cart.endComponentSubscriptions']);
  });

  test('counts what begins later, too', async () => {
    const {hook} = hookWithContract(billwerkWithContract());
    const codeOf = async (quantity: number) => (await answerOf(hook(preview(change(seats(quantity)))))).body.code;
    // 2 and 1 run today, 1 ends and 1 begins before: 10 is the limit of all of them together.
    expect(await codeOf(6)).toBeUndefined();
    expect(await codeOf(7)).toBe('QuantityInvalid');
  });

  test.each([
    ['of somebody else', {CustomerId: ids.otherCustomer}, 404, 'ContractNotFound'],
    ['that ended', {LifecycleStatus: 'Ended'}, 422, 'ChangeDateRefused'],
    ['of a status nobody knows', {LifecycleStatus: 'Sleeping'}, 422, 'ChangeDateRefused'],
    ['of a locked customer', {CustomerIsLocked: true}, 422, 'ChangeDateRefused'],
  ])('a contract %s', async (_name, changed, status, code) => {
    const billwerk = billwerkWithContract(changed);
    const answer = await answerOf(hookWithContract(billwerk).hook(postOrder(change(upgrade))));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(billwerk.sent('POST /Orders')).toEqual([]);
  });

  test('a moment that is not on offer', async () => {
    const billwerk = billwerkWithContract({NextBillingDate: '2026-11-01T00:00:00Z'});
    const answer = await answerOf(hookWithContract(billwerk).hook(preview(change(upgrade, {change: 'nextBilling'}))));
    expect([answer.body.code, answer.body.field]).toEqual(['ChangeDateRefused', 'change']);
  });
});

describe('how a change is settled', () => {
  const free = {Total: 0, TotalVat: 0, TotalGross: 0};
  const refund = {Total: -10, TotalVat: -1.9, TotalGross: -11.9};
  const nothing = {PaymentBearer: null};
  const onAccount = {PaymentBearer: null, PaymentProvider: 'InvoicePayment'};

  test.each([
    ['something due now, a card on file', {}, {}, 'now', 'stored'],
    ['something due later, a card on file', {}, {}, 'nextBilling', 'commit'],
    ['nothing due, a card on file', {}, free, 'now', 'commit'],
    ['money back, a card on file', {}, refund, 'now', 'commit'],
    ['something due now, on account', onAccount, {}, 'now', 'commit'],
    ['something due later, nothing on file', nothing, {}, 'nextBilling', 'interactive'],
    ['something due now, nothing on file', nothing, {}, 'now', 'interactive'],
    ['nothing due, nothing on file, payment data wanted', nothing, free, 'now', 'interactive'],
    [
      'nothing due, nothing on file, no payment data wanted',
      nothing,
      {...free, AllowWithoutPaymentData: true},
      'now',
      'commit',
    ],
    ['money back, nothing on file', nothing, refund, 'now', 'commit'],
  ])('%s', async (_name, changed, price, moment, pay) => {
    // billwerk's samples call change orders "Signup".
    for (const OrderType of ['Signup', 'Upgrade', null]) {
      const billwerk = billwerkWithContract(changed, {...price, OrderType});
      const {hook} = hookWithContract(billwerk);
      const body = change(upgrade, {change: moment});
      const answers = [await answerOf(hook(preview(body))), await answerOf(hook(postOrder(body, 'key')))];
      // Asked again and read again it is no different.
      answers.push(await answerOf(hook(postOrder(body, 'key'))));
      answers.push(await answerOf(hook(get(`/billing/orders/${ids.order}`))));
      expect(answers.map((answer) => answer.body['pay'])).toEqual([pay, pay, pay, pay]);
      const grossTotal = answers[0]!.body['grossTotal'];
      const committed = await answerOf(hook(post(`/billing/orders/${ids.order}/commit`, {grossTotal})));
      expect(committed.body.code).toBe(pay === 'commit' ? undefined : 'CommitRefused');
    }
  });

  test('with the stored method is committed by policy only', async () => {
    const billwerk = billwerkWithContract();
    const {hook} = hookWithContract(billwerk, {policy: () => ({commit: true})});
    expect((await answerOf(hook(postOrder(change(upgrade))))).body['pay']).toBe('commit');
    const commit = await answerOf(hook(post(`/billing/orders/${ids.order}/commit`, {grossTotal: 8.33})));
    expect(commit.status).toBe(200);
  });

  test('a new contract is no change, whatever is on file in the contract it names', async () => {
    const billwerk = billwerkWithContract();
    const {hook} = hookWithContract(billwerk);
    const ordered = await answerOf(hook(postOrder({cart: {planVariantId: ids.variant}})));
    expect(ordered.body['pay']).toBe('interactive');
    const commit = await answerOf(hook(post(`/billing/orders/${ids.order}/commit`, {grossTotal: 8.33})));
    expect(commit.body.code).toBe('CommitRefused');
  });

  test('nobody gets money for a new contract', async () => {
    const billwerk = billwerkWithContract({}, refund);
    const {hook} = hookWithContract(billwerk);
    const ordered = await answerOf(hook(postOrder({cart: {planVariantId: ids.variant}})));
    expect([ordered.status, ordered.body.code]).toEqual([502, 'AmountContradictory']);
  });

  test('an order for another contract than was asked for is not settled with what is on file', async () => {
    const billwerk = billwerkWithContract({}, {ContractId: ids.order});
    const {hook} = hookWithContract(billwerk);
    expect((await answerOf(hook(postOrder(change(upgrade))))).body['pay']).toBe('interactive');
  });

  test('an order that names its contract only is its customer’s, and nobody else’s', async () => {
    const read = get(`/billing/orders/${ids.order}`);
    const own = billwerkWithContract({}, {CustomerId: null});
    expect((await answerOf(hookWithContract(own).hook(read))).status).toBe(200);
    const foreign = billwerkWithContract({CustomerId: ids.otherCustomer}, {CustomerId: null});
    expect((await answerOf(hookWithContract(foreign).hook(read))).body.code).toBe('OrderNotFound');
  });
});

describe('a change that was ordered for a day that has come', () => {
  const later = change(upgrade, {change: 'nextBilling'});
  const commit = () => post(`/billing/orders/${ids.order}/commit`, {grossTotal: 8.33});

  /** Ordered at noon, looked at again a second after its date. */
  async function overdue(changed: object = {}) {
    const billwerk = billwerkWithContract(changed);
    let at = Date.parse(now);
    const {hook} = hookWithContract(billwerk, {clock: {...clock, now: () => at}});
    const ordered = await answerOf(hook(postOrder(later, 'key')));
    expect([ordered.body['pay'], ordered.body['preview']]).toMatchObject(['commit', {dueDate: nextBilling}]);
    at = Date.parse(nextBilling) + 1000;
    return {billwerk, hook};
  }

  test('is due now: what is on file is charged where the customer waits for it', async () => {
    const {hook, billwerk} = await overdue();
    const answers = [postOrder(later, 'key'), get(`/billing/orders/${ids.order}`)].map((asked) =>
      answerOf(hook(asked)),
    );
    for (const {status, body} of await Promise.all(answers)) {
      expect([status, body['pay']]).toEqual([200, 'stored']);
      expect(body['preview'] as object).not.toHaveProperty('dueDate');
    }
    // To be asked again, since something else was agreed to.
    expect(await answerOf(hook(commit()))).toMatchObject({status: 409, body: {code: 'AmountChanged'}});
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  });

  test('is not committed on account either: past dates are the merchant’s to set', async () => {
    const {hook, billwerk} = await overdue({PaymentBearer: null, PaymentProvider: 'InvoicePayment'});
    expect(await answerOf(hook(commit()))).toMatchObject({status: 409, body: {code: 'AmountChanged'}});
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  });

  test('makes room for one that can be committed where the merchant had set that day', async () => {
    const billwerk = billwerkWithContract({PaymentBearer: null, PaymentProvider: 'InvoicePayment'});
    let at = Date.parse(now);
    const policy = () => ({changeDate: new Date(nextBilling)});
    const {hook} = hookWithContract(billwerk, {clock: {...clock, now: () => at}, policy});
    await answerOf(hook(postOrder(later)));
    at = Date.parse(nextBilling) + 1000;
    billwerk.reply(`DELETE /Orders/${ids.order}`, () => {
      billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404));
      return new Response(null, {status: 204});
    });
    billwerk.reply('POST /Orders', json({...order, Id: changeIds.later}));
    billwerk.reply(`GET /Orders/${changeIds.later}`, json({...order, Id: changeIds.later}));
    billwerk.reply(`POST /Orders/${changeIds.later}/commit`, json({}));
    expect((await answerOf(hook(postOrder(later)))).body['orderId']).toBe(changeIds.later);
    const committed = post(`/billing/orders/${changeIds.later}/commit`, {grossTotal: 8.33});
    expect((await answerOf(hook(committed))).status).toBe(200);
  });

  test('makes room for one of the day that is meant by now', async () => {
    const billwerk = billwerkWithContract();
    const {hook} = hookWithContract(billwerk);
    await answerOf(hook(postOrder(later)));
    const billed = '2026-12-26T09:32:36.1230000Z';
    billwerk.reply(`GET /Contracts/${ids.contract}`, json({...contract, NextBillingDate: billed}));
    billwerk.reply(`DELETE /Orders/${ids.order}`, () => {
      billwerk.reply(`GET /Orders/${ids.order}`, json({}, 404));
      return new Response(null, {status: 204});
    });
    billwerk.reply('POST /Orders', json({...order, Id: changeIds.later}));
    const {body} = await answerOf(hook(postOrder(later)));
    expect(body).toMatchObject({orderId: changeIds.later, preview: {dueDate: billed}});
    expect(billwerk.sent('POST /Orders').map(({body: sent}) => (sent as {ChangeDate?: string}).ChangeDate)).toEqual([
      nextBilling,
      billed,
    ]);
    expect(billwerk.sent(`DELETE /Orders/${ids.order}`)).toHaveLength(1);
  });
});

describe('the policy', () => {
  test.each([
    ['contractStart', contract.StartDate, undefined],
    ['lastBilling', contract.LastBillingDate, undefined],
    ['billedUntil', contract.BilledUntil, contract.BilledUntil],
    [new Date('2026-12-24T00:00:00Z'), '2026-12-24T00:00:00.000Z', '2026-12-24T00:00:00.000Z'],
  ] as const)('may set the date (%s)', async (changeDate, date, dueDate) => {
    const {sent, ordered} = await sentFor(change(upgrade), {
      policy: (_customer, _contract, {action}) => (action === 'change' ? {changeDate} : undefined),
    });
    expect(sent).toMatchObject({ChangeDate: date});
    expect((ordered.body['preview'] as {dueDate?: string}).dueDate).toBe(dueDate);
  });

  test('may have what is added billed at once, and hears who wants what', async () => {
    const heard: unknown[] = [];
    const body = change({...seats(1), endComponentSubscriptions: [changeIds.support]}, {change: 'nextBilling'});
    const {sent} = await sentFor(body, {
      policy: (...question) => {
        heard.push(question);
        return {interimBilling: true};
      },
    });
    expect(sent).toMatchObject({TriggerInterimBilling: true, ChangeDate: nextBilling});
    expect(heard[0]).toEqual([
      {customerId: ids.customer},
      expect.objectContaining({Id: ids.contract}),
      {
        action: 'change',
        moment: 'nextBilling',
        components: [{componentId: ids.component, quantity: 1}],
        endComponentSubscriptions: [changeIds.support],
      },
    ]);
  });

  test('opens no contract that cannot be changed, and makes up no date', async () => {
    const policy = () => ({changeDate: 'lastBilling' as const});
    for (const changed of [{LifecycleStatus: 'Ended'}, {LastBillingDate: null}]) {
      const {hook} = hookWithContract(billwerkWithContract(changed), {policy});
      expect((await answerOf(hook(preview(change(upgrade))))).body.code).toBe('ChangeDateRefused');
    }
  });
});

test('usages that the merchant names are billed along, and customers name none', async () => {
  const {sent} = await sentFor(change(upgrade), {
    usages: ({Id}) => [
      {componentId: ids.metered, quantity: 3, memo: 'Memo', key: `${String(Id)}-7`, dueDate: '2026-11-01T00:00:00Z'},
      {componentId: ids.metered, quantity: 1},
    ],
  });
  expect(sent).toMatchObject({
    Cart: {
      MeteredUsages: [
        {
          ComponentId: ids.metered,
          Quantity: 3,
          Memo: 'Memo',
          Key: `${ids.contract}-7`,
          DueDate: '2026-11-01T00:00:00Z',
        },
        {ComponentId: ids.metered, Quantity: 1},
      ],
    },
  });
});

test('the order that was made is told although the contract cannot be changed the same way again', async () => {
  const billwerk = billwerkWithContract();
  const {hook} = hookWithContract(billwerk);
  await answerOf(hook(postOrder(change(upgrade), 'twice')));
  const done = {...contract.Phases[0], PlanVariantId: changeIds.bigger, Quantity: 2};
  billwerk.reply(`GET /Contracts/${ids.contract}`, json({...contract, Phases: [done], CurrentPhase: done}));
  billwerk.reply(`GET /Orders/${ids.order}`, json({...order, Status: 'Completed'}));
  expect(await answerOf(hook(postOrder(change(upgrade), 'twice')))).toMatchObject({
    status: 200,
    // Whatever the contract is by now, it was a change of it, with what is on file.
    body: {orderId: ids.order, status: 'Completed', pay: 'stored'},
  });
});
