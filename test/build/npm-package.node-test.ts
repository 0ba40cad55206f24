import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {npmEntries, root} from '../../build/entries.ts';
import {bundleInto, weighEntry} from './support/consumer-bundle.ts';
import {importsOf, packageOf} from './support/imports.ts';
import {installPackage, manifest, type Project} from './support/installed-package.ts';

const doors = Object.keys(npmEntries)
  .filter((door) => door !== 'bin')
  .map((door) => (door === 'index' ? manifest.name : `${manifest.name}/${door}`));
const elementDoors = doors.filter((door) => door.startsWith(`${manifest.name}/define/`));
const serverDoors = doors.filter((door) => /\/(order-hook|sandbox)/.test(door));
const browserDoors = doors.filter((door) => !serverDoors.includes(door));

const readme = readFileSync(`${root}README.md`, 'utf8');

/** README's example for front-end developers. */
function readmeExample(): string {
  const [, example] = /From npm:\n\n```ts\n(.+?)```/s.exec(readme) ?? [];
  if (!example) throw new Error('README has no example for npm.');
  return example;
}

function importAll(specifiers: readonly string[]): string {
  return specifiers.map((specifier) => `await import(${JSON.stringify(specifier)});`).join('\n');
}

const tags = ['sjs-plan', ...elementDoors.map((door) => door.replace(/.+\//, 'sjs-'))];

describe('the package from npm', () => {
  let project: Project;

  beforeAll(async () => {
    project = await installPackage();
    project.add(Object.keys(manifest.dependencies));
  }, 60_000);

  afterAll(() => project.remove());

  test('imports no package that its users are not told to install', () => {
    const names = readdirSync(project.packageDirectory, {recursive: true, encoding: 'utf8'});
    const modules = names.filter((name) => name.endsWith('.js'));
    const imported = modules.flatMap((name) => importsOf(join(project.packageDirectory, name)));
    const packages = new Set(imported.filter((specifier) => !/^(\.|node:)/.test(specifier)).map(packageOf));
    expect(packages).toContain('lit');
    // The sandbox asks for Vite where it runs from our sources, which are not in the package.
    const known = [...Object.keys({...manifest.dependencies, ...manifest.peerDependencies}), 'vite'];
    expect([...packages].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('loads in Node without a DOM, for pages that a server renders, and asks for no server package', () => {
    expect(browserDoors.length).toBeGreaterThan(elementDoors.length + 4);
    expect(project.complaintsOf(importAll(browserDoors))).toBe('');
  });

  test('makes a page with the checkout wait for no account page and no form, bundled as README shows it', async () => {
    expect(await weighEntry(project.directory, readmeExample())).toBeLessThan(40_000);
  });

  test.each([
    ['sjs-checkout/define', [`${manifest.name}/define`]],
    ['the doors of all elements together', elementDoors],
  ])('registers every element by %s, also when bundled', async (_, specifiers) => {
    const statements = specifiers.map((specifier) => `import '${specifier}';`).join('\n');
    const bundle = await bundleInto(project.directory, statements);
    const missing = `${JSON.stringify(tags)}.filter((tag) => !customElements.get(tag))`;
    expect(tags).toHaveLength(9);
    expect(
      project.complaintsOf(`await import(${JSON.stringify(bundle)}); process.stderr.write(${missing}.join());`),
    ).toBe('');
  });

  test('brings a command that starts with the packages that README fetches for it', () => {
    const fetched = [...readme.matchAll(/--package=(\S+)/g)].flatMap(([, name]) => name ?? []);
    project.add(fetched.filter((name) => name !== manifest.name));
    const command = JSON.stringify(pathToFileURL(join(project.packageDirectory, 'dist/npm/bin.js')).href);
    expect(project.complaintsOf(`process.argv = ['node', 'sjs-checkout', '--help']; await import(${command});`)).toBe(
      '',
    );
  });

  test('brings servers the order hook and the sandbox, with the packages that these need', () => {
    project.add(Object.keys(manifest.peerDependencies));
    expect(serverDoors).toHaveLength(3);
    expect(project.complaintsOf(importAll(serverDoors))).toBe('');
  });
});
