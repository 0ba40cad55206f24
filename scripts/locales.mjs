// Lists the languages: writes components/locales/languages.ts from the files beside it, so that adding a language is adding a file.
// Runs before every build and test; with --check it writes nothing and fails when the list is out of date.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {root} from './run.mjs';

const folder = `${root}components/locales/`;
const list = `${folder}languages.ts`;

/**
 * @param {string[]} files names such as `pt.ts` or `pt-BR.ts`; what is no language is left out
 * @returns {string[]} language tags
 */
export function languagesIn(files) {
  return files.flatMap((name) => /^([a-z]{2,3}(?:-[A-Z]{2}|-[A-Z][a-z]{3})?)\.ts$/.exec(name)?.slice(1) ?? []).sort();
}

/** The tags of all that there are. */
export function languages() {
  return languagesIn(readdirSync(folder));
}

/** @param {string[]} tags */
export function listOf(tags) {
  const entries = tags.map(
    (tag) => `  ${tag.includes('-') ? `'${tag.toLowerCase()}'` : tag}: () => import('./${tag}.ts'),`,
  );
  return [
    '// Written by scripts/locales.mjs from the files in this folder.',
    "import type {Messages, Translation} from './messages.ts';",
    '',
    '/** Every language by its tag in lower case; each is a chunk of its own. English has the rest of its sentences elsewhere. */',
    'type Languages = {readonly en: () => Promise<{readonly messages: Messages}>} & Readonly<',
    '  Record<string, () => Promise<{readonly messages: Messages & Partial<Translation>}>>',
    '>;',
    '',
    'export const languages: Languages = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

/** @returns {boolean} whether the list was right already */
export function updateLanguages({check = false} = {}) {
  const wanted = listOf(languages());
  if (readFileSync(list, {encoding: 'utf8', flag: 'a+'}) === wanted) return true;
  if (!check) writeFileSync(list, wanted);
  return false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const check = process.argv.includes('--check');
  if (!updateLanguages({check}) && check) {
    console.error('components/locales/languages.ts is out of date: run `node scripts/locales.mjs`.');
    process.exitCode = 1;
  }
}
