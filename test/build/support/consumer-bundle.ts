/** What the users' own bundler makes of the package: esbuild here, since Vite builds the package itself. */
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';

/** @returns the bytes, minified, that a page must have before it runs these statements; not what it loads by `import()` */
export async function weighEntry(directory: string, statements: string): Promise<number> {
  const {metafile} = await build({
    stdin: {contents: statements, loader: 'ts', resolveDir: directory},
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    outdir: directory,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const outputs = new Map(Object.entries(metafile.outputs));
  const entries = [...outputs].filter(([, {entryPoint}]) => entryPoint === '<stdin>').map(([path]) => path);
  // A set takes what is added while it is walked through.
  const needed = new Set(entries);
  for (const path of needed) {
    for (const {kind, path: imported} of outputs.get(path)?.imports ?? []) {
      if (kind === 'import-statement') needed.add(imported);
    }
  }
  return [...needed].reduce((sum, path) => sum + (outputs.get(path)?.bytes ?? 0), 0);
}

let count = 0;

/** @returns the URL of a bundle that Node can run */
export async function bundleInto(directory: string, statements: string): Promise<string> {
  const outfile = join(directory, `bundle-${++count}.mjs`);
  const stdin = {contents: statements, resolveDir: directory};
  await build({stdin, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'silent'});
  return pathToFileURL(outfile).href;
}
