// Where the browsers of the tests are. `node scripts/browsers.mjs` prints what is found, and installs what BROWSERS names and is missing.
import {execFileSync} from 'node:child_process';
import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium, firefox} from 'playwright';

/** @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName */
/** @typedef {{executablePath: string, channel?: string}} LaunchOptions what Playwright's `launch` needs beyond its defaults */

/** @type {readonly BrowserName[]} */
const browserNames = ['chromium', 'firefox', 'webkit'];

/**
 * The browsers that the environment asks for: `BROWSERS=chromium,firefox,webkit`, Chromium alone when it says nothing.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {BrowserName[]}
 */
export function wantedBrowsers(environment = process.env) {
  const names = (environment.BROWSERS ?? 'chromium').split(',').map((name) => name.trim());
  return names.map((name) => {
    const known = browserNames.find((browser) => browser === name);
    if (!known) throw new Error(`BROWSERS names "${name}"; known are ${browserNames.join(', ')}.`);
    return known;
  });
}

/**
 * @param {string} path
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of these programs on the PATH.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function which(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/**
 * A headless Chromium for Linux out of an npm package, which is only there when nothing else was.
 * @returns {Promise<LaunchOptions | undefined>}
 */
async function chromiumFromNpm() {
  const name = '@sparticuz/chromium';
  // An import that fails once fails for as long as this process lives, even after an installation.
  if (!existsSync(fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url)))) return undefined;
  /** @type {{default: {executablePath(): Promise<string>}}} */
  const {default: packaged} = await import(name);
  // Not with the flags that the package proposes: they are for cloud functions, and `--single-process` crashes under load.
  return {executablePath: await packaged.executablePath()};
}

/**
 * How to start Chromium, in this order: CHROME_PATH, Playwright's own, one of the system, the npm package.
 * @returns {Promise<LaunchOptions | undefined>}
 */
export async function findChromium() {
  if (process.env.CHROME_PATH) return {executablePath: process.env.CHROME_PATH};
  if (existsSync(chromium.executablePath())) return {executablePath: chromium.executablePath()};
  const system =
    which('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ].find(existsSync);
  return system ? {executablePath: system} : chromiumFromNpm();
}

/**
 * How to start Firefox: FIREFOX_PATH, Playwright's own, or one of the system over WebDriver BiDi.
 * @returns {LaunchOptions | undefined}
 */
export function findFirefox() {
  const own = firefox.executablePath();
  if (!process.env.FIREFOX_PATH && existsSync(own)) return {executablePath: own};
  const system =
    process.env.FIREFOX_PATH ??
    which('firefox-esr', 'firefox') ??
    ['/Applications/Firefox.app/Contents/MacOS/firefox'].find(existsSync);
  // Stock Firefox lacks the patches of Playwright's own; this channel makes Playwright speak the standard protocol with it.
  return system ? {executablePath: system, channel: 'moz-firefox'} : undefined;
}

/**
 * WebKitGTK's driver and the browser it drives. Playwright cannot drive this one; see test/support/webdriver.mjs.
 * @returns {{driver: string, browser: string} | undefined}
 */
export function findWebKit() {
  const driver = which('WebKitWebDriver');
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const browser = ['/usr/libexec', '/usr/lib', ...libraries.map((name) => join('/usr/lib', name))]
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((name) => join(folder, name, 'MiniBrowser')))
    .find(isExecutable);
  return driver && browser ? {driver, browser} : undefined;
}

/**
 * @param {BrowserName} name
 * @returns {Promise<boolean>}
 */
async function isInstalled(name) {
  if (name === 'chromium') return (await findChromium()) !== undefined;
  if (name === 'firefox') return findFirefox() !== undefined;
  return findWebKit() !== undefined && (Boolean(process.env.DISPLAY) || which('xvfb-run') !== undefined);
}

const isRoot = process.getuid?.() === 0;

/**
 * Ways to get a missing browser, tried in this order until one has worked.
 * @param {BrowserName} name
 * @returns {string[][][]} each way is a list of commands
 */
function waysToInstall(name) {
  const debianPackages = {
    chromium: ['chromium'],
    firefox: ['firefox-esr'],
    webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  };
  const playwright = [['npx', 'playwright', 'install', name]];
  const debian = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', ...debianPackages[name]],
  ];
  const npm = [['npm', 'install', '--no-save', '@sparticuz/chromium@147.0.0']];
  return [
    ...(name === 'webkit' ? [] : [playwright]),
    ...(isRoot && which('apt-get') ? [debian] : []),
    ...(name === 'chromium' && process.platform === 'linux' ? [npm] : []),
  ];
}

/**
 * Installs a browser unless there is one, saying what it does.
 * @param {BrowserName} name
 */
export async function ensureBrowser(name) {
  if (await isInstalled(name)) return;
  for (const commands of waysToInstall(name)) {
    try {
      for (const [program = '', ...parameters] of commands) {
        console.log(`No ${name} found; trying: ${program} ${parameters.join(' ')}`);
        execFileSync(program, parameters, {stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000});
      }
    } catch (error) {
      console.log(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (await isInstalled(name)) return;
  }
  throw new Error(`No ${name} found, and it could not be installed. Install it, or leave it out of BROWSERS.`);
}

/**
 * @template T
 * @param {T | undefined} found
 * @param {BrowserName} name
 * @returns {T}
 */
export function required(found, name) {
  if (found === undefined) throw new Error(`No ${name} found; \`node scripts/browsers.mjs\` installs one.`);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of wantedBrowsers()) await ensureBrowser(name);
  console.log({chromium: await findChromium(), firefox: findFirefox(), webkit: findWebKit()});
}
