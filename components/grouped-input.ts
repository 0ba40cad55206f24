/**
 * Spaces in card numbers, IBANs and dates while they are typed. The caret stays beside the character it was beside, and
 * deleting a space deletes the character behind it.
 */

export interface GroupedText {
  readonly value: string;
  readonly caret: number;
}

export interface Grouping {
  /** What counts of a text: without separators and anything else that cannot belong there. */
  keep(text: string): string;
  /** Puts the separators into a kept text. Must not add, drop or reorder other characters. */
  group(text: string): string;
  /** What the shopper means when they have just written `text` and the caret is at its end. */
  complete?(text: string): string;
}

export const byFour = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');

export const cardNumberGrouping: Grouping = {
  keep: (text) => text.replace(/\D/g, '').slice(0, 19),
  // American Express prints 4-6-5, all others fours.
  group: (digits) =>
    /^3[47]/.test(digits) ? digits.replace(/^(.{4})(?=.)/, '$1 ').replace(/^(.{11})(?=.)/, '$1 ') : byFour(digits),
};

export const expiryGrouping: Grouping = {
  keep: (text) => text.replace(/\D/g, '').slice(0, 6),
  group: (digits) => digits.replace(/^../, '$& / '),
  complete: (text) =>
    text
      // Some password managers write 2030-12.
      .replace(/^\s*(\d{4})-(\d\d)\s*$/, '$2$1')
      // "1/" and "5" can only be the first and the fifth month.
      .replace(/^\s*(\d)\s*[/.-]/, '0$1')
      .replace(/^\s*([2-9])/, '0$1'),
};

/** `text` as it should stand there, with the caret beside the same character; a caret at the end stays at the end. */
export function regroup(text: string, caret: number, grouping: Grouping): GroupedText {
  const value = grouping.group(grouping.keep(text));
  if (caret >= text.length) return {value, caret: value.length};
  const before = grouping.keep(text.slice(0, caret)).length;
  let position = 0;
  while (position < value.length && grouping.keep(value.slice(0, position)).length < before) position++;
  return {value, caret: position};
}

/** What a change of `previous` into `text` makes of it. `inputType` as the `input` event says it, empty from autofill. */
export function regroupChange(
  previous: string,
  text: string,
  caret: number,
  inputType: string,
  grouping: Grouping,
): GroupedText {
  if (!inputType.startsWith('delete')) {
    if (caret < text.length || !grouping.complete) return regroup(text, caret, grouping);
    return regroup(grouping.complete(text), Infinity, grouping);
  }
  const kept = grouping.keep(text);
  if (kept !== grouping.keep(previous)) return regroup(text, caret, grouping);
  // Only a separator went. Its neighbour goes with it, or the key would seem stuck.
  const before = grouping.keep(text.slice(0, caret)).length;
  const cut = inputType.endsWith('Forward') ? before : Math.max(0, before - 1);
  const shortened = kept.slice(0, cut) + kept.slice(cut + 1);
  return regroup(shortened, cut, grouping);
}

/** Groups what an input holds, in its `input` event. `previous` is what it held before. */
export function groupInput(input: HTMLInputElement, event: Event, previous: string, grouping: Grouping): void {
  const {inputType = '', isComposing = false} = event as Partial<InputEvent>;
  // An input method is still writing; the event that ends the composition comes here again.
  if (isComposing) return;
  const {value, selectionStart} = input;
  const grouped = regroupChange(previous, value, selectionStart ?? value.length, inputType, grouping);
  if (grouped.value === value) return;
  input.value = grouped.value;
  // Autofill also writes into fields that have no caret; giving them one would take the focus along in WebKit.
  if (input.matches(':focus')) input.setSelectionRange(grouped.caret, grouped.caret);
}
