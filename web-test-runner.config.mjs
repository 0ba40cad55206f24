// Unit tests with a DOM, in real browsers: BROWSERS=chromium,firefox,webkit (Chromium alone by default).
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {findChromium, findFirefox, required, wantedBrowsers} from './scripts/browsers.mjs';
import {countReporter} from './test/support/count-reporter.mjs';
import {firefoxLauncher} from './test/support/firefox-launcher.mjs';
import {webKitLauncher} from './test/support/webkit-launcher.mjs';

const launchers = {
  chromium: async () =>
    playwrightLauncher({product: 'chromium', launchOptions: required(await findChromium(), 'chromium')}),
  firefox: () => firefoxLauncher(required(findFirefox(), 'firefox')),
  webkit: webKitLauncher,
};

/** Where scripts/test.mjs wants to read how many passed. */
const countPath = process.env.SJS_COUNT_PATH;

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts'],
  // Lit's production build, as shoppers get it, and without its console message.
  nodeResolve: {exportConditions: ['production', 'default']},
  plugins: [
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: new URL('tsconfig.json', import.meta.url).pathname,
    }),
  ],
  browsers: await Promise.all(wantedBrowsers().map(async (name) => launchers[name]())),
  testFramework: {config: {timeout: 30_000}},
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  reporters: [defaultReporter(), ...(countPath ? [countReporter(countPath)] : [])],
  filterBrowserLogs: ({type}) => type === 'error',
};
