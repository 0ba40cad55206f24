import {defineConfig} from 'vitest/config';
import {npmEntries, root} from './build/entries.ts';

// Server and build tests, and pure logic that wants Node; everything with a DOM runs in real browsers (web-test-runner.config.mjs).
export default defineConfig({
  resolve: {
    // Tests read the sources, also where these import the package by its name.
    alias: Object.entries(npmEntries).map(([door, source]) => ({
      find: door === 'index' ? /^sjs-checkout$/ : `sjs-checkout/${door}`,
      replacement: root + source,
    })),
  },
  test: {
    include: ['test/**/*.node-test.ts'],
    environment: 'node',
    testTimeout: 10_000,
  },
});
