import {describe, expect, test} from 'vitest';
import type {OrderHookOptions} from '../../../src/order-hook/index.ts';
import type {Contract} from '../../../src/model.ts';
import {answerOf, createFakeBillwerk, get, hookOn, ids, impatientClock, json, post} from './fake-billwerk.ts';
import {billwerkWithContract, change as changeOf, changeIds, hookWithContract, products} from './support/contracts.ts';

const now = '2026-11-21T12:00:00.000Z';
const clock = {...impatientClock, now: () => Date.parse(now)};
const path = `/billing/contracts/${ids.contract}`;
const subscription = '5e53dab7443e551674956702';

/** As on billwerk's page "Up/-downgrading to a plan variant", with dates of today and everything that is nobody's business. */
const contract = {
  Id: ids.contract,
  LastBillingDate: '2026-10-26T09:32:36.1230000Z',
  NextBillingDate: '2026-11-26T09:32:36.1230000Z',
  PlanId: '5be2ecd7ba5c1e0bf4f34de6',
  CustomerId: ids.customer,
  IsDeletable: false,
  LifecycleStatus: 'Active',
  CustomerName: 'test, test',
  CustomerIsLocked: false,
  Phases: [
    {
      Type: 'Normal',
      StartDate: '2026-02-26T09:32:36.1230000Z',
      PlanVariantId: ids.variant,
      PlanId: '5be2ecd7ba5c1e0bf4f34de6',
      Quantity: 1,
      InheritStartDate: false,
    },
  ],
  Balance: 162.98,
  ReferenceCode: 'KXPL-GWBS',
  Currency: 'EUR',
  PlanGroupId: 'group',
  PaymentProvider: 'InvoicePayment',
  PaymentProviderRole: 'BlackLabel',
  CurrentPhase: {Type: 'Normal', StartDate: '2026-02-26T09:32:36.1230000Z', PlanVariantId: ids.variant, Quantity: 1},
  CurrentDunning: {Level: 3, Amount: 126.5, DocumentId: 'a-dunning-letter'},
  TurnoverGross: '512.98 EUR',
  TurnoverNet: '378.31 EUR',
  Notes: 'pays late, be strict',
  StartDate: '2026-02-26T09:32:36.1230000Z',
  BilledUntil: '2027-02-26T09:32:36.1230000Z',
  PlanVariantId: ids.variant,
  CustomFields: {margin: 0.8},
};

const card = {
  Type: 'CreditCard',
  CardType: 'Visa',
  ExpiryMonth: 3,
  ExpiryYear: 2027,
  Holder: 'Jonas Weber',
  Country: 'DE',
  Last4: '1111',
};

function billwerkWith(change: object = {}, subscriptions: readonly object[] = []) {
  const billwerk = createFakeBillwerk();
  const stored = {...contract, ...change};
  billwerk.reply(`GET /Contracts/${ids.contract}`, json(stored));
  billwerk.reply(`GET /Customers/${ids.customer}/contracts`, json([stored]));
  billwerk.reply(`GET /Contracts/${ids.contract}/subscriptions`, json({ComponentSubscriptions: subscriptions}));
  billwerk.reply(`GET /Contracts/${ids.contract}/cancellationPreview`, json({EndDate: '2027-02-26T09:32:36.1230000Z'}));
  return billwerk;
}

async function shown(change: object = {}, subscriptions: readonly object[] = []) {
  return (await answerOf(hookOn(billwerkWith(change, subscriptions), {clock}).hook(get(path)))).body;
}

