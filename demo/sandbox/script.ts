/// <reference types="node" />
import {readFile} from 'node:fs/promises';

/** Where the built script lies: beside the package's `sandbox.js`, in either layout of the build. */
const BUILT = ['./sandbox/subscription.js', './subscription.js'];
const SOURCE = './browser/subscription.ts';

let script: Promise<string> | undefined;

/** The text of the `subscription.js` double. Run from source, it is compiled on first use. */
export function readVendorScript(): Promise<string> {
  script ??= readBuilt().then((built) => built ?? compileSource());
  return script;
}

async function readBuilt(): Promise<string | undefined> {
  for (const path of BUILT) {
    const text = await readFile(new URL(path, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Vite is here whenever the source is; the published package holds the built script and never comes this far. */
async function compileSource(): Promise<string> {
  const {transformWithOxc} = await import('vite');
  const source = await readFile(new URL(SOURCE, import.meta.url), 'utf8');
  const {code} = await transformWithOxc(source, 'subscription.ts');
  return code;
}
