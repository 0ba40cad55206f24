import {describe, expect, test} from 'vitest';
import {masked} from '../../../src/order-hook/logger.ts';
import {answerOf, cart, createFakeBillwerk, get, hookOn, ids, json, post, postOrder} from './fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, hookWithContract} from './support/contracts.ts';

describe('a sentence of billwerk in the log', () => {
  test.each([
    ['Customer mia.wallace+1@example.co.uk exists', 'Customer [masked] exists'],
    ['Customer "mia wallace"@example.org exists', 'Customer [masked] exists'],
    ['GET /customers?email=mia%40example.org', 'GET [masked]'],
    ["'DE123456789' is not a valid VAT id", "'[masked]' is not a valid VAT id"],
    ['ATU12345678 and NL123456789B01 are not valid', '[masked] and [masked] are not valid'],
    ['IBAN DE89 3704 0044 0532 0130 00 was rejected', 'IBAN [masked] was rejected'],
    ['IBAN de89370400440532013000 was rejected', 'IBAN [masked] was rejected'],
    ['Card 4111 1111 1111 1111 declined', 'Card [masked] declined'],
    ['Phone +49 170 1234567 is invalid', 'Phone [masked] is invalid'],
    ['Debitor 10004711 is in use', 'Debitor [masked] is in use'],
  ])('%s', (sentence, expected) => {
    expect(masked(sentence)).toBe(expected);
  });

  test.each([
    `GET Orders/${ids.order}: 404 not found`,
    'POST Orders: 422 Quantity must be between 1 and 999999',
    'billwerk gave no answer in 10000 ms',
    'PlanVariantId 5e5361659cc9ba118cccc620 was not found',
    'Invalid order status',
  ])('keeps what is nobody’s: %s', (sentence) => {
    expect(masked(sentence)).toBe(sentence);
  });

  test('is written down masked, and shown to nobody', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', json({Message: 'mia@example.org: DE123456789 is not a valid VAT id'}, 422));
    const {hook, log} = hookOn(billwerk);
    const answer = await answerOf(hook(postOrder()));
    expect(answer.body.code).toBe('OrderRefused');
    expect(JSON.stringify(answer.body)).not.toContain('VAT');
    expect(log.join()).toContain('[masked]: [masked] is not a valid VAT id');
    expect(log.join()).not.toMatch(/mia|123456789/);
  });

  test('that quotes what a new customer typed is written down without it', async () => {
    const billwerk = createFakeBillwerk();
    const address = {street: 'Jack-Rabbit-Straße (Hof)', houseNumber: '5a', city: 'Inglewood', country: 'DE'};
    const customer = {emailAddress: 'mia@example.org', firstName: 'Mia', lastName: 'Wallace', address};
    const Message = `${'x'.repeat(190)} MIA Wallace, Jack-Rabbit-Straße (Hof) 5a, Inglewood/Jack-Rabbit-Stra%C3%9Fe%20(Hof), lead-12 is known`;
    billwerk.reply('POST /Orders', json({Message}, 422));
    const signup = {authorizeSignup: () => ({visitor: 'one', tag: 'lead-12'}), rateLimit: {orders: 9, seconds: 60}};
    const {hook, log} = hookOn(billwerk, {signup});
    const headers = {'idempotency-key': 'one'};
    const answer = await answerOf(hook(post('/billing/signup-orders', {customer, cart}, headers)));
    expect(answer.body.code).toBe('OrderRefused');
    expect(log.join()).toContain('[masked] [masked], [masked] 5a, [masked]/[masked], [masked] is known');
    expect(log.join()).not.toMatch(/mia|wallace|rabbit|inglewood|lead/i);
  });

  test('of the merchant’s, from a handler of events that failed, is without what is known of the customer', async () => {
    const billwerk = createFakeBillwerk();
    const known = {Id: ids.customer, FirstName: 'Mia', LastName: 'Wallace', Address: {Street: 'Jack Rabbit Street'}};
    billwerk.reply(`GET /Customers/${ids.customer}`, json(known));
    const secret = 'webhook-secret-0123456789';
    const onEvent = () => {
      throw new Error('No account of Mia', {cause: new Error('Wallace, Jack Rabbit Street: no row')});
    };
    const {hook, log} = hookOn(billwerk, {webhooks: {secret}, onEvent});
    await hook(post(`/billing/webhooks/${secret}`, {Event: 'CustomerChanged', CustomerId: ids.customer}));
    expect(log.join()).toContain('No account of [masked] (Error: [masked], [masked]: no row)');
  });

  test.each(['policy', 'usages'])(
    'of the merchant’s, from a failed `%s`, is without what the contract tells of the customer',
    async (option) => {
      const billwerk = billwerkWithContract({CustomerName: 'Bo Wallace', Notes: 'Jack Rabbit Street'});
      const failing = () => {
        throw new Error('No rule about Bo, "Bo Wallace" or WALLACE (Bo%20Wallace) of Jack Rabbit Street');
      };
      const {hook, log} = hookWithContract(billwerk, {[option]: failing});
      const wish = change({planVariantId: changeIds.bigger, quantity: 2});
      expect((await answerOf(hook(postOrder(wish)))).status).toBe(500);
      expect(log.join()).toContain('No rule about [masked], \\"[masked]\\" or [masked] ([masked]) of [masked]');
    },
  );

  const refusal = () => json({Message: 'mia@example.org may not'}, 400);

  test('is masked where the last catalog has to do', async () => {
    const billwerk = createFakeBillwerk();
    const {hook, log} = hookOn(billwerk, {catalog: {maxAge: 0}});
    await hook(get('/billing/catalog'));
    billwerk.reply('GET /productInfo', refusal());
    expect((await hook(get('/billing/catalog'))).status).toBe(200);
    expect(log.join()).toContain('productInfo failed');
    expect(log.join()).toContain('[masked] may not');
  });

  test('is masked where an order is told without its price', async () => {
    const policy = () => Promise.reject(new Error('mia@example.org may not'));
    const {hook, log} = hookOn(createFakeBillwerk(), {policy});
    expect((await hook(get(`/billing/orders/${ids.order}`))).status).toBe(200);
    expect(log.join()).toContain('told without its price');
    expect(log.join()).toContain('[masked] may not');
  });

  test('is masked where an unanswered order cannot be looked for, by its own key or another', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', new TypeError('socket hang up'));
    billwerk.reply('GET /Orders', refusal());
    const {hook, log} = hookOn(billwerk);
    await hook(postOrder());
    await hook(postOrder());
    const lines = log.filter((line) => line.includes('looking for an unanswered order failed'));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toContain('[masked] may not');
  });
});