describe('a customer reads a contract', () => {
  test('with what is theirs to know, and nothing else', async () => {
    const running = {
      Id: subscription,
      ComponentId: ids.component,
      Quantity: 2,
      StartDate: contract.StartDate,
      Memo: '-',
    };
    expect(await shown({}, [running])).toEqual({
      id: ids.contract,
      planId: '5be2ecd7ba5c1e0bf4f34de6',
      planVariantId: ids.variant,
      quantity: 1,
      lifecycleStatus: 'Active',
      startDate: '2026-02-26T09:32:36.1230000Z',
      lastBillingDate: '2026-10-26T09:32:36.1230000Z',
      nextBillingDate: '2026-11-26T09:32:36.1230000Z',
      billedUntil: '2027-02-26T09:32:36.1230000Z',
      currency: 'EUR',
      balance: 162.98,
      currentPhase: {type: 'Normal', startDate: '2026-02-26T09:32:36.1230000Z'},
      paymentMethod: {kind: 'on-account'},
      componentSubscriptions: [
        {id: subscription, componentId: ids.component, quantity: 2, startDate: contract.StartDate},
      ],
      changeDates: [
        {moment: 'now'},
        {moment: 'nextBilling', date: '2026-11-26T09:32:36.1230000Z'},
        {moment: 'endOfTerm', date: '2027-02-26T09:32:36.1230000Z'},
      ],
      planIds: ['plan'],
      componentIds: [ids.component, ids.onOff],
    });
  });

  test.each([
    ['a card', card, {kind: 'card', name: 'Visa', lastDigits: '1111', expires: '2027-03'}],
    [
      'an account',
      {Type: 'BankAccount', Holder: 'J', IBAN: 'DE89370400440532013000'},
      {kind: 'account', lastDigits: '3000'},
    ],
    ['a masked account', {Type: 'BankAccount', Account: '****3000'}, {kind: 'account', lastDigits: '3000'}],
    ['a wallet', {Type: 'PayPal', EmailAddress: 'jonas@shop.example'}, {kind: 'other', name: 'InvoicePayment'}],
  ])('that is paid by %s, masked', async (_name, PaymentBearer, paymentMethod) => {
    const body = await shown({PaymentBearer});
    expect(body['paymentMethod']).toEqual(paymentMethod);
    expect(JSON.stringify(body)).not.toMatch(/Jonas|jonas|DE89|Holder/);
  });

  test('with components that run or will run, not with those that ended', async () => {
    const one = (Id: string, EndDate?: string) => ({Id, ComponentId: ids.component, Quantity: 1, EndDate});
    const body = await shown({}, [
      one('over', '2026-11-01T00:00:00Z'),
      one('ending', '2026-12-01T00:00:00Z'),
      one('on'),
    ]);
    expect(body['componentSubscriptions']).toEqual([
      {id: 'ending', componentId: ids.component, quantity: 1, endDate: '2026-12-01T00:00:00Z'},
      {id: 'on', componentId: ids.component, quantity: 1},
    ]);
  });

  test('and sees the change that was ordered for later; the end of a trial is none', async () => {
    const phase = (StartDate: string, PlanVariantId: string) => ({
      Type: 'Normal',
      StartDate,
      PlanVariantId,
      Quantity: 1,
    });
    const [first] = contract.Phases;
    const later = phase('2026-11-26T09:32:36.1230000Z', ids.order);
    expect((await shown({Phases: [later, first]}))['nextPhase']).toEqual({
      startDate: '2026-11-26T09:32:36.1230000Z',
      planVariantId: ids.order,
      quantity: 1,
    });
    const trial = {...first, Type: 'Trial'};
    expect((await shown({Phases: [trial, phase('2026-12-26T00:00:00Z', ids.variant)]}))['nextPhase']).toBeUndefined();
  });

  test('only an own one: any other looks like none', async () => {
    const {hook} = hookOn(billwerkWith({CustomerId: ids.otherCustomer}), {clock});
    const foreign = await answerOf(hook(get(path)));
    const none = await answerOf(hook(get(`/billing/contracts/${ids.order}`)));
    expect(foreign).toMatchObject({status: 404, body: {code: 'ContractNotFound'}});
    expect({...foreign.body, reference: ''}).toEqual({...none.body, reference: ''});
    expect((await answerOf(hook(get('/billing/contracts')))).body).toEqual({contracts: []});
  });

  test('and no balance is made up where billwerk names none', async () => {
    expect(await shown({Balance: null})).toMatchObject({status: 503, code: 'ProviderUnavailable'});
  });
});

