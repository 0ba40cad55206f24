// Which way imports may point (ARCHITECTURE.md): test -> demo -> components -> src, and inside src towards the nouns.
const serverLibraries = '(hono|valibot|oauth4webapi|big\\.js|@hono/[^/]+)';
const hookClient = '^src/order-hook/client\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one, or need a third.',
      severity: 'error',
      from: {},
      to: {circular: true},
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: {couldNotResolve: true},
    },
    {
      name: 'core-below-skin',
      comment: 'The core knows neither the elements nor the demo.',
      severity: 'error',
      from: {path: '^src/'},
      to: {path: '^(components|demo|test)/'},
    },
    {
      name: 'skin-below-demo',
      comment: 'The elements know neither the demo nor the tests.',
      severity: 'error',
      from: {path: '^components/'},
      to: {path: '^(demo|test)/'},
    },
    {
      name: 'no-tests-outside-tests',
      comment: 'Nothing that ships needs a test.',
      severity: 'error',
      from: {path: '^demo/'},
      to: {path: '^test/'},
    },
    {
      name: 'core-without-lit',
      comment: 'The core renders nothing.',
      severity: 'error',
      from: {path: '^src/'},
      to: {path: '(^|node_modules/)(lit|lit-html|lit-element|@lit|@open-wc)(/|$)'},
    },
    {
      name: 'attempt-knows-no-provider',
      comment:
        'checkout/, plan-change/ and payment-change/ speak to the port (checkout/gateway.ts); who answers is not their business.',
      severity: 'error',
      from: {path: '^src/(checkout|plan-change|payment-change)/'},
      to: {path: '^src/(subscriptionjs|order-hook)/'},
    },
    {
      name: 'providers-know-the-port',
      comment: 'A provider knows the port and the nouns; of checkout/ nothing else.',
      severity: 'error',
      from: {path: '^src/(subscriptionjs|order-hook)/'},
      to: {path: '^src/(checkout/(?!gateway\\.ts$)|plan-change/|payment-change/)'},
    },
    {
      name: 'vendor-apart-from-hook',
      comment: 'Either could be deleted without the other noticing.',
      severity: 'error',
      from: {path: '^src/(subscriptionjs|order-hook)/'},
      to: {path: '^src/(subscriptionjs|order-hook)/', pathNot: '^src/$1/'},
    },
    {
      name: 'no-server-in-the-browser',
      comment: "Of the merchant's server the browser takes the client only.",
      severity: 'error',
      from: {path: '^(components/|src/(?!order-hook/)|demo/sandbox/browser/)'},
      to: {
        path: '^(src/order-hook/|demo/sandbox/(?!browser/))',
        pathNot: [hookClient, '^demo/sandbox/test-data\\.ts$'],
      },
    },
    {
      name: 'client-without-server',
      comment: 'What the browser takes of the hook must not draw the server after it.',
      severity: 'error',
      from: {path: hookClient},
      to: {reachable: true, path: `(^|node_modules/)${serverLibraries}(/|$)`},
    },
    {
      name: 'server-libraries-on-servers',
      comment: 'Optional peers: browser users install none of them.',
      severity: 'error',
      from: {
        path: '^(src|components|demo)/',
        pathNot: ['^src/order-hook/(?!client\\.ts$)', '^demo/sandbox/(?!browser/)', '^demo/[^/]+\\.ts$'],
      },
      to: {path: `(^|node_modules/)${serverLibraries}(/|$)`},
    },
    {
      name: 'node-on-servers',
      comment: 'Browser code and the Fetch-API hook run without Node; the command runs in nothing else.',
      severity: 'error',
      from: {path: '^(src|components)/|^demo/sandbox/browser/', pathNot: '^src/order-hook/bin\\.ts$'},
      to: {dependencyTypes: ['core']},
    },
    {
      name: 'no-development-packages',
      comment: 'What ships may import only what its users install.',
      severity: 'error',
      from: {path: '^(src|components|demo/sandbox)/'},
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm-peer', 'type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    exclude: {path: '(^|/)dist/'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {exportsFields: ['exports'], conditionNames: ['types', 'import', 'default']},
  },
};
