import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {cruise} from 'dependency-cruiser';
import {afterEach, describe, expect, test} from 'vitest';
import configuration from '../../.dependency-cruiser.mjs';

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Everything that the examples below import. */
const house = {
  'package.json':
    '{"type": "module", "dependencies": {"lit": "*"}, "peerDependencies": {"hono": "*"}, "devDependencies": {"vite": "*"}}',
  'src/model.ts': 'export const model = 1;',
  'src/checkout/gateway.ts': "export {model} from '../model.ts';",
  'src/checkout/state.ts': "export {model} from '../model.ts';",
  'src/subscriptionjs/gateway.ts': "export {model} from '../checkout/gateway.ts';",
  'src/order-hook/index.ts': "import 'hono'; export {model} from '../model.ts';",
  'src/order-hook/client.ts': "export {model} from '../checkout/gateway.ts';",
  'components/checkout.ts': "import 'lit'; export {model} from '../src/order-hook/client.ts';",
  'demo/server.ts': "import 'node:http'; import 'hono'; export {model} from '../src/order-hook/index.ts';",
  'demo/sandbox/index.ts': "import 'hono'; export {model} from '../../src/model.ts';",
  'test/support/fake.ts': "export {model} from '../../src/model.ts';",
};

let folder: string | undefined;

afterEach(async () => {
  if (folder) await rm(folder, {recursive: true});
  folder = undefined;
});

/** The rules that a house breaks in which these files are added or changed. */
async function brokenRules(changes: Record<string, string>): Promise<string[]> {
  folder = await mkdtemp(join(tmpdir(), 'import-directions-'));
  for (const [path, text] of Object.entries({...house, ...changes})) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), text);
  }
  await symlink(nodeModules, join(folder, 'node_modules'));
  const {forbidden, options: {doNotFollow, enhancedResolveOptions} = {}} = configuration;
  const {output} = await cruise(['src', 'components', 'demo', 'test'], {
    baseDir: folder,
    validate: true,
    ruleSet: {forbidden},
    doNotFollow,
    enhancedResolveOptions,
    tsPreCompilationDeps: true,
  });
  if (typeof output === 'string') throw new Error(output);
  return [...new Set(output.summary.violations.map(({rule}) => rule.name))];
}

test('a house built as designed breaks no rule', async () => {
  expect(await brokenRules({})).toEqual([]);
});

describe('it is noticed when', () => {
  test.each([
    ['the core imports an element', 'src/a.ts', '../components/checkout.ts', 'core-below-skin'],
    ['an element imports the demo', 'components/a.ts', '../demo/sandbox/index.ts', 'skin-below-demo'],
    ['the demo imports a test', 'demo/a.ts', '../test/support/fake.ts', 'no-tests-outside-tests'],
    ['the core imports Lit', 'src/a.ts', 'lit', 'core-without-lit'],
    ['the attempt knows the vendor', 'src/checkout/a.ts', '../subscriptionjs/gateway.ts', 'attempt-knows-no-provider'],
    ['plan changes know the hook', 'src/plan-change/a.ts', '../order-hook/client.ts', 'attempt-knows-no-provider'],
    [
      'payment changes know the vendor',
      'src/payment-change/a.ts',
      '../subscriptionjs/gateway.ts',
      'attempt-knows-no-provider',
    ],
    [
      'the vendor folder reaches past the port',
      'src/subscriptionjs/a.ts',
      '../checkout/state.ts',
      'providers-know-the-port',
    ],
    [
      'the vendor folder knows the hook',
      'src/subscriptionjs/a.ts',
      '../order-hook/client.ts',
      'vendor-apart-from-hook',
    ],
    ['an element imports the server', 'components/a.ts', '../src/order-hook/index.ts', 'no-server-in-the-browser'],
    ["the hook's client imports its server", 'src/order-hook/client.ts', './index.ts', 'client-without-server'],
    ['the core imports a server library', 'src/a.ts', 'hono', 'server-libraries-on-servers'],
    ['the core imports Node', 'src/a.ts', 'node:fs', 'node-on-servers'],
    ['the core imports a development package', 'src/a.ts', 'vite', 'no-development-packages'],
    ['an import leads nowhere', 'src/a.ts', './b.ts', 'resolvable'],
    ['two modules import each other', 'src/model.ts', './checkout/gateway.ts', 'no-cycles'],
  ])('%s', async (_, path, specifier, rule) => {
    expect(await brokenRules({[path]: `import '${specifier}'; export const model = 1;`})).toContain(rule);
  });
});
