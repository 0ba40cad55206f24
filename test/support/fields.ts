/** What shoppers and their browsers do to fields, and what they then see. For tests of the forms. */
import type {LitElement} from 'lit';

export function field<Input extends HTMLElement = HTMLInputElement>(form: LitElement, name: string): Input {
  const input =
    form.shadowRoot?.querySelector<Input>(`[data-bearer]:not([hidden]) [data-field="${name}"]`) ??
    form.shadowRoot?.querySelector<Input>(`form [data-field="${name}"]`);
  if (!input) throw new Error(`There is no field ${name}`);
  return input;
}

export function hasField(form: LitElement, name: string): boolean {
  return form.shadowRoot?.querySelector(`[data-field="${name}"]`) !== null;
}

/** Writes into a field, keystroke by keystroke as far as a page can tell; the focus stays. */
export async function type(form: LitElement, name: string, text: string): Promise<void> {
  const input = field(form, name);
  input.focus();
  for (const character of text) {
    input.value += character;
    input.dispatchEvent(new InputEvent('input', {inputType: 'insertText', bubbles: true, composed: true}));
  }
  await form.updateComplete;
}

/** Replaces what stands in a field, with the one `input` event of a paste. */
export async function enter(form: LitElement, name: string, text: string): Promise<void> {
  const input = field(form, name);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true, composed: true}));
  await form.updateComplete;
}

/** Leaves a field: `change`, then the focus goes. */
export async function leave(form: LitElement, name: string): Promise<void> {
  const input = field(form, name);
  input.dispatchEvent(new Event('change', {bubbles: true}));
  input.focus();
  input.blur();
  await form.updateComplete;
}

export async function choose(form: LitElement, name: string, value: string): Promise<void> {
  const select = field<HTMLSelectElement>(form, name);
  select.value = value;
  select.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  select.dispatchEvent(new Event('change', {bubbles: true}));
  await form.updateComplete;
}

/** Clicks the radio with this value. */
export async function pick(form: LitElement, value: string): Promise<void> {
  form.shadowRoot?.querySelector<HTMLInputElement>(`input[type=radio][value="${value}"]`)?.click();
  await form.updateComplete;
}

/** The message at a field, as its `aria-describedby` leads there; empty when the field is not marked. */
export function messageAt(form: LitElement, name: string): string {
  const input = field(form, name);
  if (input.getAttribute('aria-invalid') !== 'true') return '';
  const id = input.getAttribute('aria-describedby') ?? '';
  return form.shadowRoot?.getElementById(id)?.textContent?.trim() ?? '';
}

export function focusedField(form: LitElement): string | undefined {
  return (form.shadowRoot?.activeElement as HTMLElement | null)?.dataset['field'];
}
