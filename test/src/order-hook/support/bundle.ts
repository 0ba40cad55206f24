/** A TypeScript file as one that other runtimes can run. */
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'vite';
import {root} from '../../../../build/entries.ts';

export interface Bundle {
  readonly path: string;
  remove(): void;
}

/** @param source from the root; @param withPackages whether what it imports from npm goes in, too: `workerd` has no npm */
export async function bundle(source: string, {withPackages = false} = {}): Promise<Bundle> {
  // There, so that Node finds the packages.
  const parent = join(root, 'node_modules/.cache');
  mkdirSync(parent, {recursive: true});
  const directory = mkdtempSync(join(parent, 'sjs-bundle-'));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      alias: [
        {find: 'sjs-checkout/order-hook/redis', replacement: `${root}src/order-hook/redis.ts`},
        {find: 'sjs-checkout/order-hook', replacement: `${root}src/order-hook/index.ts`},
      ],
    },
    ...(withPackages && {ssr: {noExternal: true, target: 'webworker'}}),
    build: {
      ssr: root + source,
      target: 'es2022',
      minify: false,
      outDir: directory,
      emptyOutDir: false,
      rolldownOptions: {output: {format: 'es', entryFileNames: 'bundle.mjs'}},
    },
  });
  return {path: join(directory, 'bundle.mjs'), remove: () => rmSync(directory, {recursive: true, force: true})};
}
