import {defineConfig} from 'vite';
import {root} from './entries.ts';
import {keepSideEffects} from './keep-side-effects.ts';

// The sandbox's stand-in for the vendor's subscription.js: a classic script, as pages load the real one.
export default defineConfig({
  root,
  publicDir: false,
  plugins: [keepSideEffects()],
  build: {
    outDir: 'dist/npm/sandbox',
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    reportCompressedSize: false,
    lib: {
      entry: `${root}demo/sandbox/browser/subscription.ts`,
      formats: ['iife'],
      name: 'sjsSandbox',
      fileName: () => 'subscription.js',
    },
  },
});
