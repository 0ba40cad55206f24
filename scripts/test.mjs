// npm test: everything, from a fresh clone too. BROWSERS=chromium,firefox,webkit widens it; `npm test -- --only unit,journeys` narrows it.
// Ends with one line, `N passed, N failed`, over all suites; a check without tests of its own, such as lint, counts as one.
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ensurePackages, packaged, run} from './run.mjs';

await ensurePackages();
// Not before the packages are there.
const {ensureBrowser, wantedBrowsers} = await import('./browsers.mjs');

/** @typedef {{passed: number, failed: number, failures?: string[]}} Counts failures: what to read first, without scrolling */
/** @typedef {{name: string, run: () => Promise<boolean>, count?: () => Counts, remark?: () => string | undefined}} Step */

const browsers = wantedBrowsers();
const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));
const countPath = join(reports, 'unit.json');
const vitestPath = join(reports, 'vitest.json');
const playwrightPath = join(reports, 'playwright.json');
const interruptionsPath = join(reports, 'interruptions.txt');

/**
 * @template Report
 * @param {string} path
 * @returns {Report}
 */
function read(path) {
  /** @type {unknown} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return /** @type {Report} */ (report);
}

/** @returns {Counts} */
function countVitest() {
  /** @type {{testResults: {name: string, status: string, assertionResults: {fullName: string, status: string}[]}[]}} */
  const {testResults} = read(vitestPath);
  const counts = {passed: 0, failed: 0, failures: /** @type {string[]} */ ([])};
  for (const {name, status, assertionResults} of testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    counts.passed += assertionResults.filter((test) => test.status === 'passed').length;
    // A file that does not load fails without a failed test.
    counts.failed += failed.length || (status === 'failed' ? 1 : 0);
    if (status === 'failed') counts.failures.push(...(failed.length ? failed.map(({fullName}) => fullName) : [name]));
  }
  return counts;
}

/** @typedef {{specs?: {title: string, ok: boolean}[], suites?: PlaywrightSuite[]}} PlaywrightSuite */

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failuresIn({specs = [], suites = []}) {
  return [...specs.filter(({ok}) => !ok).map(({title}) => title), ...suites.flatMap(failuresIn)];
}

/** @returns {Counts} */
function countPlaywright() {
  /** @type {{stats: {expected: number, unexpected: number, flaky: number}, errors: unknown[], suites: PlaywrightSuite[]}} */
  const {stats, errors, suites} = read(playwrightPath);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: suites.flatMap(failuresIn),
  };
}

/**
 * A check that prints only when it fails.
 * @param {string} name
 * @param {string} program
 * @param {...string} parameters
 * @returns {Step}
 */
function check(name, program, ...parameters) {
  return {name, run: () => run(program, parameters, {quiet: true})};
}

/**
 * WebKitGTK has no headless mode: without a display it gets a virtual one.
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment]
 */
function runWithDisplay(program, parameters, environment) {
  const needsDisplay = browsers.includes('webkit') && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  return needsDisplay
    ? run('xvfb-run', ['--auto-servernum', program, ...parameters], {environment})
    : run(program, parameters, {environment});
}

/** @type {Step[]} */
const steps = [
  check('types', packaged('tsc'), '-p', 'tsconfig.json'),
  check('types of browser code', packaged('tsc'), '-p', 'tsconfig.browser.json'),
  check('lint', packaged('eslint'), '.'),
  check(
    'import directions',
    packaged('depcruise'),
    '--config',
    '.dependency-cruiser.mjs',
    'src',
    'components',
    'demo',
    'test',
  ),
  check('format', packaged('prettier'), '--check', '.'),
  check('list of languages', process.execPath, 'scripts/locales.mjs', '--check'),
  check('manifest', process.execPath, 'scripts/manifest.mjs', '--check'),
  check('build', process.execPath, 'scripts/build.mjs'),
  {name: 'size', run: () => run(process.execPath, ['scripts/size.mjs', '--ratchet'])},
  {
    name: 'unit',
    run: () => runWithDisplay(packaged('wtr'), [], {SJS_COUNT_PATH: countPath}),
    count: () => read(countPath),
  },
  {
    name: 'server',
    run: () =>
      run(packaged('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestPath}`]),
    count: countVitest,
  },
  {
    name: 'journeys',
    run: () =>
      run(packaged('playwright'), ['test', '--reporter=list,json,./test/journeys/support/interruption-reporter.ts'], {
        environment: {PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightPath, SJS_INTERRUPTIONS_PATH: interruptionsPath},
      }),
    count: countPlaywright,
    remark: () => (existsSync(interruptionsPath) ? readFileSync(interruptionsPath, 'utf8') : undefined),
  },
  {
    name: 'webkit journey',
    run: () => runWithDisplay(process.execPath, ['test/journeys/webkit.mjs']),
  },
];

/** @param {Step} step */
function isWanted({name}) {
  const option = process.argv.indexOf('--only');
  const only = option < 0 ? undefined : (process.argv[option + 1] ?? '').split(',');
  if (only && !only.some((part) => name.includes(part))) return false;
  if (name === 'webkit journey') return browsers.includes('webkit');
  return name !== 'journeys' || browsers.some((browser) => browser !== 'webkit');
}

for (const name of browsers) await ensureBrowser(name);

const total = {passed: 0, failed: 0};
/** @type {string[]} */
const summary = [];
for (const step of steps.filter(isWanted)) {
  const start = performance.now();
  const succeeded = await step.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  /** @type {Counts} */
  let counts = {passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1};
  if (step.count) {
    try {
      counts = step.count();
      // It failed as a whole, or ran no test at all: neither may look like success.
      if ((!succeeded || counts.passed === 0) && counts.failed === 0) counts.failed = 1;
    } catch {
      counts = {passed: 0, failed: 1};
    }
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
  const line = `${counts.failed ? '✗' : '✓'} ${step.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`;
  const remark = step.remark?.();
  const notes = [...(remark ? [remark] : []), ...(counts.failures ?? [])];
  summary.push(line, ...notes.map((note) => `    ${note}`));
  console.log(line);
}

rmSync(reports, {recursive: true});
if (summary.length > 1) console.log(`\n${summary.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
