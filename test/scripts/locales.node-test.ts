import {expect, test} from 'vitest';
import {languagesIn, listOf, updateLanguages} from '../../scripts/locales.mjs';

test('a file that is named by a language tag is a language, and no other file is', () => {
  const files = ['pt.ts', 'pt-BR.ts', 'zh-Hant.ts', 'en.ts', 'en-first.ts', 'messages.ts', 'languages.ts', 'fil.ts'];
  expect(languagesIn(files)).toEqual(['en', 'fil', 'pt', 'pt-BR', 'zh-Hant']);
});

test('is looked up by its tag in lower case', () => {
  expect(listOf(['pt-BR'])).toContain("'pt-br': () => import('./pt-BR.ts'),");
});

test('the list of languages is up to date', () => {
  expect(updateLanguages({check: true})).toBe(true);
});
