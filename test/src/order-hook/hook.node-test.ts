import {describe, expect, test} from 'vitest';
import {
  answerOf,
  cart,
  createFakeBillwerk,
  freeOrder,
  get,
  hookOn,
  ids,
  impatientClock,
  json,
  order,
  post,
  postOrder,
  productInfo,
  secret,
} from './fake-billwerk.ts';

const orderPath = `/billing/orders/${ids.order}`;

describe('a signed-in customer', () => {
  test('sees the price of a further contract', async () => {
    const billwerk = createFakeBillwerk();
    const {status, body, headers} = await answerOf(hookOn(billwerk).hook(post('/billing/orders/preview', {cart})));

    expect(status).toBe(200);
    expect(body).toMatchObject({grossTotal: 8.33, currency: 'EUR', status: 'InProgress', pay: 'interactive'});
    expect(body['preview']).toMatchObject({total: 7, totalVat: 1.33, totalGross: 8.33, fees: []});
    expect(body['orderId']).toBeUndefined();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('orders it with exactly the documented fields', async () => {
    const billwerk = createFakeBillwerk();
    const {status, body} = await answerOf(hookOn(billwerk).hook(postOrder()));

    expect(status).toBe(200);
    expect(body).toMatchObject({orderId: ids.order, contractId: ids.contract, grossTotal: 8.33, pay: 'interactive'});
    // The request of billwerk's page "Adding contract for existing customer", to the letter.
    expect(billwerk.sent('POST /Orders')[0]?.body).toEqual({
      TriggerInterimBilling: false,
      CustomerId: '5e5361659cc9ba118cccc630',
      Cart: {
        PlanVariantId: '5e5361659cc9ba118cccc620',
        InheritStartDate: false,
        ComponentSubscriptions: [{ComponentId: '5e5361659cc9ba118cccc61e', Quantity: 2}],
      },
      PreviewAfterTrial: false,
    });
  });

  test('commits an order that needs no payment data and costs nothing', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(freeOrder), json({...freeOrder, Status: 'Completed'}));
    const {hook} = hookOn(billwerk);
    const first = await answerOf(hook(post(`${orderPath}/commit`, {grossTotal: 0})));
    const second = await answerOf(hook(post(`${orderPath}/commit`, {grossTotal: 0})));

    expect(first).toMatchObject({status: 200, body: {orderId: ids.order, status: 'Completed', grossTotal: 0}});
    expect(second).toMatchObject({status: 200, body: {status: 'Completed'}});
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`).map(({body}) => body)).toEqual([{}]);
  });

  test('learns what became of an order, even when its amounts make no sense', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json({...order, Status: 'Completed', TotalGross: 0}));
    const {status, body} = await answerOf(hookOn(billwerk).hook(get(orderPath)));

    expect(status).toBe(200);
    expect(body).toEqual({orderId: ids.order, contractId: ids.contract, status: 'Completed'});
  });
});

describe('authority', () => {
  const commit = () => post(`${orderPath}/commit`, {grossTotal: 8.33});

  test.each([
    ['preview', () => post('/billing/orders/preview', {cart})],
    ['order', () => postOrder()],
    ['commit', commit],
    ['status', () => get(orderPath)],
  ])('without a session there is no %s', async (_name, request) => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk, {authenticate: () => undefined});
    expect(await answerOf(hook(request()))).toMatchObject({status: 401, body: {code: 'NotSignedIn'}});
    expect(billwerk.requests).toEqual([]);
  });

  test("the merchant's own answer to strangers is sent as it is", async () => {
    const {hook} = hookOn(createFakeBillwerk(), {authenticate: () => new Response('please sign in', {status: 418})});
    const response = await hook(get(orderPath));
    expect([response.status, await response.text()]).toEqual([418, 'please sign in']);
  });

  test('strangers may be sent elsewhere', async () => {
    const {hook} = hookOn(createFakeBillwerk(), {authenticate: () => Response.redirect('https://shop.test/sign-in')});
    const response = await hook(get(orderPath));
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://shop.test/sign-in']);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['somebody else', {...order, CustomerId: ids.otherCustomer}],
    ['nobody', {...order, CustomerId: null, ContractId: null}],
    ['two at once', {...order, Customer: {Id: ids.otherCustomer}}],
  ])('an order of %s is neither readable nor payable, and looks like none', async (_name, foreign) => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(foreign));
    const {hook} = hookOn(billwerk);
    const unknown = await answerOf(hook(get('/billing/orders/5e5361659cc9ba118cccc6aa')));
    const foreignAnswer = await answerOf(hook(get(orderPath)));

    expect(foreignAnswer.status).toBe(404);
    expect({...foreignAnswer.body, reference: ''}).toEqual({...unknown.body, reference: ''});
    expect((await answerOf(hook(commit()))).status).toBe(404);
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  });

  test("an order on somebody else's contract is not payable with that contract's card", async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json({...order, OrderType: 'Upgrade'}));
    for (const CustomerId of [ids.otherCustomer, null]) {
      const card = {Id: ids.contract, CustomerId, PaymentBearer: {Type: 'CreditCard'}};
      billwerk.reply(`GET /Contracts/${ids.contract}`, json(card));
      expect((await answerOf(hookOn(billwerk).hook(commit()))).body.code).toBe('OrderNotFound');
    }
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  });

  test('a merchant may keep ids in capitals', async () => {
    const customerId = ids.customer.toUpperCase();
    const {hook} = hookOn(createFakeBillwerk(), {authenticate: () => ({customerId})});
    expect((await hook(get(orderPath))).status).toBe(200);
  });

  test('an id that is none never reaches billwerk', async () => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk);
    for (const id of ['abc', '..%2fcustomers', `${ids.order}x`, '%00']) {
      expect((await answerOf(hook(get(`/billing/orders/${id}`)))).body.code).toBe('OrderNotFound');
    }
    expect(billwerk.requests).toEqual([]);
  });

  test.each([
    ['a foreign origin', {origin: 'https://evil.test'}, 'OriginRefused'],
    ['an opaque origin', {origin: 'null'}, 'OriginRefused'],
    ['a cross-site request', {'sec-fetch-site': 'cross-site'}, 'OriginRefused'],
    ['a form', {'content-type': 'application/x-www-form-urlencoded'}, 'ContentTypeUnsupported'],
    ['plain text', {'content-type': 'text/plain'}, 'ContentTypeUnsupported'],
  ])('%s cannot order', async (_name, headers: Record<string, string>, code) => {
    const billwerk = createFakeBillwerk();
    const request = post('/billing/orders', {cart}, {'idempotency-key': 'k', ...headers});
    expect((await answerOf(hookOn(billwerk).hook(request))).body.code).toBe(code);
    expect(billwerk.requests).toEqual([]);
  });

  test('a request that does not say where it comes from cannot order', async () => {
    const request = postOrder();
    request.headers.delete('origin');
    expect((await answerOf(hookOn(createFakeBillwerk()).hook(request))).body.code).toBe('OriginRefused');
    request.headers.set('sec-fetch-site', 'same-origin');
    expect((await answerOf(hookOn(createFakeBillwerk()).hook(request))).status).toBe(200);
  });

  test('an allowed origin may be written with a slash at the end', async () => {
    const {hook} = hookOn(createFakeBillwerk(), {allowedOrigins: ['https://www.shop.test/']});
    const {status, headers} = await answerOf(hook(post('/orders/preview', {cart}, {origin: 'https://www.shop.test'})));
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, 'https://www.shop.test']);
  });

  test('a page on an allowed origin may read the catalog it has already', async () => {
    const origin = 'https://www.shop.test';
    const {hook} = hookOn(createFakeBillwerk(), {allowedOrigins: [origin]});
    const tag = (await hook(get('/catalog', {origin}))).headers.get('etag') ?? '';
    const again = await hook(get('/catalog', {origin, 'if-none-match': tag}));
    expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, origin]);
    expect(again.headers.get('vary')).toMatch(/origin/i);
  });

  test('a page on an allowed origin may order and read the answer, problems included', async () => {
    const origin = 'https://www.shop.test';
    const {hook} = hookOn(createFakeBillwerk(), {allowedOrigins: [origin]});
    const preflight = await hook(
      new Request('https://api.shop.test/orders', {
        method: 'OPTIONS',
        headers: {origin, 'access-control-request-method': 'POST'},
      }),
    );
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const ordered = await answerOf(hook(post('/orders', {cart}, {origin, 'idempotency-key': 'k1'})));
    const refused = await answerOf(hook(post('/orders', {cart: {}}, {origin, 'idempotency-key': 'k2'})));
    expect([ordered.status, refused.status]).toEqual([200, 422]);
    for (const {headers} of [ordered, refused]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
    }
  });
});

describe('bad input', () => {
  const order = (change: object) => ({cart: {...cart, ...change}});
  const component = (componentId: string, quantity: unknown) => order({components: [{componentId, quantity}]});

  test.each([
    ['not JSON', '{', 400, 'BodyInvalid', undefined],
    ['no cart', {}, 422, 'RequestInvalid', 'cart'],
    ['an unknown field', {cart, price: 1}, 422, 'RequestInvalid', 'price'],
    ['a price', order({productOverride: {}}), 422, 'RequestInvalid', 'cart.productOverride'],
    ['a customer', {cart, customerId: ids.otherCustomer}, 422, 'RequestInvalid', 'customerId'],
    ['a malformed variant', order({planVariantId: '../x'}), 422, 'RequestInvalid', 'cart.planVariantId'],
    ['an unknown variant', order({planVariantId: ids.order}), 422, 'PlanVariantUnknown', 'cart.planVariantId'],
    ['a quantity of a plan without', order({quantity: 2}), 422, 'QuantityInvalid', 'cart.quantity'],
    ['quantity 0', component(ids.component, 0), 422, 'QuantityInvalid', 'cart.components.0.quantity'],
    ['quantity -1', component(ids.component, -1), 422, 'QuantityInvalid', 'cart.components.0.quantity'],
    ['quantity 1.5', component(ids.component, 1.5), 422, 'QuantityInvalid', 'cart.components.0.quantity'],
    ['quantity 1e9', component(ids.component, 1e9), 422, 'QuantityInvalid', 'cart.components.0.quantity'],
    ['quantity "abc"', component(ids.component, 'abc'), 422, 'QuantityInvalid', 'cart.components.0.quantity'],
    ['an on/off component twice', component(ids.onOff, 2), 422, 'QuantityInvalid', 'cart.components.0.quantity'],
    ['a metered component', component(ids.metered, 1), 422, 'ComponentUnknown', 'cart.components.0.componentId'],
    ['an unknown component', component(ids.order, 1), 422, 'ComponentUnknown', 'cart.components.0.componentId'],
    [
      'one component on two lines',
      order({components: [...cart.components, ...cart.components]}),
      422,
      'RequestInvalid',
      'cart.components',
    ],
    [
      'a coupon of 10,000 characters',
      order({couponCode: 'A'.repeat(10_000)}),
      422,
      'InvalidCouponCode',
      'cart.couponCode',
    ],
    ['a body of 20 kB', order({couponCode: 'A'.repeat(20_000)}), 413, 'BodyTooLarge', undefined],
  ])('%s is refused by name', async (_name, body, status, code, field) => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk);
    const ordered = await answerOf(hook(postOrder(body)));
    const previewed = await answerOf(hook(post('/billing/orders/preview', body)));

    for (const answer of [ordered, previewed]) {
      expect(answer.status).toBe(status);
      expect(answer.body).toMatchObject({code, status, ...(field && {field})});
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(billwerk.sent('POST /Orders')).toEqual([]);
    expect(billwerk.sent('POST /Orders/preview')).toEqual([]);
  });

  test('leaving out what has a least quantity is refused too', async () => {
    const quantities = {[ids.component]: {min: 5}, [ids.variant]: {min: 3}};
    const products = {...productInfo, Plans: productInfo.Plans.map((plan) => ({...plan, IsQuantityBased: true}))};
    const billwerk = createFakeBillwerk();
    billwerk.reply('GET /productInfo', json(products));
    const {hook} = hookOn(billwerk, {catalog: {quantities}});
    const refusal = async (change: object) => {
      const {body} = await answerOf(
        hook(post('/billing/orders/preview', {cart: {planVariantId: ids.variant, ...change}})),
      );
      return [body.code, body.field];
    };
    const components = [{componentId: ids.component, quantity: 5}];
    expect(await refusal({components})).toEqual(['QuantityInvalid', 'cart.quantity']);
    expect(await refusal({quantity: 3})).toEqual(['QuantityInvalid', 'cart.components']);
    expect(await refusal({quantity: 3, components})).toEqual([undefined, undefined]);
  });

  test('a body without a length is cut off at the limit', async () => {
    const endless = new ReadableStream({pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(32))});
    const init = {method: 'POST', headers: post('/', {}).headers, body: endless, duplex: 'half'};
    const request = new Request('https://shop.test/billing/orders/preview', init);
    expect((await answerOf(hookOn(createFakeBillwerk()).hook(request))).body.code).toBe('BodyTooLarge');
  });

  test('routes and methods that do not exist say so', async () => {
    const {hook} = hookOn(createFakeBillwerk());
    expect((await answerOf(hook(get('/billing/customers')))).body.code).toBe('RouteUnknown');
    const wrong = await answerOf(hook(post('/billing/catalog', {})));
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
  });
});

describe('the commit rule', () => {
  const commit = (grossTotal: number) => post(`${orderPath}/commit`, {grossTotal});
  const upgrade = {...order, OrderType: 'Upgrade'};
  const card = {Id: ids.contract, CustomerId: ids.customer, Currency: 'EUR', PaymentBearer: {Type: 'CreditCard'}};

  test.each([
    ['a new contract with something due', order, undefined, 'CommitRefused'],
    [
      'a free order that wants payment data',
      {...freeOrder, AllowWithoutPaymentData: false},
      undefined,
      'CommitRefused',
    ],
    ['a paid order that needs no payment data', {...order, AllowWithoutPaymentData: true}, undefined, 'CommitRefused'],
    ['a change of a contract without a payment bearer', upgrade, {...card, PaymentBearer: null}, 'CommitRefused'],
    ['a change that its customer pays now with what is on file', upgrade, card, 'CommitRefused'],
    ['a new contract, whatever it says of a card', {...order, Currency: null}, card, 'CommitRefused'],
    ['a payment that was begun', {...freeOrder, Status: 'PaymentPending'}, undefined, 'OrderStatusInvalid'],
    ['an expired order', {...freeOrder, Status: 'Expired'}, undefined, 'OrderClosed'],
  ])('refuses %s', async (_name, stored, contract, code) => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(stored));
    if (contract) billwerk.reply(`GET /Contracts/${ids.contract}`, json(contract));
    expect((await answerOf(hookOn(billwerk).hook(commit(stored.TotalGross)))).body.code).toBe(code);
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  });

  test.each([
    ['with a stored payment method that costs nothing now', card, {...freeOrder, OrderType: 'Upgrade'}],
    ['with payment on account', {...card, PaymentBearer: null, PaymentProvider: 'InvoicePayment'}, upgrade],
  ])('allows a change of a contract %s', async (_name, contract, stored) => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(stored), json({...stored, Status: 'Completed'}));
    billwerk.reply(`GET /Contracts/${ids.contract}`, json(contract));
    expect(await answerOf(hookOn(billwerk).hook(commit(stored.TotalGross)))).toMatchObject({
      status: 200,
      body: {status: 'Completed'},
    });
  });

  test('is widened by policy only, which hears who orders what', async () => {
    const billwerk = createFakeBillwerk();
    const heard: unknown[] = [];
    const {hook} = hookOn(billwerk, {
      policy: (...question) => {
        heard.push(question);
        return {commit: true};
      },
    });
    expect((await answerOf(hook(postOrder()))).body['pay']).toBe('commit');
    expect((await answerOf(hook(commit(8.33)))).status).toBe(200);
    expect(heard[0]).toEqual([
      {customerId: ids.customer},
      undefined,
      {
        action: 'commit',
        orderId: ids.order,
        planVariantId: ids.variant,
        grossTotal: 8.33,
        allowWithoutPaymentData: false,
      },
    ]);
  });

  test('stops when the total is no longer the one that was shown', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json({...freeOrder, Total: 1, TotalGross: 1}));
    const answer = await answerOf(hookOn(billwerk).hook(commit(0)));
    expect(answer).toMatchObject({status: 409, body: {code: 'AmountChanged'}});
  });

  test('an unanswered commit is looked up, not reported lost', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(freeOrder), json({...freeOrder, Status: 'Completed'}));
    billwerk.reply(`POST /Orders/${ids.order}/commit`, new TypeError('connection reset'));
    const {hook} = hookOn(billwerk, {clock: impatientClock});
    expect(await answerOf(hook(commit(0)))).toMatchObject({status: 200, body: {status: 'Completed'}});
  });

  test('a commit that stays unanswered is unknown', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(freeOrder));
    billwerk.reply(`POST /Orders/${ids.order}/commit`, json({}, 503));
    const {hook} = hookOn(billwerk, {clock: impatientClock});
    expect(await answerOf(hook(commit(0)))).toMatchObject({status: 504, body: {code: 'Unanswered'}});
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toHaveLength(3);
  });

  test('a commit that is refused after one that got no answer is not reported undone', async () => {
    const lost = new TypeError('connection reset');
    for (const [refusal, status] of [
      [json({}, 429), 'InProgress'],
      [json({Message: 'Invalid order status'}, 422), 'InProgress'],
      [json({Message: 'Invalid order status'}, 422), 'PaymentPending'],
    ] as const) {
      const billwerk = createFakeBillwerk();
      billwerk.reply(`GET /Orders/${ids.order}`, json(freeOrder), json({...freeOrder, Status: status}));
      billwerk.reply(`POST /Orders/${ids.order}/commit`, lost, refusal);
      const {body} = await answerOf(hookOn(billwerk, {clock: impatientClock}).hook(commit(0)));
      if (status === 'InProgress') expect(body.code).toBe('Unanswered');
      else expect(body['status']).toBe('PaymentPending');
    }
  });

  test('a commit that was done is never reported undone, though its order cannot be read', async () => {
    for (const unreadable of [json({}, 429), json({}, 403), json({}, 404), new TypeError('network')]) {
      const billwerk = createFakeBillwerk();
      billwerk.reply(`GET /Orders/${ids.order}`, json(freeOrder), unreadable);
      const {hook} = hookOn(billwerk, {clock: impatientClock});
      expect((await answerOf(hook(commit(0)))).body.code).toBe('Unanswered');
      expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toHaveLength(1);
    }
  });

  test('a commit that was done is told although the policy fails afterwards', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json(order), json({...order, Status: 'Completed'}));
    let asked = 0;
    const policy = () => {
      if (asked++ > 0) throw new Error('the customer database is down');
      return {commit: true};
    };
    const {hook, log} = hookOn(billwerk, {policy});
    for (const request of [commit(8.33), get(orderPath)]) {
      expect(await answerOf(hook(request))).toMatchObject({status: 200, body: {status: 'Completed'}});
    }
    expect(log.join('\n')).toContain('the customer database is down');
    // Before anything is done it is an error, and nothing is committed.
    expect((await answerOf(hook(postOrder()))).body.code).toBe('InternalError');
  });

  test('a commit that never left, because the order could not be read, says that nothing was done', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, new TypeError('network'));
    const {hook} = hookOn(billwerk, {clock: impatientClock});
    expect((await answerOf(hook(commit(0)))).body.code).toBe('ProviderUnavailable');
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  });
});

describe('amounts', () => {
  test('an order whose totals contradict each other is not paid', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', json({...order, TotalGross: 0}));
    expect(await answerOf(hookOn(billwerk).hook(postOrder()))).toMatchObject({
      status: 502,
      body: {code: 'AmountContradictory'},
    });
  });

  test('a currency that is missing comes from the contract, else from the plan group', async () => {
    const billwerk = createFakeBillwerk();
    const {Currency, ...bare} = order;
    billwerk.reply('POST /Orders', json(bare));
    billwerk.reply(`GET /Contracts/${ids.contract}`, json({Id: ids.contract, Currency: 'CHF'}), json({}, 404));
    const {hook} = hookOn(billwerk);
    expect((await answerOf(hook(postOrder()))).body['currency']).toBe('CHF');
    expect((await answerOf(hook(postOrder()))).body['currency']).toBe(Currency);
  });

  test('two currencies are a contradiction', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`POST /Orders`, json({...order, Contract: {Currency: 'CHF'}}));
    expect((await answerOf(hookOn(billwerk).hook(postOrder()))).body.code).toBe('AmountContradictory');
  });

  test('an amount that is missing is never made up', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders/preview', json({Order: {...order, TotalGross: null}}));
    expect(await answerOf(hookOn(billwerk).hook(post('/billing/orders/preview', {cart})))).toMatchObject({
      status: 502,
      body: {code: 'PreviewIncomplete', field: 'TotalGross'},
    });
  });
});

describe('refusals and faults of billwerk', () => {
  test('a coupon that does not count is told apart from other refusals', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', json({Message: 'The coupon is invalid'}, 422));
    billwerk.reply('POST /Orders/preview', json({Order: {...order, Coupon: {ErrorCode: 'InvalidCouponCode'}}}));
    const {hook} = hookOn(billwerk);
    const withCoupon = await answerOf(hook(postOrder({cart: {...cart, couponCode: 'STAR'}})));
    const without = await answerOf(hook(postOrder()));
    expect(withCoupon.body).toMatchObject({status: 422, code: 'InvalidCouponCode', field: 'cart.couponCode'});
    expect(without.body).toMatchObject({status: 422, code: 'OrderRefused'});
  });

  test("billwerk's own sentence is logged with the reference and shown to nobody", async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', json({Message: 'VAT policy 17 is broken'}, 422));
    const {hook, log} = hookOn(billwerk);
    const {body} = await answerOf(hook(postOrder()));
    expect(JSON.stringify(body)).not.toContain('VAT policy');
    expect(log.join('\n')).toContain('VAT policy 17 is broken');
    expect(log.join('\n')).toContain(String(body['reference']));
  });

  test('what was sent and what billwerk answered stay out of the log where they are not JSON', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', new Response('iban DE89370400440532013000'));
    const {hook, log} = hookOn(billwerk);
    expect((await answerOf(hook(postOrder('iban=DE89370400440532013000')))).body.code).toBe('BodyInvalid');
    expect((await answerOf(hook(postOrder()))).body.code).toBe('Unanswered');
    expect(log.join('\n')).toContain('not JSON');
    expect(log.join('\n')).not.toContain('iban');
  });

  test('an unknown failure is an empty 500 with a reference and a log line', async () => {
    const {hook, log} = hookOn(createFakeBillwerk(), {
      authenticate: () => {
        throw new Error('session database at 10.0.0.7 is down');
      },
    });
    const {status, body} = await answerOf(hook(get(orderPath)));
    expect(status).toBe(500);
    expect(body).toEqual({
      type: 'urn:sjs-checkout:problem:InternalError',
      title: 'Something went wrong.',
      status: 500,
      code: 'InternalError',
      reference: expect.any(String) as string,
    });
    expect(log.join('\n')).toContain('10.0.0.7');
  });

  test('reading is tried three times, creating once', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 500), new TypeError('network'), json(order));
    billwerk.reply('POST /Orders', json({}, 500));
    const {hook} = hookOn(billwerk, {clock: impatientClock});
    expect((await answerOf(hook(get(orderPath)))).status).toBe(200);
    expect((await answerOf(hook(postOrder()))).body.code).toBe('Unanswered');
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
  });

  test('a rate limit says that nothing was done', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', json({}, 429));
    expect(await answerOf(hookOn(billwerk).hook(postOrder()))).toMatchObject({
      status: 503,
      body: {code: 'ProviderUnavailable'},
    });
  });

  test('a create that takes longer than 30 seconds is given up as unknown', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', () => new Promise(() => undefined));
    const fast = (callback: () => void, milliseconds: number) =>
      setTimeout(callback, milliseconds === 30_000 ? 20 : 60_000);
    const {hook} = hookOn(billwerk, {clock: {...impatientClock, setTimeout: fast}});
    expect((await answerOf(hook(postOrder()))).body.code).toBe('Unanswered');
  });

  test('an answer that is not JSON is no answer', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', new Response('<h1>Welcome</h1>'));
    expect((await answerOf(hookOn(billwerk).hook(postOrder()))).body.code).toBe('Unanswered');
  });
});

describe('the access token', () => {
  test('is asked for once, however many wait for it', async () => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk);
    await Promise.all(Array.from({length: 20}, () => hook(get(orderPath))));
    expect(billwerk.sent('POST /oauth/token')).toHaveLength(1);
    expect(billwerk.sent('POST /oauth/token')[0]?.body).toBe('grant_type=client_credentials');
    expect(billwerk.sent('POST /oauth/token')[0]?.authorization).toBe(`Basic ${btoa(`client:${secret}`)}`);
    expect(new Set(billwerk.sent(`GET /Orders/${ids.order}`).map(({authorization}) => authorization))).toEqual(
      new Set(['Bearer token-1']),
    );
  });

  test('is fetched once more when it was revoked, and the order still made once', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', ({authorization}) =>
      authorization === 'Bearer token-1' ? json({}, 401) : json(order),
    );
    expect((await answerOf(hookOn(billwerk).hook(postOrder()))).status).toBe(200);
    expect(billwerk.sent('POST /oauth/token')).toHaveLength(2);
  });

  test('that is rejected twice is not fought over', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json({}, 401));
    expect((await answerOf(hookOn(billwerk).hook(get(orderPath)))).body.code).toBe('ProviderUnavailable');
    expect(billwerk.sent(`GET /Orders/${ids.order}`)).toHaveLength(2);
  });

  test('is renewed before it expires where billwerk names a lifetime', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /oauth/token', json({access_token: 'short', token_type: 'bearer', expires_in: 60}));
    let now = 0;
    const {hook} = hookOn(billwerk, {clock: {...impatientClock, now: () => now}});
    await hook(get(orderPath));
    await hook(get(orderPath));
    expect(billwerk.sent('POST /oauth/token')).toHaveLength(1);
    now = 31_000;
    await hook(get(orderPath));
    expect(billwerk.sent('POST /oauth/token')).toHaveLength(2);
  });

  test.each([null, 0, -1, '3600'])('is usable with expires_in %s', async (expires_in) => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /oauth/token', json({access_token: 'token', token_type: 'Bearer', scope: null, expires_in}));
    const {hook} = hookOn(billwerk);
    expect((await hook(get(orderPath))).status).toBe(200);
    await hook(get(orderPath));
    expect(billwerk.sent('POST /oauth/token')).toHaveLength(1);
  });

  test('and the client secret appear in no answer and no log line, whatever fails', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /oauth/token', json({error: 'invalid_client', error_description: secret}, 400));
    const broken = hookOn(billwerk, {clock: impatientClock});
    const working = hookOn(createFakeBillwerk());
    const seen: string[] = [];
    for (const {hook} of [broken, working]) {
      for (const request of [get('/billing/catalog'), postOrder(), get(orderPath), post(`${orderPath}/commit`, {})]) {
        const response = await hook(request);
        seen.push(await response.text(), JSON.stringify([...response.headers]));
      }
    }
    const everything = [...seen, ...broken.log, ...working.log].join('\n');
    expect(everything).toContain('ProviderUnavailable');
    for (const hidden of [secret, btoa(`client:${secret}`), 'token-1']) expect(everything).not.toContain(hidden);
  });

  test('never travels over plain http', () => {
    const billwerk = {host: 'http://app.billwerk.test', clientId: 'client', clientSecret: secret};
    expect(() => hookOn(createFakeBillwerk(), {billwerk})).toThrow(/https/);
  });

  test('does not follow a redirect to somewhere else', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', new Response(null, {status: 302, headers: {location: 'https://evil.test'}}));
    expect((await answerOf(hookOn(billwerk).hook(postOrder()))).body.code).toBe('Unanswered');
    expect(new Set(billwerk.requests.map(({redirect}) => redirect))).toEqual(new Set(['manual']));
  });

  test('comes with the legal entity where there is one', async () => {
    const billwerk = createFakeBillwerk();
    const account = {host: 'https://billwerk.test', clientId: 'client', clientSecret: secret, legalEntityId: 'entity'};
    await hookOn(billwerk, {billwerk: account}).hook(get(orderPath));
    expect(billwerk.sent(`GET /Orders/${ids.order}`)[0]?.headers.get('x-selected-legal-entity-id')).toBe('entity');
  });
});

describe('mounting', () => {
  test.each(['/catalog', '/billing/catalog', '/a/b/catalog'])('the hook knows its routes below %s', async (path) => {
    expect((await hookOn(createFakeBillwerk()).hook(get(path))).status).toBe(200);
  });

  test.each([
    ['/orders/catalog', 'catalog'],
    ['/my/orders/orders', 'orders'],
    ['/orders/orders/preview', 'preview'],
  ])('a mount that is called like a route is none: %s', async (path, what) => {
    const {hook} = hookOn(createFakeBillwerk());
    const request = what === 'catalog' ? get(path) : post(path, {cart}, {'idempotency-key': 'k'});
    expect((await hook(request)).status).toBe(200);
  });

  test('the slashes of a base path do not matter', async () => {
    for (const basePath of ['billing', '/billing', '/billing/']) {
      const {hook} = hookOn(createFakeBillwerk(), {basePath});
      expect((await hook(get('/billing/catalog'))).status).toBe(200);
      expect((await hook(get('/catalog'))).status).toBe(404);
    }
    for (const basePath of ['', '/']) {
      expect((await hookOn(createFakeBillwerk(), {basePath}).hook(get('/catalog'))).status).toBe(200);
    }
  });

  test('with a base path nothing else is served', async () => {
    const {hook} = hookOn(createFakeBillwerk(), {basePath: '/billing/'});
    expect((await hook(get('/billing/catalog'))).status).toBe(200);
    expect((await hook(get('/other/catalog'))).status).toBe(404);
    expect((await hook(get('/billingcatalog'))).status).toBe(404);
  });
});
