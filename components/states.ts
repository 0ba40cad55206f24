/** Custom states for `:state(name)`. Browsers without them simply do not match the selector. */
export class States {
  readonly #states: CustomStateSet | undefined;

  constructor(host: HTMLElement) {
    // Server rendering and older browsers know elements without internals, or internals without states.
    this.#states = (host.attachInternals?.() as Partial<ElementInternals> | undefined)?.states;
  }

  set(name: string, on: boolean): void {
    if (on) this.#states?.add(name);
    else this.#states?.delete(name);
  }
}
