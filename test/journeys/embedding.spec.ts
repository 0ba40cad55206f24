import {PLAN_VARIANTS} from '../../demo/sandbox/test-data.ts';
import plans from '../../demo/plans.json' with {type: 'json'};
import {expectOnePurchase} from './support/sandbox.ts';
import {
  acceptTerms,
  anna,
  buyButton,
  checkoutOn,
  chooseSolo,
  expectThanks,
  field,
  fillInCard,
  fillInDetails,
  fillInSoloByCard,
  visit,
  withAttributes,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

test('a page needs one script tag and one element, and its events can be listened to', async ({page, sandbox}) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    for (const type of ['ready', 'change', 'preview', 'submit', 'order', 'success', 'error']) {
      document.addEventListener(`sjs-${type}`, (event) => {
        heard.push(type);
        document.documentElement.dataset['heard'] = [...new Set(heard)].join(' ');
        if (type === 'success') {
          document.documentElement.dataset['success'] = JSON.stringify((event as CustomEvent<unknown>).detail);
        }
      });
    }
  });
  await visit(page);
  expect(await page.locator('script').count()).toBe(2);
  await fillInSoloByCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  const html = page.locator('html');
  const heard = ((await html.getAttribute('data-heard')) ?? '').split(' ');
  expect(heard.slice(-3)).toEqual(['submit', 'order', 'success']);
  expect(heard.sort()).toEqual(['change', 'order', 'preview', 'ready', 'submit', 'success']);
  expect(JSON.parse((await html.getAttribute('data-success')) ?? '')).toMatchObject({
    orderId,
    planVariantId: PLAN_VARIANTS.soloMonthly,
    grossTotal: 14.28,
    currency: 'EUR',
    returned: false,
  });
});

test('the import from npm sells too, and logs its typed events', async ({page, sandbox}) => {
  await withAttributes(page, {country: 'DE'});
  await visit(page, '/demo/npm.html?flow=subscribe');
  await chooseSolo(page);
  await fillInDetails(page);
  await fillInCard(page);
  await buyButton(page).click();
  await expectThanks(page);
  const orderId = await expectOnePurchase(sandbox, {total: 14.28});
  await expect(page).toHaveTitle(`Thank you for order ${orderId}`);
  const log = page.getByRole('list', {name: 'Events'});
  await expect(log.getByRole('listitem').filter({hasText: 'sjs-success'})).toHaveCount(1);
  await expect(log).not.toContainText('411111');
});

test('a blocked script is told in a sentence, and after a retry nothing typed is lost', async ({
  page,
  demo,
  sandbox,
}) => {
  const script = `${demo.sandboxUrl}/subscription.js`;
  await page.route(script, (route) => route.abort());
  await page.goto('/');
  await checkoutOn(page).scrollIntoViewIfNeeded();
  const sentence =
    'The payment service could not be loaded. Please allow it in your ad or script blocker and try again.';
  const told = page.getByRole('alert').filter({hasText: sentence});
  await expect(told.first()).toBeVisible();
  await fillInDetails(page);
  await page.unroute(script);
  await told.getByRole('button', {name: 'Try again'}).first().click();
  await fillInCard(page);
  await expect(field(page, 'E-mail')).toHaveValue(anna['E-mail']);
  await chooseSolo(page);
  await acceptTerms(page);
  await buyButton(page).click();
  await expectThanks(page);
  await expectOnePurchase(sandbox, {total: 14.28});
});

test('a plan variant that the catalog lacks is named in one console error, and the rest works', async ({
  page,
  overheard,
}) => {
  await visit(page, '/?sjs-plan=zzz');
  const told = () => overheard.console.filter((line) => line.startsWith('error: sjs-checkout:'));
  await expect.poll(told).toEqual([expect.stringContaining('zzz')]);
  await chooseSolo(page);
  expect(told()).toHaveLength(1);
});

test('a link may preselect a plan', async ({page}) => {
  await visit(page, `/?sjs-plan=${PLAN_VARIANTS.fleetMonthly}`);
  await expect(page.getByRole('radio', {name: /^Fleet/})).toBeChecked();
  await expect(buyButton(page)).toHaveText('Subscribe and pay €53.55');
});

test('a missing key is told to the merchant by the name of the attribute', async ({page, overheard}) => {
  await withAttributes(page, {'public-api-key': null});
  await page.goto('/');
  await expect(checkoutOn(page).getByRole('alert')).toContainText('Ordering is not possible here at the moment.');
  await expect(checkoutOn(page).getByRole('alert')).toContainText('public-api-key');
  expect(overheard.console.filter((line) => line.startsWith('error: sjs-checkout:'))).toEqual([
    expect.stringContaining('public-api-key'),
  ]);
});

test('a catalog that is no JSON, or lacks a field, is told to the merchant by name', async ({page, overheard}) => {
  const [plan, ...others] = plans.plans;
  const {name: _, ...nameless} = plan!;
  for (const [body, named] of [
    ['<!doctype html><title>Not found</title>', 'catalog'],
    [JSON.stringify({...plans, plans: [nameless, ...others]}), 'plans[0].name'],
  ] as const) {
    overheard.console.length = 0;
    await page.route('**/plans.json', (route) => route.fulfill({body, contentType: 'application/json'}));
    await page.goto('/');
    await expect(checkoutOn(page).getByRole('alert')).toContainText('Ordering is not possible here at the moment.');
    await expect
      .poll(() => overheard.console.filter((line) => line.startsWith('error: sjs-checkout:')))
      .toEqual([expect.stringContaining(named)]);
    await page.unroute('**/plans.json');
  }
});

test('names with markup are shown as the text they are', async ({page}) => {
  const name = '<img src=x onerror=alert(1)><b>Solo</b>';
  const catalog = {
    ...plans,
    plans: plans.plans.map((plan) =>
      plan.name === 'Solo' ? {...plan, name, description: name, features: [name]} : plan,
    ),
  };
  await page.route('**/plans.json', (route) => route.fulfill({json: catalog}));
  await visit(page);
  const card = checkoutOn(page).locator('[part~="card"]').filter({hasText: name});
  await expect(card.locator('[part="name"]')).toHaveText(name);
  await expect(card.locator('[part="description"]')).toHaveText(name);
  await expect(card.locator('img, b')).toHaveCount(0);
});
