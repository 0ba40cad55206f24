import {defineConfig} from 'vite';
import {existing, npmEntries, root} from './entries.ts';
import {keepSideEffects} from './keep-side-effects.ts';
import {litMinify} from './lit-minify.ts';
import {litProperties} from './lit-properties.ts';

// What `npm install` brings: plain modules, readable, with every dependency left to the consumer's bundler (or to Node). Only markup and
// styles in literals are minified, since no consumer's bundler does it; source maps show them as written.
export default defineConfig({
  root,
  publicDir: false,
  // Without decorators: the helper that they are compiled to would be an import of a package that users do not have.
  plugins: [keepSideEffects(), litProperties(), litMinify({keepNames: true})],
  build: {
    // As Vite builds servers: packages stay imports, nothing is inlined, no loader is wrapped around import().
    ssr: true,
    outDir: 'dist/npm',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: existing(npmEntries),
      // Also the package's own doors, and whatever is a peer or of Node.
      external: /^(?![./]|\w:)/,
      // What the transforms above leave unused of a package is not imported at all.
      treeshake: {moduleSideEffects: 'no-external'},
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        minifyInternalExports: false,
      },
    },
  },
});
