// npm run manifest: writes custom-elements.json from the elements' comments, and from it the tables in README.md;
// its server examples come from the files that the tests run.
// With --check it writes nothing and fails when either is out of date.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {pathToFileURL} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {packaged, root} from './run.mjs';

/** @typedef {{name: string, description?: string, default?: string}} Entry */
/** @typedef {Entry & {kind: string, attribute?: string, readonly?: boolean, type?: {text: string}, parameters?: Entry[]}} Member */
/**
 * @typedef {object} ElementDeclaration what custom-elements.json says of an element
 * @property {string} tagName
 * @property {Member[]} [members]
 * @property {(Entry & {fieldName?: string})[]} [attributes]
 * @property {Entry[]} [slots]
 * @property {Entry[]} [events]
 * @property {Entry[]} [cssParts]
 * @property {Entry[]} [cssProperties]
 * @property {Entry[]} [cssStates]
 */
/** @typedef {{modules: {declarations: ElementDeclaration[]}[]}} Manifest */

/** @param {string | undefined} text */
function code(text) {
  return text ? `\`${text.replaceAll('|', '\\|')}\`` : '';
}

/** @param {string | undefined} text */
function cell(text) {
  return (text ?? '').replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

/**
 * @param {string[]} titles
 * @param {string[][]} rows
 */
function table(titles, rows) {
  if (rows.length === 0) return '';
  const lines = [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

/**
 * @param {string} title
 * @param {Entry[]} [entries]
 */
function simpleTable(title, entries = []) {
  return table(
    [title, 'What it is'],
    entries.map(({name, description}) => [code(name) || '(default)', cell(description)]),
  );
}

/**
 * The tables of one element in Markdown.
 * @param {ElementDeclaration} element
 * @returns {string}
 */
export function apiTables(element) {
  const {members = [], attributes = []} = element;
  const fields = members.filter(({kind}) => kind === 'field');
  const unlisted = attributes.filter(({name}) => !fields.some(({attribute}) => attribute === name));
  const methods = members.filter(({kind}) => kind === 'method');
  return [
    table(
      ['Attribute', 'Property', 'Default', 'What it is'],
      [
        ...unlisted.map((entry) => [code(entry.name), '', code(entry.default), cell(entry.description)]),
        ...fields.map((entry) => [
          code(entry.attribute),
          `${code(entry.name)}${entry.readonly ? ' (read only)' : ''}`,
          code(entry.default),
          cell(entry.description),
        ]),
      ],
    ),
    table(
      ['Method', 'What it does'],
      methods.map(({name, parameters = [], description}) => [
        code(`${name}(${parameters.map((parameter) => parameter.name).join(', ')})`),
        cell(description),
      ]),
    ),
    simpleTable('Slot', element.slots),
    simpleTable('Event', element.events),
    simpleTable('Part', element.cssParts),
    simpleTable('Custom property', element.cssProperties),
    simpleTable('State', element.cssStates),
  ]
    .filter(Boolean)
    .join('\n');
}

/**
 * Fills what stands between `<!-- api:TAG -->` and `<!-- /api -->`.
 * @param {string} text Markdown
 * @param {Manifest} manifest
 * @throws {Error} when a marker names an unknown element
 */
export function fillTables(text, manifest) {
  const elements = manifest.modules.flatMap(({declarations}) => declarations);
  return text.replace(/(<!-- api:([\w-]+) -->).*?(<!-- \/api -->)/gs, (_, start, tag, end) => {
    const element = elements.find(({tagName}) => tagName === tag);
    if (!element) throw new Error(`There is no element ${tag} for the tables of README.md.`);
    return `${start}\n\n${apiTables(element)}\n${end}`;
  });
}

/**
 * Shows the file PATH, which the tests run, between `<!-- file:PATH -->` and `<!-- /file -->`.
 * @param {string} text Markdown
 * @param {(path: string) => string} readSource
 */
export function fillExamples(text, readSource) {
  const marked = /(<!-- file:(\S+) -->).*?(<!-- \/file -->)/gs;
  return text.replace(
    marked,
    (_whole, /** @type {string} */ start, /** @type {string} */ path, /** @type {string} */ end) => {
      const language = /\.(\w+)$/.exec(path)?.[1] ?? '';
      return `${start}\n\n\`\`\`${language}\n${readSource(path).trim()}\n\`\`\`\n\n${end}`;
    },
  );
}

function analyze() {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    execFileSync(packaged('cem'), ['analyze', '--quiet', '--outdir', relative(root, folder)], {
      cwd: root,
      stdio: 'inherit',
    });
    return readFileSync(join(folder, 'custom-elements.json'), 'utf8');
  } finally {
    rmSync(folder, {recursive: true});
  }
}

async function main() {
  const isCheck = process.argv.includes('--check');
  const manifest = analyze();
  /** @type {Record<string, string>} */
  const files = {'custom-elements.json': manifest};
  if (existsSync(`${root}README.md`)) {
    /** @type {Manifest} */
    const elements = JSON.parse(manifest);
    const withTables = fillTables(readFileSync(`${root}README.md`, 'utf8'), elements);
    const filled = fillExamples(withTables, (path) => readFileSync(root + path, 'utf8'));
    const settings = await resolveConfig(`${root}README.md`);
    files['README.md'] = await format(filled, {...settings, filepath: 'README.md'});
  }
  for (const [path, text] of Object.entries(files)) {
    const isFresh = existsSync(root + path) && readFileSync(root + path, 'utf8') === text;
    if (isFresh) continue;
    if (isCheck) {
      console.error(`${path} is out of date; \`npm run manifest\` writes it.`);
      process.exitCode = 1;
    } else {
      writeFileSync(root + path, text);
      console.log(`Wrote ${path}`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
