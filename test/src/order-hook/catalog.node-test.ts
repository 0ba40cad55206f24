import {describe, expect, test} from 'vitest';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import type {CatalogOptions} from '../../../src/order-hook/index.ts';
import {answerOf, createFakeBillwerk, get, hookOn, ids, impatientClock, json, productInfo} from './fake-billwerk.ts';

const [group] = productInfo.PlanGroups;
const [plan] = productInfo.Plans;
const [variant] = productInfo.PlanVariants;
const [component] = productInfo.Components;

async function catalogOf(products: object, options: CatalogOptions = {}, headers: HeadersInit = {}, query = '') {
  const billwerk = createFakeBillwerk();
  billwerk.reply('GET /productInfo', json({...productInfo, ...products}));
  return answerOf(hookOn(billwerk, {catalog: options}).hook(get(`/billing/catalog${query}`, headers)));
}

describe('the public catalog', () => {
  test('is what the checkout reads, and nothing else of billwerk', async () => {
    const {body} = await catalogOf({
      Plans: [{...plan, CustomFields: {margin: '40 %'}, PlanDescription: {_c: 'For one'}}],
      PlanVariants: [{...variant, InternalName: 'internal', SetupFee: 9, ExternalId: 'erp-1'}],
      Components: [{...component, PricePerUnit: 2, Unit: 'seat', InternalName: 'internal', Hidden: null}],
      Coupons: [{Codes: ['SECRET20'], InternalName: 'internal'}],
      Discounts: [{InternalName: 'internal'}],
    });
    expect(body).toEqual({
      currency: 'EUR',
      priceTax: 'net',
      plans: [
        {
          id: 'plan',
          name: 'Basic',
          description: 'For one',
          components: [ids.component],
          variants: [{id: ids.variant, price: 5, setupFee: 9, period: {unit: 'Month', quantity: 1}}],
        },
      ],
      components: [{id: ids.component, name: 'Seat', type: 'QuantityBased', price: 2, unit: 'seat'}],
    });
    expect(() => parseCatalog(body)).not.toThrow();
  });

  test.each<[string, {Plans?: object[]; PlanVariants?: object[]}]>([
    ['hidden variant', {PlanVariants: [{...variant, Hidden: true}]}],
    ['variant that is not for self-service', {PlanVariants: [{...variant, AllowSelfService: false}]}],
    ['variant that does not say so', {PlanVariants: [{...variant, AllowSelfService: null}]}],
    ['variant without a price', {PlanVariants: [{...variant, RecurringFee: null}]}],
    ['hidden plan', {Plans: [{...plan, Hidden: true}]}],
    ['plan of no group', {Plans: [{...plan, PlanGroupId: 'elsewhere'}]}],
  ])('leaves out a %s', async (_name, products) => {
    const shown = {Id: 'shown', PlanId: 'other'};
    const other = {
      Plans: [...(products.Plans ?? [plan]), {...plan, Id: 'other'}],
      PlanVariants: [...(products.PlanVariants ?? [variant]), {...variant, ...shown}],
    };
    const {body} = await catalogOf(other);
    expect((body['plans'] as {id: string}[]).map(({id}) => id)).toEqual(['other']);
  });

  test.each([
    ['hidden', {Hidden: true}],
    ['not for self-service', {AllowSelfService: false}],
    ['not shown in self-service', {ShowSelfService: false}],
    ['of another group', {PlanGroupId: 'elsewhere'}],
  ])('leaves out a component that is %s', async (_name, change) => {
    const {body} = await catalogOf({Components: [{...component, ...change}]});
    expect(body['components']).toEqual([]);
  });

  test('has no unit price where billwerk has a scale', async () => {
    const {body} = await catalogOf({Components: [{...component, PricePerUnit: 2, PriceScale: {Items: []}}]});
    expect(body['components']).toEqual([{id: ids.component, name: 'Seat', type: 'QuantityBased'}]);
  });

  test("carries the merchant's words and limits", async () => {
    const options: CatalogOptions = {
      texts: {
        plan: {badge: {_c: 'Popular', de: 'Beliebt'}, features: ['One seat', {_c: 'Support', de: 'Hilfe'}]},
        [ids.variant]: {name: 'monthly'},
      },
      quantities: {[ids.variant]: {max: 10, default: 2}, [ids.component]: {min: 5, step: 5}},
    };
    const products = {Plans: [{...plan, IsQuantityBased: true}], Components: [component]};
    const {body} = await catalogOf(products, options, {}, '?locale=de-AT');
    expect(body['plans']).toEqual([
      {
        id: 'plan',
        name: 'Basic',
        features: ['One seat', 'Hilfe'],
        badge: 'Beliebt',
        components: [ids.component],
        variants: [
          {
            id: ids.variant,
            name: 'monthly',
            price: 5,
            period: {unit: 'Month', quantity: 1},
            quantity: {min: 1, max: 10, step: 1, default: 2},
          },
        ],
      },
    ]);
    expect(body['components']).toMatchObject([{min: 5, step: 5}]);
  });

  test.each<[string, object, CatalogOptions]>([
    [
      'a component of a type of later days',
      {Components: [component, {...component, Id: 'new', ComponentType: 'Box'}]},
      {},
    ],
    ['a unit, a description or a name that is blank', {Components: [{...component, Unit: '', Description: ' '}]}, {}],
    ['a trial of no days', {Plans: [{...plan, TrialEndPolicy: null, TrialPeriod: {Unit: 'Day', Quantity: 0}}]}, {}],
    [
      'a least quantity without a default',
      {Plans: [{...plan, IsQuantityBased: true}]},
      {quantities: {[ids.variant]: {min: 5}, [ids.component]: {min: 2}}},
    ],
  ])('with %s can still be read by the checkout', async (_name, products, options) => {
    const {status, body} = await catalogOf(products, options);
    expect(status).toBe(200);
    expect(() => parseCatalog(body)).not.toThrow();
    expect(parseCatalog(body).plans).toHaveLength(1);
  });

  test('keeps to the plans and groups the merchant chose, in that order', async () => {
    const products = {
      Plans: [plan, {...plan, Id: 'second'}, {...plan, Id: 'third'}],
      PlanVariants: ['plan', 'second', 'third'].map((PlanId) => ({...variant, Id: PlanId, PlanId})),
    };
    const {body} = await catalogOf(products, {plans: ['third', 'plan']});
    expect((body['plans'] as {id: string}[]).map(({id}) => id)).toEqual(['third', 'plan']);
  });

  test.each([
    ['Net', undefined, 'net'],
    ['Gross', undefined, 'gross'],
    ['Whatever', 'gross', 'gross'],
  ] as const)('with price tax type %s and option %s has %s prices', async (PriceTaxType, priceTax, expected) => {
    const options = priceTax && {priceTax};
    expect((await catalogOf({PlanGroups: [{...group, PriceTaxType}]}, options)).body['priceTax']).toBe(expected);
  });

  test('that nobody could read right is the merchant’s error, in the log', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('GET /productInfo', json({...productInfo, PlanGroups: [{...group, PriceTaxType: 'Whatever'}]}));
    const {hook, log} = hookOn(billwerk);
    expect((await answerOf(hook(get('/catalog')))).status).toBe(500);
    expect(log.join('\n')).toContain('catalog.priceTax');
  });
});

