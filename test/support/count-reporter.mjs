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
 * Writes `{"passed": n, "failed": n}`, summed over all browsers, when a run ends.
 * @param {string} path
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function countReporter(path) {
  return {
    onTestRunFinished({sessions}) {
      const counts = {passed: 0, failed: 0};
      for (const {testResults, passed} of sessions) {
        const tests = (testResults ? testsOf(testResults) : []).filter(({skipped}) => !skipped);
        const failed = tests.filter((test) => !test.passed).length;
        counts.passed += tests.length - failed;
        // A file that does not even load, or logs an error outside its tests, fails without a failed test.
        counts.failed += failed || (passed ? 0 : 1);
      }
      writeFileSync(path, JSON.stringify(counts));
    },
  };
}
