// npm run size: what the script-tag bundle weighs, and whether that is within the budget of build/size-budget.mjs. With --ratchet it
// fails only where the bundle has become heavier than it was.
// `npm run size -- --sources` also says which sources make each chunk, in bytes before compression.
import {existsSync, readFileSync} from 'node:fs';
import {SourceMap} from 'node:module';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {
  budgetBeforePlanCards,
  budgetFirstPurchase,
  lazyBeforePlanCards,
  optionalModules,
  ratchetFirstPurchase,
} from '../build/size-budget.mjs';

/** @typedef {{file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[]}} Chunk */
/** @typedef {Record<string, Chunk>} Manifest Vite's, by source path */

/**
 * The files that loading some modules brings along.
 * @param {Manifest} manifest
 * @param {string[]} modules
 * @param {(lazyModule: string) => boolean} follow whether an `import()` of this module counts
 * @returns {Set<string>}
 */
export function loadedFiles(manifest, modules, follow) {
  /** @type {Set<string>} */
  const visited = new Set();
  const waiting = [...modules];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (visited.has(module)) continue;
    visited.add(module);
    const chunk = manifest[module];
    if (!chunk) throw new Error(`The bundle has no chunk for ${module}.`);
    waiting.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []).filter(follow));
  }
  return new Set([...visited].map((module) => manifest[module]?.file ?? module));
}

/**
 * @param {Manifest} manifest
 * @param {{lazyBeforePlanCards: string[], optionalModules: Record<string, string>}} settings
 * @returns {{beforePlanCards: Set<string>, firstPurchase: Set<string>}} files
 * @throws {Error} when the settings name a module that the bundle does not load lazily, and so no longer say what they seem to
 */
export function whatLoads(manifest, settings) {
  const entries = Object.keys(manifest).filter((module) => manifest[module]?.isEntry);
  const lazy = new Set(Object.values(manifest).flatMap(({dynamicImports = []}) => dynamicImports));
  const optional = Object.keys(settings.optionalModules);
  for (const module of [...optional, ...settings.lazyBeforePlanCards]) {
    if (!lazy.has(module)) throw new Error(`build/size-budget.mjs names ${module}, which nothing loads by import().`);
  }
  return {
    beforePlanCards: loadedFiles(manifest, entries, (module) => settings.lazyBeforePlanCards.includes(module)),
    firstPurchase: loadedFiles(manifest, entries, (module) => !optional.includes(module)),
  };
}

/**
 * How many characters of a bundled file come from each source.
 * @param {string} path of the file, its map beside it
 * @returns {[source: string, characters: number][]} largest first
 */
function sourcesOf(path) {
  // What the bundler writes itself has no map.
  if (!existsSync(`${path}.map`)) return [];
  /** @type {import('node:module').SourceMapPayload} */
  const payload = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
  const map = new SourceMap(payload);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const [row, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    for (let column = 0; column < line.length; column++) {
      /** @type {{originalSource?: string}} what no source wrote has none */
      const {originalSource} = map.findEntry(row, column);
      const source = originalSource?.replace(/^(\.\.\/)+/, '') ?? "the bundler's own";
      sizes.set(source, (sizes.get(source) ?? 0) + 1);
    }
  }
  return [...sizes].sort(([, a], [, b]) => b - a);
}

function main() {
  const folder = fileURLToPath(new URL('../dist/embed/', import.meta.url));
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8'));
  const {beforePlanCards, firstPurchase} = whatLoads(manifest, {lazyBeforePlanCards, optionalModules});

  const files = [...new Set(Object.values(manifest).map(({file}) => file))];
  const chunks = files.map((file) => {
    const code = readFileSync(folder + file);
    return {file, raw: code.length, gzip: gzipSync(code, {level: 9}).length, brotli: brotliCompressSync(code).length};
  });
  const width = Math.max(...files.map((file) => file.length));
  console.log(`${'chunk'.padEnd(width)} ${['raw', 'gzip', 'brotli'].map((title) => title.padStart(8)).join('')}`);
  for (const {file, raw, gzip, brotli} of chunks.sort((a, b) => b.brotli - a.brotli)) {
    const when = beforePlanCards.has(file) ? 'plan cards' : firstPurchase.has(file) ? 'purchase' : 'when needed';
    console.log(
      `${file.padEnd(width)} ${[raw, gzip, brotli].map((bytes) => String(bytes).padStart(8)).join('')}  ${when}`,
    );
    if (!process.argv.includes('--sources')) continue;
    for (const [source, size] of sourcesOf(folder + file))
      console.log(`${String(size).padStart(width + 9)}  ${source}`);
  }

  /**
   * @param {string} what
   * @param {Set<string>} loaded
   * @param {number} budget
   * @param {number} [ratchet] what it weighs while it is over the budget
   */
  const judge = (what, loaded, budget, ratchet = budget) => {
    const bytes = chunks.filter(({file}) => loaded.has(file)).reduce((sum, {brotli}) => sum + brotli, 0);
    const isWithin = bytes <= budget;
    console.log(`${what}: ${bytes} of ${budget} bytes brotli${isWithin ? '' : ', OVER THE BUDGET'}`);
    const limit = process.argv.includes('--ratchet') ? ratchet : budget;
    if (bytes > limit) process.exitCode = 1;
    if (!isWithin && bytes > ratchet) console.log(`Heavier than it was: more than ${ratchet}.`);
  };
  judge('Before the plan cards paint', beforePlanCards, budgetBeforePlanCards);
  judge('A whole first purchase in English', firstPurchase, budgetFirstPurchase, ratchetFirstPurchase);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
