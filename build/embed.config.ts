import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {defineConfig} from 'vite';
import {existing, root} from './entries.ts';
import {keepSideEffects} from './keep-side-effects.ts';
import {litMinify} from './lit-minify.ts';
import {litProperties} from './lit-properties.ts';

const languagesFolder = `${root}components/locales/`;
const languagesHash = hashOf(readdirSync(languagesFolder).map((name) => readFileSync(languagesFolder + name)));

function hashOf(files: readonly Buffer[]): string {
  return createHash('sha256').update(Buffer.concat(files)).digest('base64url').slice(0, 6);
}

// The script-tag bundle: one entry with a stable name, and chunks it loads when somebody needs them.
// `lib` keeps Vite's preload helper (1 kB) out of it; as `lib` with `es` keeps all white space for later bundlers, `minify` is said
// again for the output, since nobody bundles this again.
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [keepSideEffects(), litProperties(), litMinify()],
  build: {
    outDir: 'dist/embed',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    manifest: 'manifest.json',
    reportCompressedSize: false,
    lib: {entry: existing({'sjs-checkout': 'components/embed.ts'}), formats: ['es']},
    rolldownOptions: {
      // What chunks share with the entry stays in the entry: the plan cards wait for one file, not for two.
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'es',
        minify: true,
        // Hints for later bundlers.
        comments: {annotation: false},
        // One file for each stage of docs/decisions/0006: in one dictionary the same code weighs less, and is one request.
        // A module that several stages use belongs to the first of them.
        codeSplitting: {
          groups: [
            {name: 'core', tags: ['$initial'], priority: 2},
            {name: 'choosing', test: /components.(opening|plan-choices|merchant)\.ts$/, priority: 1},
            {name: 'buying', test: /components.purchase\.ts$/},
          ],
        },
        entryFileNames: '[name].js',
        // Hashed, so that a host may cache chunks for ever while the entry keeps its address.
        // All languages have one hash, since the entry names each of them.
        chunkFileNames: ({facadeModuleId}) =>
          facadeModuleId?.startsWith(languagesFolder) ? `sjs-[name]-${languagesHash}.js` : 'sjs-[name]-[hash:6].js',
      },
    },
  },
});
