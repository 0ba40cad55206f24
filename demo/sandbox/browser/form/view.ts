import {fieldsOf} from './fields.ts';
import type {Field, FieldName} from './fields.ts';
import {methodName, noteFor} from './texts.ts';
import type {Texts} from './texts.ts';

/** The form's document: one method is chosen from the start, several are for the shopper to choose from. */
export class View {
  readonly #texts: Texts;
  readonly #form = document.createElement('form');
  readonly #inputs = new Map<FieldName, HTMLInputElement>();
  #bearer: string | undefined;

  constructor(bearers: readonly string[], texts: Texts) {
    this.#texts = texts;
    this.#form.noValidate = true;
    // Enter in a field must not send it anywhere; paying is the page's business.
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    document.body.replaceChildren(this.#form);
    if (bearers.length > 1) this.#form.append(this.#chooser(bearers));
    else this.#show(bearers[0]);
  }

  /** Undefined until one is chosen. */
  get bearer(): string | undefined {
    return this.#bearer;
  }

  get typed(): ReadonlyMap<FieldName, string> {
    return new Map([...this.#inputs].map(([name, input]) => [name, input.value]));
  }

  /** Marks what is missing, and the field that the provider refused. */
  markInvalid(refused?: FieldName): void {
    for (const [name, input] of this.#inputs) {
      if (name === refused || input.value.trim() === '') input.setAttribute('aria-invalid', 'true');
    }
  }

  #show(bearer: string | undefined): void {
    this.#bearer = bearer;
    this.#inputs.clear();
    for (const part of this.#form.querySelectorAll('.part')) part.remove();
    if (bearer === undefined) return;
    const fields = fieldsOf(bearer);
    if (fields.length > 0) return this.#form.append(...fields.map((field) => this.#field(field)));
    const note = document.createElement('p');
    note.className = 'part';
    note.textContent = noteFor(bearer, this.#texts);
    this.#form.append(note);
  }

  #field({name, autocomplete, numeric = false, half = false}: Field): HTMLElement {
    const input = document.createElement('input');
    input.id = name;
    input.autocomplete = autocomplete;
    input.required = true;
    input.spellcheck = false;
    if (numeric) input.inputMode = 'numeric';
    input.addEventListener('input', () => input.removeAttribute('aria-invalid'));
    this.#inputs.set(name, input);
    return labelled(this.#texts[name], input, half ? 'part field half' : 'part field');
  }

  #chooser(bearers: readonly string[]): HTMLElement {
    const select = document.createElement('select');
    select.id = 'method';
    select.required = true;
    select.append(new Option(this.#texts.choose, ''));
    for (const bearer of bearers) select.append(new Option(methodName(bearer, this.#texts), bearer));
    select.addEventListener('change', () => this.#show(select.value || undefined));
    return labelled(this.#texts.method, select, 'field');
  }
}

function labelled(text: string, control: HTMLElement, className: string): HTMLElement {
  const label = document.createElement('label');
  label.htmlFor = control.id;
  label.textContent = text;
  const field = document.createElement('div');
  field.className = className;
  field.append(label, control);
  return field;
}
