/** Answers that are JSON, and not what was agreed on. */

/** Also within what the answer lists. */
function withNumbers(value: unknown, change: (number: number) => unknown): unknown {
  if (typeof value === 'number') return change(value);
  if (Array.isArray(value)) return value.map((each) => withNumbers(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNumbers(each, change)]));
}

export const distortions: readonly (readonly [name: string, change: (answer: unknown) => unknown])[] = [
  ['nothing in it', () => ({})],
  ['null for every number', (answer) => withNumbers(answer, () => null)],
  ['a string for every number', (answer) => withNumbers(answer, String)],
  ['null', () => null],
];
