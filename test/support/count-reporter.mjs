// Tells scripts/test.mjs how many tests passed and failed: @web/test-runner itself only prints it.
import {writeFileSync} from 'node:fs';

/** @typedef {import('@web/test-runner-core').TestSuiteResult} TestSuiteResult */

/**
 * @param {TestSuiteResult} suite
 * @returns {import('@web/test-runner-core').TestResult[]}
 */
function testsOf({tests, suites}) {
  return [...tests, ...suites.flatMap(testsOf)];
}

/**
 * Writes `{"passed": n, "failed": n, "failures": [what failed]}`, summed over all browsers, when a run ends.
 * @param {string} path
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function countReporter(path) {
  return {
    onTestRunFinished({sessions}) {
      const counts = {passed: 0, failed: 0, failures: /** @type {string[]} */ ([])};
      for (const {testResults, passed, browser, testFile, errors} of sessions) {
        const tests = (testResults ? testsOf(testResults) : []).filter(({skipped}) => !skipped);
        const failed = tests.filter((test) => !test.passed);
        counts.passed += tests.length - failed.length;
        // A file that does not even load, or logs an error outside its tests, fails without a failed test.
        counts.failed += failed.length || (passed ? 0 : 1);
        const reasons = failed.length
          ? failed.map(({name, error}) => `${name}: ${error?.message}`)
          : errors.map(({message}) => message);
        if (!passed) counts.failures.push(...reasons.map((reason) => `[${browser.name}] ${testFile}: ${reason}`));
      }
      writeFileSync(path, JSON.stringify(counts));
    },
  };
}
