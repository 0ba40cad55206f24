import {describe, expect, test} from 'vitest';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import {runCommand} from '../../../src/order-hook/cli.ts';
import {answerOf, createFakeBillwerk, get, hookOn, ids, json, productInfo, secret} from './fake-billwerk.ts';

const environment = {
  BILLWERK_HOST: 'https://billwerk.test',
  BILLWERK_CLIENT_ID: 'client',
  BILLWERK_CLIENT_SECRET: secret,
};

interface Surroundings {
  readonly products?: object;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

async function run(words: string, {products = productInfo, files = {}, env = environment}: Surroundings = {}) {
  const billwerk = createFakeBillwerk();
  billwerk.reply('GET /productInfo', json(products));
  let written = '';
  let complaint = '';
  const code = await runCommand(words.split(' ').filter(Boolean), {
    environment: env,
    fetch: billwerk.fetch,
    read: (path) => Promise.resolve(files[path] ?? ''),
    write: (text) => void (written += text),
    complain: (text) => void (complaint += text),
  });
  return {code, written, complaint, billwerk};
}

/** Everything that is not for the public says so. */
const [plan, variant, component] = [productInfo.Plans[0], productInfo.PlanVariants[0], productInfo.Components[0]];
const internal = {
  InternalName: 'LEAK internal name',
  ExternalId: 'LEAK external id',
  AccountingCode: 'LEAK',
  CustomFields: {margin: 'LEAK'},
  NotesForStaff: 'LEAK',
};
const hidden = {Name: {_c: 'LEAK hidden', de: 'LEAK hidden'}, Description: {_c: 'LEAK hidden'}};
const poisoned = {
  PlanGroups: [{...productInfo.PlanGroups[0], ...internal}],
  Plans: [
    {...plan, ...internal},
    {...plan, ...hidden, Id: 'LEAK-hidden-plan', Hidden: true},
  ],
  PlanVariants: [
    {...variant, ...internal},
    {...variant, ...hidden, Id: 'LEAK-hidden', Hidden: true},
    {...variant, ...hidden, Id: 'LEAK-staff', AllowSelfService: false},
    {...variant, ...hidden, Id: 'LEAK-of-hidden', PlanId: 'LEAK-hidden-plan'},
  ],
  Components: [
    {...component, ...internal},
    {...component, ...hidden, Id: 'LEAK-hidden', Hidden: true},
    {...component, ...hidden, Id: 'LEAK-staff', AllowSelfService: false},
    {...component, ...hidden, Id: 'LEAK-unseen', ShowSelfService: false},
  ],
  Coupons: [{Codes: ['LEAK20'], CouponCode: 'LEAK', ...internal}],
  Discounts: [{Name: 'LEAK', ...internal}],
  LEAK: 'LEAK',
};

describe('what nobody outside may see', () => {
  test.each(['', '--locale de'])('comes out of neither the hook nor the command (%s)', async (words) => {
    const {written} = await run(`catalog ${words}`, {products: poisoned});
    const billwerk = createFakeBillwerk();
    billwerk.reply('GET /productInfo', json(poisoned));
    const query = words.replace('--locale ', '?locale=');
    const answer = await answerOf(hookOn(billwerk).hook(get(`/billing/catalog${query}`)));
    expect(JSON.parse(written)).toEqual(answer.body);
    expect(parseCatalog(answer.body).plans).toHaveLength(1);
    expect(written + JSON.stringify(answer.body) + JSON.stringify([...answer.headers])).not.toContain('LEAK');
  });
});

describe('npx sjs-checkout catalog', () => {
  test('writes a catalog that the checkout reads', async () => {
    const {code, written, complaint, billwerk} = await run('catalog');
    expect([code, complaint]).toEqual([0, '']);
    expect(parseCatalog(JSON.parse(written)).plans[0]).toMatchObject({name: 'Basic'});
    expect(billwerk.requests.map(({path}) => path)).toEqual(['/oauth/token', '/api/v1/productInfo']);
  });

  test('takes what billwerk does not know from options and a file', async () => {
    const files = {'more.json': JSON.stringify({texts: {plan: {badge: {_c: 'Popular', de: 'Beliebt'}}}})};
    const {written} = await run(`catalog --locale=de --plans plan --price-tax gross --options more.json`, {files});
    expect(JSON.parse(written)).toMatchObject({priceTax: 'gross', plans: [{badge: 'Beliebt'}]});
  });

  test.each(['prices', 'catalog --secret x', 'catalog --locale', 'catalog --price-tax both'])(
    'says how it is called instead of guessing: %s',
    async (words) => {
      const {code, written, complaint, billwerk} = await run(words);
      expect([code, written, billwerk.requests]).toEqual([2, '', []]);
      expect(complaint).toContain('npx sjs-checkout catalog');
    },
  );

  test('explains itself', async () => {
    expect((await run('--help')).written).toContain('BILLWERK_CLIENT_SECRET');
  });

  test('takes credentials from the environment only, and writes nothing where they are missing or wrong', async () => {
    const {code, written, complaint} = await run('catalog', {env: {BILLWERK_HOST: 'https://billwerk.test'}});
    expect([code, written, complaint]).toEqual([
      1,
      '',
      'No catalog: TypeError: BILLWERK_CLIENT_ID is not set in the environment\n',
    ]);
    const refused = await run('catalog', {products: {PlanGroups: 'none'}});
    expect([refused.code, refused.written]).toEqual([1, '']);
    expect(refused.complaint).not.toContain(secret);
    expect(refused.complaint).not.toContain(ids.variant);
  });
});