describe('its language', () => {
  const products = {Plans: [{...plan, Name: {_c: 'Basic', de: 'Basis', 'de-CH': 'Baseli'}}]};
  const nameIn = async (headers: HeadersInit, query = '') =>
    ((await catalogOf(products, {}, headers, query)).body['plans'] as {name: string}[])[0]?.name;

  test.each([
    ['what was asked for', {'accept-language': 'en'}, '?locale=de-CH', 'Baseli'],
    ['the language where the country has none', {}, '?locale=de-AT', 'Basis'],
    ['what the browser prefers', {'accept-language': 'de-DE,de;q=0.9,en;q=0.8'}, '', 'Basis'],
    ['the default for others', {'accept-language': 'fr'}, '', 'Basic'],
    ['the default for nonsense', {}, '?locale=__proto__', 'Basic'],
    ['the default for what every object has', {}, '?locale=constructor', 'Basic'],
  ])('is %s', async (_name, headers: Record<string, string>, query, expected) => {
    expect(await nameIn(headers, query)).toBe(expected);
  });
});

describe('caching', () => {
  test('a browser that has it already is told so', async () => {
    const {hook} = hookOn(createFakeBillwerk());
    const first = await hook(get('/billing/catalog'));
    const tag = first.headers.get('etag') ?? '';
    const second = await hook(get('/billing/catalog', {'if-none-match': tag}));
    expect(tag).not.toBe('');
    expect(first.headers.get('cache-control')).toContain('max-age');
    expect(first.headers.get('vary')).toContain('accept-language');
    expect([second.status, await second.text()]).toEqual([304, '']);
  });

  test('billwerk is asked once for all who come at once, and again when it is old', async () => {
    const billwerk = createFakeBillwerk();
    let now = 0;
    const {hook} = hookOn(billwerk, {clock: {...impatientClock, now: () => now}});
    await Promise.all(Array.from({length: 10}, () => hook(get('/billing/catalog'))));
    now = 299_999;
    await hook(get('/billing/catalog'));
    expect(billwerk.sent('GET /productInfo')).toHaveLength(1);
    now = 300_000;
    await hook(get('/billing/catalog'));
    expect(billwerk.sent('GET /productInfo')).toHaveLength(2);
  });

  test('nobody waits for a new one while the old one is a little old; after an hour everybody does', async () => {
    const billwerk = createFakeBillwerk();
    let now = 0;
    const named = (name: string) => json({...productInfo, Plans: [{...plan, Name: {_c: name}}]});
    const slow: ((answer: Response) => void)[] = [];
    billwerk.reply('GET /productInfo', named('first'), () => new Promise((resolve) => slow.push(resolve)));
    const {hook} = hookOn(billwerk, {clock: {...impatientClock, now: () => now}});
    const shown = async () =>
      ((await answerOf(hook(get('/billing/catalog')))).body['plans'] as {name: string}[])[0]?.name;
    await shown();
    now = 301_000;
    expect([await shown(), await shown()]).toEqual(['first', 'first']);
    expect(slow).toHaveLength(1);
    slow[0]!(named('second'));
    await expect.poll(shown).toBe('second');
    now += 300_000 + 12 * 300_000;
    const waiting = shown();
    await expect.poll(() => slow.length).toBe(2);
    slow[1]!(named('third'));
    expect(await waiting).toBe('third');
  });

  test('caches on the way may show it a while longer, and fetch the new one meanwhile', async () => {
    const answer = await hookOn(createFakeBillwerk()).hook(get('/billing/catalog'));
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600');
  });

  test('while billwerk is away the last one is shown, and at first nothing', async () => {
    const billwerk = createFakeBillwerk();
    let now = 0;
    billwerk.reply('GET /productInfo', json({}, 403), json(productInfo), json({}, 403));
    const {hook} = hookOn(billwerk, {clock: {...impatientClock, now: () => now}});
    const first = await answerOf(hook(get('/billing/catalog')));
    expect([first.status, first.headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect((await hook(get('/billing/catalog'))).status).toBe(200);
    now = 600_000;
    expect((await hook(get('/billing/catalog'))).status).toBe(200);
    // Nobody has to wait for it again and again.
    now += 29_999;
    await hook(get('/billing/catalog'));
    expect(billwerk.sent('GET /productInfo')).toHaveLength(3);
    now += 1;
    await hook(get('/billing/catalog'));
    expect(billwerk.sent('GET /productInfo')).toHaveLength(4);
  });
});