describe('the dates on offer', () => {
  const momentsOf = async (change: object) =>
    ((await shown(change))['changeDates'] as {moment: string}[]).map(({moment}) => moment);

  test.each([
    ['a next billing that is not known', {NextBillingDate: null}, ['now', 'endOfTerm']],
    ['a next billing that is past', {NextBillingDate: '2026-11-01T00:00:00Z'}, ['now', 'endOfTerm']],
    ['a contract that ends before', {EndDate: '2026-12-01T00:00:00Z'}, ['now', 'nextBilling']],
    ['a trial', {LifecycleStatus: 'InTrial'}, ['now', 'nextBilling', 'endOfTerm']],
    ['a contract that ended', {LifecycleStatus: 'Ended'}, []],
    ['a contract whose end is past', {EndDate: '2026-11-01T00:00:00Z'}, []],
    ['a paused contract', {LifecycleStatus: 'TemporarilyInactive'}, []],
    ['a status nobody knows', {LifecycleStatus: 'Sleeping'}, []],
    ['a locked customer', {CustomerIsLocked: true}, []],
  ])('of %s', async (_name, change, moments) => {
    expect(await momentsOf(change)).toEqual(moments);
  });

  test('leave out the end of the term where billwerk knows none, and fail where it does not answer', async () => {
    const billwerk = billwerkWith();
    const {hook} = hookOn(billwerk, {clock});
    const route = `GET /Contracts/${ids.contract}/cancellationPreview`;
    for (const status of [400, 403, 404, 409, 422]) {
      billwerk.reply(route, json({Message: 'cannot be cancelled'}, status));
      const offered = (await answerOf(hook(get(path)))).body['changeDates'] as {moment: string}[] | undefined;
      expect([status, offered?.map(({moment}) => moment)]).toEqual([status, ['now', 'nextBilling']]);
    }
    for (const noAnswer of [json({}, 401), json({}, 408), json({}, 429), json({}, 500), new TypeError('hang up')]) {
      billwerk.reply(route, noAnswer);
      expect((await answerOf(hook(get(path)))).body.code).toBe('ProviderUnavailable');
    }
  });
});

describe('what a contract may be changed to', () => {
  async function offered(options: Partial<OrderHookOptions> = {}, change: object = {}) {
    const {hook} = hookWithContract(billwerkWithContract(change), options);
    return {hook, contract: (await answerOf(hook(get(path)))).body as unknown as Contract};
  }

  test('are the plans and components of its group, without those that cost nothing or are billed by use', async () => {
    const {contract} = await offered();
    expect(contract.planIds).toEqual(['plan', 'big-plan']);
    expect(contract.componentIds).toEqual([ids.component, ids.onOff]);
  });

  test.each<[string, Partial<OrderHookOptions>, object, string[]]>([
    ['a free plan that the merchant named', {catalog: {plans: ['free-plan', 'plan']}}, {}, ['free-plan', 'plan']],
    ['the own plan, also a free one', {}, {PlanId: 'free-plan'}, ['plan', 'big-plan', 'free-plan']],
    ['not the own plan that is off sale', {}, {PlanId: 'gone'}, ['plan', 'big-plan']],
    ['the plans of the own plan’s group where it names none', {}, {PlanGroupId: null}, ['plan', 'big-plan']],
    ['no plan where all are of another group', {catalog: {planGroups: ['other-group']}}, {}, []],
  ])('%s', async (_name, options, change, planIds) => {
    expect((await offered(options, change)).contract.planIds).toEqual(planIds);
  });

  test('is what an order may name, plan for plan', async () => {
    const {hook, contract} = await offered();
    const variants = products.PlanVariants.filter(({Id}) => Id !== ids.variant && Id !== changeIds.hidden);
    for (const {Id: planVariantId, PlanId} of variants) {
      const quantity = PlanId === 'big-plan' ? {quantity: 2} : {};
      const priced = await answerOf(hook(post('/billing/orders/preview', changeOf({planVariantId, ...quantity}))));
      expect([PlanId, priced.status]).toEqual([PlanId, contract.planIds!.includes(PlanId) ? 200 : 422]);
    }
  });

  test('is read once for all contracts of a list', async () => {
    const billwerk = billwerkWithContract();
    const many = Array.from({length: 7}, (_, index) => ({...contract, Id: `5e53dab7443e55167495670${index}`}));
    billwerk.reply(`GET /Customers/${ids.customer}/contracts`, json(many));
    for (const {Id} of many) billwerk.reply(`GET /Contracts/${Id}/subscriptions`, json({}));
    const {body} = await answerOf(hookWithContract(billwerk).hook(get('/billing/contracts')));
    expect((body['contracts'] as Contract[]).map(({planIds}) => planIds)).toEqual(many.map(() => ['plan', 'big-plan']));
    expect(billwerk.sent('GET /productInfo')).toHaveLength(1);
  });

  test.each<[string, Response]>([
    ['cannot be read', json({}, 500)],
    ['are of two currencies', json({...products, PlanGroups: [{Id: 'group'}, {Id: 'other-group', Currency: 'USD'}]})],
  ])('is left open where the products %s, and the contract is shown', async (_name, answer) => {
    const billwerk = billwerkWithContract();
    billwerk.reply('GET /productInfo', answer);
    const {hook, log} = hookWithContract(billwerk);
    const {status, body} = await answerOf(hook(get(path)));
    expect([status, body['id'], body['planIds'], body['componentIds']]).toEqual([
      200,
      ids.contract,
      undefined,
      undefined,
    ]);
    expect(log.join()).toContain('without what they may be changed to');
  });
});

