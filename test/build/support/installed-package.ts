/** The npm package as its users have it: built, packed and unpacked into a project that has nothing but what it is said to need. */
import {execFileSync, spawnSync} from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {build} from 'vite';
import {root} from '../../../build/entries.ts';

interface Manifest {
  readonly name: string;
  readonly exports: Record<string, unknown>;
  readonly dependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
}

export const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;

const isWindows = process.platform === 'win32';

export interface Project {
  /** A project outside of ours, whose node_modules holds the package. */
  readonly directory: string;
  readonly packageDirectory: string;
  /** Puts packages beside it, as `npm install` would. */
  add(names: readonly string[]): void;
  /** Runs a module in Node; what it complained about, nothing when all went well. */
  complaintsOf(code: string): string;
  remove(): void;
}

/** Only the modules of dist/npm are in it, not the types and the script-tag bundle, which take longer to build. */
export async function installPackage(): Promise<Project> {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'sjs-package-')));
  const [source, directory] = [join(temporary, 'source'), join(temporary, 'project')];
  const modules = join(directory, 'node_modules');
  const packageDirectory = join(modules, manifest.name);
  for (const path of [source, packageDirectory]) mkdirSync(path, {recursive: true});

  const outDir = join(source, 'dist/npm');
  await build({configFile: `${root}build/npm.config.ts`, logLevel: 'error', build: {outDir}});
  for (const name of ['package.json', 'custom-elements.json']) copyFileSync(root + name, join(source, name));
  execFileSync('npm', ['pack', '--offline', '--ignore-scripts', '--silent', '--pack-destination', temporary], {
    cwd: source,
    shell: isWindows,
  });
  const {version} = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {version: string};
  const tarball = `${manifest.name}-${version}.tgz`;
  execFileSync('tar', ['-xzf', tarball, '--strip-components', '1', '-C', packageDirectory], {cwd: temporary});

  return {
    directory,
    packageDirectory,
    add(names) {
      for (const name of names.filter((name) => !existsSync(join(modules, name)))) {
        mkdirSync(dirname(join(modules, name)), {recursive: true});
        symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
      }
    },
    complaintsOf(code) {
      const {status, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
        cwd: directory,
        encoding: 'utf8',
      });
      return stderr || (status ? `exit code ${status}` : '');
    },
    remove: () => rmSync(temporary, {recursive: true, force: true}),
  };
}
