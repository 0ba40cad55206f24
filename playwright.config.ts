import {defineConfig, devices} from '@playwright/test';
import {findChromium, findFirefox, required, wantedBrowsers} from './scripts/browsers.mjs';

const wanted = wantedBrowsers();

// Nothing of these may disturb a measurement or reach the network.
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function chromiumProject() {
  const found = required(await findChromium(), 'chromium');
  return {
    name: 'chromium',
    use: {...devices['Desktop Chrome'], launchOptions: {...found, args: quiet}},
  };
}

function firefoxProject() {
  const {channel, ...launchOptions} = required(findFirefox(), 'firefox');
  return {
    name: 'firefox',
    use: {...devices['Desktop Firefox'], channel, launchOptions},
    // Three hundred of them take minutes, and most of what they break is the same to every browser.
    testIgnore: '**/interruptions/**',
  };
}

// WebKit's journey is test/journeys/webkit.mjs: Playwright cannot drive the WebKit that systems have.
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.spec.ts',
  // A worker starts its own demo and sandbox (test/journeys/support/test.ts), so journeys do not see each other's orders.
  workers: 2,
  timeout: 60_000,
  expect: {timeout: 10_000},
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: [['list'], ['./test/journeys/support/interruption-reporter.ts']],
  use: {
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // A page that is still scrolling smoothly moves its button away between the two halves of a click.
    contextOptions: {reducedMotion: 'reduce'},
  },
  projects: [
    ...(wanted.includes('chromium') ? [await chromiumProject()] : []),
    ...(wanted.includes('firefox') ? [firefoxProject()] : []),
  ],
});
