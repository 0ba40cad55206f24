// npm run build: dist/npm (modules and types), dist/embed (the script-tag bundle), dist/demo (pages and server).
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {build} from 'vite';
import {updateLanguages} from './locales.mjs';
import {packaged, root} from './run.mjs';

const mayBePartial = process.env.SJS_PARTIAL === '1';

/**
 * @param {string} what
 * @param {string} source from which it is made, to be there unless SJS_PARTIAL=1
 * @param {() => unknown} step
 */
async function make(what, source, step) {
  if (mayBePartial && !existsSync(root + source)) {
    console.log(`${what}: skipped, ${source} is not written yet`);
    return;
  }
  const start = performance.now();
  await step();
  console.log(`${what} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** @param {string} name of a file in build/ */
async function vite(name) {
  await build({configFile: `${root}build/${name}.config.ts`, logLevel: 'warn'});
}

function emitDeclarations() {
  try {
    execFileSync(packaged('tsc'), ['-p', 'tsconfig.build.json'], {cwd: root, stdio: ['ignore', 'inherit', 'inherit']});
  } catch (error) {
    if (!mayBePartial) throw error;
    console.log('Types do not check yet.');
  }
  // tsc writes down no declaration file that was a source already, and leaves `.ts` in the imports of those that it writes.
  const handwritten = filesBelow('src').filter((path) => path.endsWith('.d.ts'));
  for (const path of handwritten) cpSync(root + path, `${root}dist/npm/${path}`);
  for (const path of filesBelow('dist/npm').filter((name) => name.endsWith('.d.ts'))) {
    const text = readFileSync(root + path, 'utf8');
    writeFileSync(
      root + path,
      text.replace(/((?:from |import |import\()["']\.{1,2}\/[^"']+?)(?:\.d)?\.ts(?=["'])/g, '$1.js'),
    );
  }
}

/** @param {string} folder */
function filesBelow(folder) {
  const entries = readdirSync(root + folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length));
}

/** A syntax newer than the target (decorators, most likely) would only show in a shopper's browser. */
function checkSyntax() {
  for (const path of filesBelow('dist/embed').filter((name) => name.endsWith('.js'))) {
    execFileSync(process.execPath, ['--check', root + path], {stdio: ['ignore', 'inherit', 'inherit']});
  }
}

rmSync(`${root}dist`, {recursive: true, force: true});
updateLanguages();
await make('dist/npm: modules', 'src', () => vite('npm'));
await make('dist/npm: types', 'src', emitDeclarations);
await make("dist/npm/sandbox: the vendor's script", 'demo/sandbox/browser/subscription.ts', () =>
  vite('vendor-script'),
);
await make('dist/npm/sandbox: the payment form', 'demo/sandbox/browser/form/form.ts', () => vite('payment-form'));
await make('dist/embed: the script-tag bundle', 'components/embed.ts', () => vite('embed'));
await make('dist/embed: syntax', 'components/embed.ts', checkSyntax);
await make('dist/demo: pages', 'components/define.ts', () => vite('demo'));
await make('dist/demo: server', 'demo/server.ts', () => vite('demo-server'));
