/// <reference types="node" />
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

/** The scripts for browsers: what pages load as `subscription.js`, and what runs in the iframe of the payment form. */
export type ScriptName = 'subscription' | 'payment-form';

/** Stands in the text of `subscription.js` for the origin of the iframe. */
export const PAYMENT_FORM_ORIGIN = '{{payment-form-origin}}';

const SOURCES: Record<ScriptName, string> = {
  subscription: './browser/subscription.ts',
  'payment-form': './browser/form/form.ts',
};

const scripts = new Map<ScriptName, Promise<string>>();

/** The text of a script. Run from source, it is bundled on first use. */
export function readScript(name: ScriptName): Promise<string> {
  const script = scripts.get(name) ?? readBuilt(name).then((built) => built ?? bundle(SOURCES[name]));
  scripts.set(name, script);
  return script;
}

/** The built scripts lie beside the package's `sandbox.js`, in either layout of the build. */
async function readBuilt(name: ScriptName): Promise<string | undefined> {
  for (const path of [`./sandbox/${name}.js`, `./${name}.js`]) {
    const text = await readFile(new URL(path, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Vite is here whenever the source is; the published package holds the built scripts and never comes this far. */
async function bundle(source: string): Promise<string> {
  const {build} = await import('vite');
  const entry = fileURLToPath(new URL(source, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {write: false, minify: false, target: 'es2022', lib: {entry, formats: ['iife'], name: 'sjsSandbox'}},
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error(`Vite made nothing of ${source}`);
  return output.output[0].code;
}
