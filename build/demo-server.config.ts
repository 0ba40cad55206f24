import {defineConfig} from 'vite';
import {existing, root} from './entries.ts';

// The demo's server for Node. The package's own doors stay imports, so it runs what merchants get.
export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/demo',
    emptyOutDir: false,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: existing({server: 'demo/server.ts'}),
      external: /^(?![./]|\w:)/,
      output: {format: 'es', entryFileNames: '[name].js'},
    },
  },
});
