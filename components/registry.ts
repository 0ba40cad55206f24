/** Registers an element unless the page has it already, such as from a second copy of this script. */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
