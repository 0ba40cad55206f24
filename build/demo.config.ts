import {cpSync, existsSync, readFileSync, readdirSync} from 'node:fs';
import {defineConfig, type Plugin} from 'vite';
import {root} from './entries.ts';
import {keepSideEffects} from './keep-side-effects.ts';

const pages = ['index.html', ...readdirSync(`${root}demo`).map((name) => `demo/${name}`)].filter(
  (path) => path.endsWith('.html') && existsSync(root + path),
);
const builtPages = pages.filter((path) => /<script[^>]+src="[^"]+\.ts"/.test(readFileSync(root + path, 'utf8')));

/** Pages with the script tag are a merchant's pages: they and what they show reach the web root as they are, without a build step. */
function copyPlainPages(): Plugin {
  return {
    name: 'copy-plain-pages',
    writeBundle({dir = ''}) {
      const plain = pages.filter((path) => !builtPages.includes(path));
      for (const path of plain) cpSync(root + path, `${dir}/${path}`);
      if (existsSync(`${root}demo/assets`)) cpSync(`${root}demo/assets`, `${dir}/demo/assets`, {recursive: true});
    },
  };
}

// dist/demo is the demo's web root, laid out as the sources are: /index.html, /demo/*.html, /demo/assets/*. Pages that import TypeScript
// are built as a front-end developer would build them, on the package in dist/npm; what Vite makes of them lies in /built.
export default defineConfig({
  root,
  publicDir: false,
  plugins: [keepSideEffects(), copyPlainPages()],
  build: {
    outDir: 'dist/demo',
    assetsDir: 'built',
    // The demo's strict Content Security Policy allows no data: addresses for scripts and fonts.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {input: builtPages.map((path) => root + path)},
  },
});
