import eslint from '@eslint/js';
import {configs as lit} from 'eslint-plugin-lit';
import accessibility from 'eslint-plugin-lit-a11y';
import {configs as webComponents} from 'eslint-plugin-wc';
import {defineConfig} from 'eslint/config';
import typescript from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name that can be searched for.',
};

// What a strict Content Security Policy and Trusted Types would refuse anyway.
const noMarkupFromStrings = [
  {
    selector: 'ImportSpecifier[imported.name=/^unsafe(HTML|SVG|MathML|Static|CSS)$/]',
    message: 'No markup or styles from strings; use html`` and css``.',
  },
  {
    selector:
      ':matches(MemberExpression[property.name=/^(inner|outer)HTML$/], CallExpression[callee.property.name="insertAdjacentHTML"])',
    message: 'No markup from strings; use html`` or textContent.',
  },
];

export default defineConfig(
  {ignores: ['dist/', 'coverage/', 'test-results/', 'playwright-report/']},
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [eslint.configs.recommended, typescript.configs.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // `interface HTMLElementEventMap extends OurEvents {}` is how events get their types.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {ignoreRestSiblings: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // Lit binds the listeners of a template to their element, which this rule cannot know.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      // The type check knows every global.
      'no-undef': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, ...noMarkupFromStrings],
    },
  },
  {
    files: ['{src,components,demo}/**/*.ts'],
    rules: {'no-console': ['error', {allow: ['error', 'warn']}], 'no-eval': 'error'},
  },
  {
    files: ['components/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts'],
    extends: [lit['flat/recommended'], webComponents['flat/recommended']],
    plugins: {'lit-a11y': accessibility},
    rules: accessibility.configs.recommended.rules,
  },
  {
    files: ['components/**/*.ts'],
    extends: [webComponents['flat/best-practice']],
    rules: {
      // Classes are defined by components/define.ts, so that importing one registers nothing.
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
    },
  },
  {
    // Servers print where they listen.
    files: ['demo/server.ts'],
    rules: {'no-console': 'off'},
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // The types of @open-wc/semantic-dom-diff claim that `equal` gives a promise; it does not.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {allowForKnownSafeCalls: [{from: 'package', name: 'Equal', package: 'chai'}]},
      ],
      // Playwright demands a pattern even from fixtures that use no other.
      'no-empty-pattern': ['error', {allowObjectPatternsAsParameters: true}],
      // Chai says `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
      // Tests read what a page holds, and write broken markup on purpose.
      'no-restricted-syntax': ['error', noDefaultExport],
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    // The parser drops the parentheses of JSDoc casts and takes what they type for `any`; the type check covers these files.
    files: ['**/*.mjs'],
    rules: {'@typescript-eslint/no-unsafe-assignment': 'off'},
  },
  {
    // Tools want their settings, Playwright its reporters, and workerd its Workers as a default export.
    files: [
      '*.config.{js,mjs,ts}',
      'build/*.{config,d}.ts',
      '.dependency-cruiser.mjs',
      'test/journeys/support/*-reporter.ts',
      'test/src/order-hook/examples/worker.ts',
    ],
    rules: {'no-restricted-syntax': ['error', ...noMarkupFromStrings]},
  },
);
