import {expect, test} from 'vitest';
import {whatLoads} from '../../scripts/size.mjs';

const manifest = {
  'embed.ts': {
    file: 'entry.js',
    isEntry: true,
    imports: ['_lit.js'],
    dynamicImports: ['picker.ts', 'form.ts', 'de.ts'],
  },
  '_lit.js': {file: 'lit.js'},
  'picker.ts': {file: 'picker.js', imports: ['_shared.js']},
  '_shared.js': {file: 'shared.js'},
  'form.ts': {file: 'form.js', imports: ['_lit.js'], dynamicImports: ['iban.ts']},
  'iban.ts': {file: 'iban.js', dynamicImports: ['banks.ts']},
  'banks.ts': {file: 'banks.js'},
  'de.ts': {file: 'de.js'},
};

test('counts the entry, what it imports, and what the plan cards load', () => {
  const {beforePlanCards} = whatLoads(manifest, {lazyBeforePlanCards: ['picker.ts'], optionalModules: {}});
  expect(beforePlanCards).toEqual(new Set(['entry.js', 'lit.js', 'picker.js', 'shared.js']));
});

test('counts every lazy chunk in a purchase, but the optional ones and what only these load', () => {
  const optionalModules = {'de.ts': 'a language', 'iban.ts': 'debit'};
  const {firstPurchase} = whatLoads(manifest, {lazyBeforePlanCards: [], optionalModules});
  expect(firstPurchase).toEqual(new Set(['entry.js', 'lit.js', 'picker.js', 'shared.js', 'form.js']));
});

test('refuses an exception that is none any more', () => {
  const settings = {lazyBeforePlanCards: [], optionalModules: {'gone.ts': 'was lazy once'}};
  expect(() => whatLoads(manifest, settings)).toThrow('gone.ts');
});