describe('the list of contracts', () => {
  test('leaves out those that are over, and orders that nobody completed', async () => {
    const billwerk = billwerkWith();
    const one = (Id: string, change: object) => ({...contract, Id, ...change});
    billwerk.reply(
      `GET /Customers/${ids.customer}/contracts`,
      json([
        one('ended', {LifecycleStatus: 'Ended'}),
        one('annulled', {LifecycleStatus: 'Annulled'}),
        one('draft', {LifecycleStatus: 'InOrderProcess'}),
        one('past', {EndDate: '2026-11-01T00:00:00Z'}),
        one('foreign', {CustomerId: ids.otherCustomer}),
        one(ids.contract, {}),
      ]),
    );
    const {body} = await answerOf(hookOn(billwerk, {clock}).hook(get('/billing/contracts')));
    expect((body['contracts'] as {id: string}[]).map(({id}) => id)).toEqual([ids.contract]);
  });

  test('shows one that is locked or of a status nobody knows, without dates', async () => {
    const billwerk = billwerkWith({LifecycleStatus: 'Sleeping'});
    const {body} = await answerOf(hookOn(billwerk, {clock}).hook(get('/billing/contracts')));
    expect(body['contracts']).toMatchObject([{id: ids.contract, changeDates: []}]);
  });

  describe('with one among them', () => {
    const others = ['5e53dab7443e551674957001', '5e53dab7443e551674957002'] as const;
    function listWith(change: object, answer = json({})) {
      const billwerk = billwerkWith();
      billwerk.reply(
        `GET /Customers/${ids.customer}/contracts`,
        json([
          {...contract, Id: others[0]},
          {...contract, ...change},
          {...contract, Id: others[1]},
        ]),
      );
      for (const id of others) billwerk.reply(`GET /Contracts/${id}/subscriptions`, json({}));
      billwerk.reply(`GET /Contracts/${ids.contract}/subscriptions`, answer);
      return hookOn(billwerk, {clock});
    }

    test('that lacks what every contract has shows the others, and tells the merchant', async () => {
      const {hook, log} = listWith({Balance: null});
      const {status, body} = await answerOf(hook(get('/billing/contracts')));
      expect(status).toBe(200);
      expect((body['contracts'] as {id: string}[]).map(({id}) => id)).toEqual(others);
      expect(log.join()).toContain(`left out of the list {"contractId":"${ids.contract}"`);
    });

    test('that could not be read is not shown at all: it would look complete', async () => {
      const {status, body} = await answerOf(listWith({}, json({}, 500)).hook(get('/billing/contracts')));
      expect([status, body.code]).toEqual([503, 'ProviderUnavailable']);
    });
  });

  test('of many contracts asks for a few at a time, and keeps their order', async () => {
    const many = Array.from({length: 12}, (_, index) => (0x5e53dab7443e0000 + index).toString(16).padEnd(24, '0'));
    const billwerk = billwerkWith();
    billwerk.reply(`GET /Customers/${ids.customer}/contracts`, json(many.map((Id) => ({...contract, Id}))));
    let running = 0;
    let most = 0;
    for (const id of many) {
      billwerk.reply(`GET /Contracts/${id}/subscriptions`, async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
        return json({});
      });
    }
    const {body} = await answerOf(hookOn(billwerk, {clock}).hook(get('/billing/contracts')));
    expect((body['contracts'] as {id: string}[]).map(({id}) => id)).toEqual(many);
    expect(most).toBe(5);
  });
});
