/** The inputs of `<sjs-payment-form>`: found, grouped, emptied, prefilled. What is typed stays in them. */
import type {Bearer} from '../src/model.ts';
import {groupInput} from './grouped-input.ts';
import type {Grouping} from './grouped-input.ts';
import type {PaymentField} from './payment-data.ts';

interface Form {
  /** The method in use. */
  readonly bearer: Bearer;
  readonly renderRoot?: ParentNode;
}

/** What grouped inputs held before the keystroke, to tell what it deleted. Emptied with them. */
const previous = new WeakMap<EventTarget, string>();
/** The default name as we last wrote it. */
const heldBefore = new WeakMap<EventTarget, string>();

/** The fields of the method in use, in their order; none while its inputs are not rendered. */
export function fieldsOf(form: Form): readonly PaymentField[] {
  return inputsOf(form).map(fieldOf);
}

/** The input of a field of the method in use. */
export function inputOf(form: Form, field: string): HTMLInputElement | undefined {
  return inputsOf(form).find((input) => fieldOf(input) === field);
}

/** Puts the spaces in, in the input's own event. */
export function groupTyped(input: HTMLInputElement, event: Event, grouping: Grouping): void {
  groupInput(input, event, previous.get(input) ?? '', grouping);
  previous.set(input, input.value);
}

/** Empties numbers and codes, of all methods; names stay. */
export function emptyInputs(form: Form): void {
  for (const input of all(form, '[data-field]:not([data-field$=Holder])')) {
    input.value = '';
    previous.delete(input);
  }
}

/** Writes a name into the holder fields that the shopper has left alone, of all methods. */
export function prefillHolders(form: Form, name: string): void {
  for (const input of all(form, '[data-field$=Holder]')) {
    // Anything but what we wrote there ourselves is the shopper's, or their browser's.
    if (input.value !== (heldBefore.get(input) ?? '')) continue;
    input.value = name;
    heldBefore.set(input, input.value);
  }
}

function inputsOf(form: Form): readonly HTMLInputElement[] {
  return all(form, `[data-bearer="${CSS.escape(form.bearer)}"] [data-field]`);
}

function all(form: Form, selector: string): readonly HTMLInputElement[] {
  return [...(form.renderRoot?.querySelectorAll<HTMLInputElement>(selector) ?? [])];
}

function fieldOf(input: HTMLElement): PaymentField {
  return input.dataset['field'] as PaymentField;
}
