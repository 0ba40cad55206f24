// npm run size: what the script-tag bundle weighs, and whether that is within the budget of build/size-budget.mjs. With --ratchet it
// fails only where the bundle has become heavier than it was.
// `npm run size -- --sources` also says which sources make each chunk, and what the chunk would weigh less without each.
import {readFileSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {
  budgetBeforePlanCards,
  budgetFirstPurchase,
  lazyBeforePlanCards,
  optionalModules,
  ratchetFirstPurchase,
} from '../build/size-budget.mjs';
import {sourcesOf} from './size-sources.mjs';

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
    for (const {source, raw, brotli} of sourcesOf(folder + file))
      console.log(
        `${''.padEnd(width)} ${String(raw).padStart(8)}${''.padEnd(8)}${String(brotli).padStart(8)}  ${source}`,
      );
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
