/** A labelled field with hint and message, and the rule when a message appears. Shared by the forms. */
import type {ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';
import {html, noChange, nothing} from 'lit';
import {needErrors} from './error-messages.ts';
import {isComplete} from './locales/messages.ts';
import {fill} from './localize.ts';
import type {Localize, Sentences} from './localize.ts';

export interface FieldOptions {
  /** Unique in the shadow root; hint and message take theirs from it. */
  readonly id: string;
  /** Which value this is; `data-field` of the control. */
  readonly field: string;
  readonly label: string;
  /** "(optional)", where the field may stay empty. */
  readonly optional?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong, as a sentence. It takes the hint's place. */
  readonly problem?: string | undefined;
}

export interface TextFieldOptions extends FieldOptions {
  /** Leave out to never touch what the input holds. */
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'text';
  readonly placeholder?: string;
  /** Numbers and codes: written left to right in every language. */
  readonly code?: boolean;
  /** Shown inside the input, at its end. */
  readonly adornment?: TemplateResult | typeof nothing;
}

/** The id list for the control's `aria-describedby`. */
function describedBy({id, hint, problem}: FieldOptions): string | typeof nothing {
  return problem ? `${id}-error` : hint ? `${id}-hint` : nothing;
}

/** Label, control, then hint or message: three rows that line up with the field beside it. */
export function fieldFrame(options: FieldOptions, control: TemplateResult): TemplateResult {
  const {id, field, label, optional, hint, problem} = options;
  return html`<div class="field ${field}" part="field">
    <label for=${id} part="label">${label}${optional && html` <span class="optional">${optional}</span>`}</label>
    ${control}
    ${
      problem
        ? html`<p class="error" part="error" id="${id}-error">${problem}</p>`
        : hint
          ? html`<p class="hint" part="hint" id="${id}-hint">${hint}</p>`
          : nothing
    }
  </div>`;
}

export function textField(options: TextFieldOptions): TemplateResult {
  const input = html`<input
    class="input ${options.code ? 'code' : ''}"
    part="input"
    id=${options.id}
    data-field=${options.field}
    type=${options.type ?? 'text'}
    autocomplete=${options.autocomplete ?? nothing}
    inputmode=${options.inputmode ?? nothing}
    placeholder=${options.placeholder ?? nothing}
    spellcheck="false"
    aria-required=${options.optional ? nothing : 'true'}
    aria-invalid=${options.problem ? 'true' : nothing}
    aria-describedby=${describedBy(options)}
    .value=${options.value ?? noChange}
  />`;
  return fieldFrame(options, options.adornment ? html`<div class="adorned">${input}${options.adornment}</div>` : input);
}

export function selectField(options: FieldOptions & {readonly autocomplete: string}, choices: unknown): TemplateResult {
  return fieldFrame(
    options,
    html`<div class="adorned chevron">
      <select
        class="input select"
        part="input select"
        id=${options.id}
        data-field=${options.field}
        autocomplete=${options.autocomplete}
        aria-required="true"
        aria-invalid=${options.problem ? 'true' : nothing}
        aria-describedby=${describedBy(options)}
      >
        ${choices}
      </select>
    </div>`,
  );
}

const pointerEvents = ['pointerdown', 'pointerup', 'pointercancel'];

/**
 * Which fields show a message, and when: on leaving a field that was typed in, never while it is typed for the first
 * time; once shown, it goes with the keystroke that makes it right.
 */
export class FieldMessages implements ReactiveController, EventListenerObject {
  /** The field last found wrong on leaving it. Those the focus leads to are not announced. */
  #announced: string | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #localize: Localize;
  readonly #check: (field: string) => keyof Sentences | undefined;
  readonly #shown = new Map<string, string>();
  readonly #edited = new Set<string>();
  #pointerDown = false;

  /** `check` says what is wrong with a field now, by the key of its sentence. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    localize: Localize,
    check: (field: string) => keyof Sentences | undefined,
  ) {
    this.#host = host;
    this.#localize = localize;
    this.#check = check;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of pointerEvents) addEventListener(type, this, true);
  }

  hostDisconnected(): void {
    for (const type of pointerEvents) removeEventListener(type, this, true);
  }

  handleEvent({type}: Event): void {
    this.#pointerDown = type === 'pointerdown';
  }

  /**
   * What is said at a field. Its key is a sentence's own, or an error code, whose sentences may still be on their way;
   * until then, and for codes nobody knows, the field's own sentence stands there, or a general one.
   */
  at(field: string, messages: Sentences, values: Readonly<Record<string, string | number>> = {}): string | undefined {
    const key = this.#shown.get(field);
    const sentences: Readonly<Partial<Record<string, string>>> = messages;
    const sentence =
      sentences[key ?? ''] ?? sentences[`error_${key}`] ?? sentences[`invalid_${field}`] ?? messages.invalid_other;
    return key && fill(sentence, {...values, nothingCharged: ''});
  }

  /** A live region for messages that appear behind the shopper. */
  renderAnnouncement(messages: Sentences, values?: Readonly<Record<string, string | number>>): TemplateResult {
    const said = this.#announced && isComplete(messages) ? this.at(this.#announced, messages, values) : undefined;
    return html`<div class="visually-hidden" role="status">${said ?? nothing}</div>`;
  }

  /** The shopper, or their browser, wrote into the field. */
  edited(field: string): void {
    this.#edited.add(field);
    this.recheck(field);
  }

  /** What a shown message hangs on has changed. */
  recheck(field: string): void {
    if (this.#shown.has(field)) this.#judge(field);
  }

  /** The focus left the field. */
  left(field: string): void {
    if (!this.#edited.has(field)) return;
    if (this.#pointerDown) {
      // A message now would push the button away from under the pointer that is about to click it.
      addEventListener('pointerup', () => setTimeout(() => this.#leave(field)), {once: true, capture: true});
    } else {
      this.#leave(field);
    }
  }

  /** Checks all; the first that is wrong, or undefined. */
  report(fields: readonly string[]): string | undefined {
    this.#announced = undefined;
    for (const field of fields) this.#judge(field);
    return fields.find((field) => this.#shown.has(field));
  }

  /** Shows what somebody else found wrong, until the field is edited. */
  mark(field: string, key: string): void {
    this.#edited.delete(field);
    this.#show(field, key);
  }

  /** Forgets everything about these fields. */
  forget(fields: readonly string[]): void {
    for (const field of fields) {
      this.#shown.delete(field);
      this.#edited.delete(field);
    }
    this.#host.requestUpdate();
  }

  #leave(field: string): void {
    this.#judge(field);
    this.#announced = field;
  }

  #judge(field: string): void {
    const key = this.#check(field);
    if (key) return this.#show(field, key);
    this.#shown.delete(field);
    this.#host.requestUpdate();
  }

  #show(field: string, key: string): void {
    this.#shown.set(field, key);
    this.#host.requestUpdate();
    void needErrors(this.#localize);
  }
}
