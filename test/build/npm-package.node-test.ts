import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {root} from '../../build/entries.ts';
import {importsOf, packageOf} from './support/imports.ts';
import {installPackage, manifest, type Project} from './support/installed-package.ts';

const doors = Object.keys(manifest.exports)
  .filter((door) => !door.endsWith('.json'))
  .map((door) => join(manifest.name, door).replaceAll('\\', '/').replace('*', 'de'));
const serverDoors = doors.filter((door) => /\/(order-hook|sandbox)/.test(door));
const browserDoors = doors.filter((door) => !serverDoors.includes(door));

/** README's example for front-end developers. */
function readmeExample(): string {
  const [, example] = /From npm:\n\n```ts\n(.+?)```/s.exec(readFileSync(`${root}README.md`, 'utf8')) ?? [];
  if (!example) throw new Error('README has no example for npm.');
  return example;
}

function importAll(specifiers: readonly string[]): string {
  return specifiers.map((specifier) => `await import(${JSON.stringify(specifier)});`).join('\n');
}

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
    expect(browserDoors).toHaveLength(5);
    expect(project.complaintsOf(importAll(browserDoors))).toBe('');
  });

  test('is bundled by other bundlers as README shows it', async () => {
    const {outputFiles} = await build({
      stdin: {contents: readmeExample(), loader: 'ts', resolveDir: project.directory},
      bundle: true,
      format: 'esm',
      splitting: true,
      minify: true,
      outdir: project.directory,
      write: false,
      logLevel: 'silent',
    });
    expect(outputFiles.length).toBeGreaterThan(1);
  });

  test('brings servers the order hook and the sandbox, with the packages that these need', () => {
    project.add(Object.keys(manifest.peerDependencies));
    expect(serverDoors).toHaveLength(3);
    expect(project.complaintsOf(importAll(serverDoors))).toBe('');
  });
});
