import {expect, test} from 'vitest';
import {fillExamples, fillTables} from '../../scripts/manifest.mjs';

const manifest = {
  modules: [
    {
      declarations: [
        {
          tagName: 'sjs-x',
          attributes: [{name: 'plan', fieldName: 'plan'}],
          members: [
            {kind: 'field', name: 'plan', attribute: 'plan', default: "'a' | 'b'", description: 'A plan,\nor not.'},
            {kind: 'method', name: 'reset', parameters: [{name: 'force'}], description: 'Begins again.'},
          ],
          slots: [{name: '', description: 'everything'}],
        },
      ],
    },
  ],
};

test('fills the tables between the markers and nothing else', () => {
  const text = 'Before\n<!-- api:sjs-x -->\nold\n<!-- /api -->\nAfter';
  expect(fillTables(text, manifest)).toBe(
    [
      'Before\n<!-- api:sjs-x -->\n',
      '| Attribute | Property | Default | What it is |',
      '| --- | --- | --- | --- |',
      "| `plan` | `plan` | `'a' \\| 'b'` | A plan, or not. |\n",
      '| Method | What it does |',
      '| --- | --- |',
      '| `reset(force)` | Begins again. |\n',
      '| Slot | What it is |',
      '| --- | --- |',
      '| (default) | everything |\n',
      '<!-- /api -->\nAfter',
    ].join('\n'),
  );
});

test('filling twice changes nothing more', () => {
  const once = fillTables('<!-- api:sjs-x --><!-- /api -->', manifest);
  expect(fillTables(once, manifest)).toBe(once);
});

test('refuses an element that is not there', () => {
  expect(() => fillTables('<!-- api:sjs-y --><!-- /api -->', manifest)).toThrow('sjs-y');
});

test('shows the example that the tests run, as it stands', () => {
  const text = '<!-- file:a/b.ts -->old<!-- /file -->';
  const once = fillExamples(text, (path) => `// ${path}\n`);
  expect(once).toBe('<!-- file:a/b.ts -->\n\n```ts\n// a/b.ts\n```\n\n<!-- /file -->');
  expect(fillExamples(once, (path) => `// ${path}\n`)).toBe(once);
});
