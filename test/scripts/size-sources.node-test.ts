import {expect, test} from 'vitest';
import {sharesOf} from '../../scripts/size-sources.mjs';

test('says how long each source is, and that what another one repeats weighs next to nothing', () => {
  const phrase = 'the quick brown fox jumps over the lazy dog and runs away';
  const shares = sharesOf([
    {source: 'one.ts', text: phrase},
    {source: 'two.ts', text: phrase},
    {source: 'other.ts', text: 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich'},
    {source: 'one.ts', text: '!'},
  ]);
  expect(shares.map(({source}) => source)[0]).toBe('other.ts');
  const one = shares.find(({source}) => source === 'one.ts');
  expect(one?.raw).toBe(phrase.length + 1);
  expect(one?.brotli).toBeLessThan(10);
});
