// Starting programs from the project's root; needs nothing but Node, so that it also runs before `npm ci`.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

const isWindows = process.platform === 'win32';

/**
 * A program that one of our packages brings.
 * @param {string} name such as `tsc`
 */
export function packaged(name) {
  return join(root, 'node_modules', '.bin', isWindows ? `${name}.cmd` : name);
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{quiet?: boolean, environment?: NodeJS.ProcessEnv}} [options] quiet: print only when it fails
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export async function run(program, parameters, {quiet = false, environment} = {}) {
  const child = spawn(program, parameters, {
    cwd: root,
    env: {...process.env, ...environment},
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    // Windows finds npm and .cmd files only through its shell.
    shell: isWindows && !program.endsWith('.exe'),
  });
  /** @type {Buffer[]} */
  const printed = [];
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => printed.push(chunk));
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => printed.push(chunk));
  try {
    const [code] = /** @type {[number | null]} */ (await once(child, 'close'));
    if (code !== 0) process.stdout.write(Buffer.concat(printed));
    return code === 0;
  } catch (error) {
    console.log(`${program} did not start: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** @typedef {{packages?: Record<string, {version?: string, optional?: boolean, peer?: boolean}>}} Lock */

/** @returns {boolean} whether node_modules holds what package-lock.json asks for; more than that does no harm */
function hasPackages() {
  const installedPath = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installedPath)) return false;
  /** @type {Lock} */
  const {packages: installed = {}} = JSON.parse(readFileSync(installedPath, 'utf8'));
  /** @type {Lock} */
  const {packages: wanted = {}} = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  return Object.entries(wanted).every(
    // Optional ones are for other systems, mostly.
    ([path, {version, optional}]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Installs the packages unless they are there. */
export async function ensurePackages() {
  if (hasPackages()) return;
  console.log('Installing packages: npm ci');
  if (!(await run('npm', ['ci']))) throw new Error('npm ci failed.');
}
