/**
 * Pages that come back as they were left, out of the back/forward cache. Playwright starts Chromium without that cache, so
 * these have a browser of their own.
 */
import type {Page} from '@playwright/test';
import {interruptions} from '../support/interruption.ts';
import type {Interruption, Scene} from '../support/interruption.ts';
import {buyButton, notice, payButton} from '../support/shopper.ts';
import {expect, test} from '../support/test.ts';

test.use({
  launchOptions: [
    async ({}, use, {project}) => {
      const {launchOptions} = project.use;
      await use({...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache']});
    },
    {scope: 'worker'},
  ],
});

/** Notes down, in the page itself, whether it was kept. */
async function noteReturns(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({persisted}) => {
      document.documentElement.dataset['cameBack'] = persisted ? 'as it was' : 'loaded again';
    });
  });
}

/** No event of loading tells the driver of such a return. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back()));
  await expect(page.locator('html')).toHaveAttribute('data-came-back', 'as it was');
}

const rows: readonly Interruption[] = [
  {
    name: 'redirected, while another tab has completed it',
    by: 'PayPal',
    async act({page, context, press}: Scene) {
      await noteReturns(page);
      await press();
      await expect(payButton(page)).toBeVisible();
      const other = await context.newPage();
      await other.goto(page.url());
      await payButton(other).click();
      await expect(notice(other)).toContainText('Thank you for your order');
      await goBack(page);
      await expect(notice(page)).toHaveClass(/success/);
      await expect(buyButton(page)).toBeHidden();
    },
  },
  {
    name: 'redirected, and not finished there',
    by: 'PayPal',
    async act({page, press}) {
      await noteReturns(page);
      await press();
      await expect(payButton(page)).toBeVisible();
      await goBack(page);
      await expect(notice(page)).toContainText('Your payment continues with the payment provider');
    },
  },
  {
    name: 'filled in, while another tab has bought',
    async act({page, anotherTab}) {
      await noteReturns(page);
      await page.goto('/demo/return.html');
      const other = await anotherTab();
      await buyButton(other).click();
      await expect(notice(other)).toContainText('Thank you for your order');
      await goBack(page);
      await expect(notice(page)).toContainText('You have just ordered here');
      await expect(buyButton(page)).toBeHidden();
    },
  },
];

interruptions('the page comes out of the back/forward cache,', rows);
