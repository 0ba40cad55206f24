/** Adds the interruptions up: `N interruptions: 0 double payments, 0 lost, 0 dead ends`. */
import {writeFileSync} from 'node:fs';
import type {Reporter, TestCase, TestResult} from '@playwright/test/reporter';
import type {Verdict} from './verdict.ts';

const annotation = 'interruption';

/** Playwright wants a class, and its default export. */
export default class InterruptionReporter implements Reporter {
  #interruptions = 0;
  #doublePayments = 0;
  #lost = 0;
  #deadEnds = 0;

  onTestEnd(test: TestCase, {annotations, status}: TestResult): void {
    if (!test.location.file.endsWith('interruption.ts')) return;
    this.#interruptions += 1;
    const found = annotations.find(({type}) => type === annotation);
    if (found?.description) {
      const verdict = JSON.parse(found.description) as Verdict;
      this.#doublePayments += verdict.doublePayments;
      this.#lost += verdict.lost.length;
      this.#deadEnds += verdict.deadEnds.length;
    } else if (status !== 'passed') {
      // Nobody got as far as to look.
      this.#deadEnds += 1;
    }
  }

  onEnd(): void {
    if (this.#interruptions === 0) return;
    const sums = `${this.#doublePayments} double payments, ${this.#lost} lost, ${this.#deadEnds} dead ends`;
    const line = `${this.#interruptions} interruptions: ${sums}`;
    console.log(`\n${line}`);
    const path = process.env['SJS_INTERRUPTIONS_PATH'];
    if (path) writeFileSync(path, line);
  }
}
