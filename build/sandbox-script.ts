import type {UserConfig} from 'vite';
import {root} from './entries.ts';
import {keepSideEffects} from './keep-side-effects.ts';

/** One of the sandbox's scripts for browsers, as a classic script in one file beside the package's `sandbox.js`. */
export function sandboxScript(entry: string, fileName: string): UserConfig {
  return {
    root,
    publicDir: false,
    plugins: [keepSideEffects()],
    build: {
      outDir: 'dist/npm/sandbox',
      emptyOutDir: false,
      target: 'es2022',
      sourcemap: true,
      reportCompressedSize: false,
      lib: {entry: root + entry, formats: ['iife'], name: 'sjsSandbox', fileName: () => fileName},
    },
  };
}
