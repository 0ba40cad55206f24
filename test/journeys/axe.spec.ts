import {AxeBuilder} from '@axe-core/playwright';
import type {Page} from '@playwright/test';
import {CARDS} from '../../demo/sandbox/test-data.ts';
import {
  acceptTerms,
  buyButton,
  checkoutOn,
  choosePayment,
  comeBack,
  expectThanks,
  field,
  fillInCard,
  fillInSoloByCard,
  notice,
  paymentForm,
  problem,
  visit,
  withOwnFields,
} from './support/shopper.ts';
import {expect, test} from './support/test.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

type ColorScheme = 'light' | 'dark';

/** Nothing to complain about, in the whole page, in this state. */
async function expectNoViolations(page: Page, colorScheme: ColorScheme, state: string): Promise<void> {
  await page.evaluate(async (scheme) => {
    // All colours are `light-dark()`; not every browser can be told what the system prefers.
    document.documentElement.style.colorScheme = scheme;
    // What is drawn in other colours now begins to fade only with the next frames.
    for (let frames = 0; frames < 3; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    // Half-faded colours are nobody's colours.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel();
      else animation.finish();
    }
  }, colorScheme);
  // Its types are those of another copy of Playwright.
  const axe = new AxeBuilder({page: page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page']});
  const {violations} = await axe.withTags(rules).analyze();
  const found = violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found, state).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test('axe finds nothing in plans, forms, their errors, a decline and the thanks', async ({page}) => {
      await visit(page);
      await expect(paymentForm(page).getByLabel('Card number')).toBeVisible();
      await expectNoViolations(page, colorScheme, 'plans and empty forms');
      await page.getByRole('button', {name: 'Add a coupon code'}).click();
      await field(page, 'Coupon code').fill('STAR');
      await page.getByRole('button', {name: 'Apply'}).click();
      await expect(
        checkoutOn(page)
          .getByText(/^This code is not valid/)
          .first(),
      ).toBeVisible();
      await page.getByRole('radio', {name: 'Company'}).check();
      await choosePayment(page, 'SEPA direct debit');
      await buyButton(page).click();
      await expect(checkoutOn(page).getByText('Please enter the company’s name.').first()).toBeVisible();
      await expectNoViolations(page, colorScheme, 'forms with errors, a bad coupon');
      await page.getByRole('radio', {name: 'Private'}).check();
      await choosePayment(page, 'Card');
      await fillInSoloByCard(page, CARDS.declined);
      await buyButton(page).click();
      await expect(problem(page)).toContainText('Your bank declined the payment.');
      await expectNoViolations(page, colorScheme, 'declined');
      await fillInCard(page);
      await buyButton(page).click();
      await expectThanks(page);
      await expectNoViolations(page, colorScheme, 'thanks');
    });

    test('axe finds nothing while a payment is open, asked about, unknown or at the provider', async ({
      page,
      sandbox,
    }) => {
      await visit(page);
      await fillInSoloByCard(page);
      await choosePayment(page, 'PayPal');
      await sandbox.fault({match: 'createOrder', action: 'malformed'});
      await buyButton(page).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectNoViolations(page, colorScheme, 'an order without an answer');
      await page.getByRole('button', {name: 'Try again'}).click();
      await expect(page.getByRole('button', {name: 'Pay', exact: true})).toBeVisible();
      await comeBack(page);
      await expect(notice(page)).toContainText('Your payment continues with the payment provider');
      await expectNoViolations(page, colorScheme, 'at the provider');
      await page.getByRole('button', {name: 'I did not finish there'}).click();
      await choosePayment(page, 'Card');
      await fillInCard(page);
      await acceptTerms(page);
      await sandbox.fault({match: 'pay', when: 'after', action: 'malformed'});
      await buyButton(page).click();
      await expect(notice(page)).toContainText('We are waiting to hear about your payment');
      await expectNoViolations(page, colorScheme, 'unknown');
    });

    test('axe finds nothing in own fields, empty, wrong and filled in', async ({page}) => {
      await withOwnFields(page);
      await visit(page);
      await expect(field(page, 'Card number')).toBeVisible();
      await expectNoViolations(page, colorScheme, 'own fields');
      await buyButton(page).click();
      await expect(checkoutOn(page).getByText('Please enter the card number.').first()).toBeVisible();
      await expectNoViolations(page, colorScheme, 'own fields with errors');
      await fillInCard(page);
      await expectNoViolations(page, colorScheme, 'own fields, filled in');
    });

    test('axe finds nothing on the pages for customers, existing orders and returns', async ({page}) => {
      await page.goto('/demo/sign-in');
      await expect(paymentForm(page).getByLabel('Card number')).toBeVisible();
      await expectNoViolations(page, colorScheme, 'account');
      await page.goto('/demo/contract.html');
      const change = page.locator('sjs-plan-change');
      await change
        .locator('[part~="card"]')
        .filter({hasText: 'Hobby'})
        .first()
        .click({position: {x: 60, y: 60}});
      await expect(change.locator('[part~="losses"]')).toBeVisible();
      await expectNoViolations(page, colorScheme, 'a change of plan');
      await page.goto('/demo/pay-order.html');
      await page.getByRole('button', {name: /^Send me such an e-mail/}).click();
      await expect(paymentForm(page).getByLabel('Card number')).toBeVisible();
      await expectNoViolations(page, colorScheme, 'existing order');
      await page.goto('/demo/return.html');
      await expect(page.getByRole('heading', {name: 'Welcome back'})).toBeVisible();
      await expectNoViolations(page, colorScheme, 'return');
    });
  });
}
