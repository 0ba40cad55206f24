import {existsSync, readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** Sources under construction may lack some; nobody else may. */
const mayBePartial = process.env.SJS_PARTIAL === '1';

/**
 * Leaves out the entries that are not written yet, where that is allowed.
 * @param entries output name -> source path from the root
 * @throws Error that names the missing sources
 */
export function existing(entries: Record<string, string>): Record<string, string> {
  const missing = Object.values(entries).filter((source) => !existsSync(root + source));
  if (missing.length > 0 && !mayBePartial) throw new Error(`Missing sources: ${missing.join(', ')}`);
  if (missing.length > 0) console.log(`Skipping what is not written yet: ${missing.join(', ')}`);
  return Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(root + source)));
}

/** A door for each module of a folder. */
function entriesOf(folder: 'define' | 'locales'): Record<string, string> {
  const directory = `components/${folder}/`;
  if (!existsSync(root + directory)) return {};
  const names = readdirSync(root + directory).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  return Object.fromEntries(names.map((name) => [`${folder}/${name.replace(/\.ts$/, '')}`, directory + name]));
}

/** The package's doors: output name below dist/npm -> source. Keep in step with `exports` and `bin` in package.json. */
export const npmEntries: Record<string, string> = {
  index: 'components/index.ts',
  // The longer names first: the aliases of tests match the beginning of a path.
  ...entriesOf('define'),
  define: 'components/define.ts',
  embed: 'components/embed.ts',
  core: 'src/index.ts',
  'order-hook/redis': 'src/order-hook/redis.ts',
  'order-hook': 'src/order-hook/index.ts',
  bin: 'src/order-hook/bin.ts',
  sandbox: 'demo/sandbox/index.ts',
  ...entriesOf('locales'),
};
