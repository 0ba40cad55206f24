/** axe finds nothing in any of these states of `<sjs-checkout>` or `<sjs-return>`, light and dark. */
import {expect} from '@open-wc/testing';
import {cleanUp, rested} from './page.ts';

export function itIsAccessible(states: Readonly<Record<string, () => Promise<Element>>>): void {
  for (const scheme of ['light', 'dark'] as const) {
    describe(`is accessible (${scheme})`, () => {
      before(() => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = scheme === 'light' ? '#fff' : '#17181c';
      });
      after(() => {
        document.documentElement.style.colorScheme = '';
        document.body.style.background = '';
      });
      afterEach(cleanUp);

      for (const [name, open] of Object.entries(states)) {
        it(name, async () => {
          const element = await open();
          await rested(element);
          await expect(element).to.be.accessible();
        });
      }
    });
  }
}
