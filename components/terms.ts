/** What the page put into the `terms` slot: its required boxes are checked and marked together with the forms. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import type {Sentences} from './localize.ts';

/** The browser's own, or an element that behaves like one. */
type Control = HTMLElement & Pick<HTMLInputElement, 'checkValidity' | 'validity' | 'validationMessage'>;

export class Terms {
  readonly #host: {readonly renderRoot: ParentNode; requestUpdate(): void};
  /** In their order on the page. */
  #wrong: readonly Control[] = [];

  constructor(host: {readonly renderRoot: ParentNode; requestUpdate(): void}) {
    this.#host = host;
  }

  /** Marks what is missing or wrong; true when nothing is. */
  reportValidity({focus}: {readonly focus: boolean}): boolean {
    this.#judge();
    if (focus) this.#wrong[0]?.focus();
    return !this.#wrong.length;
  }

  /** No label in here can be described from in there, so that the page's controls are only called invalid. */
  render(messages: Sentences): TemplateResult {
    const [first] = this.#wrong;
    return html`<slot name="terms" @input=${this.#onInput}></slot>
      ${first && html`<p class="error" part="error">${sentenceFor(first, messages)}</p>`}`;
  }

  readonly #onInput = (): void => {
    if (this.#wrong.length) this.#judge();
  };

  #judge(): void {
    const slot = this.#host.renderRoot.querySelector<HTMLSlotElement>('slot[name="terms"]');
    const controls = (slot?.assignedElements({flatten: true}) ?? [])
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .filter(isControl);
    this.#wrong = controls.filter((control) => {
      const valid = control.checkValidity();
      control.ariaInvalid = valid ? null : 'true';
      return !valid;
    });
    this.#host.requestUpdate();
  }
}

function isControl(element: Element): element is Control {
  return 'validationMessage' in element;
}

/** The browser's own sentences are in its language, not in the page's. */
function sentenceFor({validity, validationMessage}: Control, messages: Sentences): string {
  return validity.valueMissing && !validity.customError
    ? (messages.missing_terms ?? messages.invalid_other)
    : validationMessage;
}
