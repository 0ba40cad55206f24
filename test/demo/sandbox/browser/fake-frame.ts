import type {FromForm, ToForm} from '../../../../demo/sandbox/browser/messages.ts';
import {read, write} from '../../../../demo/sandbox/browser/messages.ts';

export type MessageListener = (event: {source: unknown; origin: string; data: unknown}) => void;

/** A container in the page, into which the script puts its iframe. */
export class FakeElement {
  readonly frames: FakeFrame[] = [];

  append(frame: FakeFrame): void {
    frame.attach();
    this.frames.push(frame);
  }

  /** What the script put in. */
  get frame(): FakeFrame {
    const [frame] = this.frames;
    if (!frame) throw new Error('There is no iframe');
    return frame;
  }
}

/** The iframe, with a test in the place of the payment form. */
export class FakeFrame {
  src = '';
  /** Everything that the page said, with the origin it was meant for. */
  readonly heard: {message: ToForm; targetOrigin: string}[] = [];
  contentWindow: {postMessage: (text: string, targetOrigin: string) => void} | null = null;
  readonly #listeners: readonly MessageListener[];

  constructor(listeners: readonly MessageListener[]) {
    this.#listeners = listeners;
  }

  get url(): URL {
    return new URL(this.src);
  }

  attach(): void {
    this.contentWindow = {
      postMessage: (text, targetOrigin) => {
        const message = read<ToForm>(this.#channel, text);
        if (message) this.heard.push({message, targetOrigin});
      },
    };
  }

  remove(): void {
    this.contentWindow = null;
  }

  /** Speaks as the form does; or as somebody else, from another window or origin. */
  say(
    message: FromForm,
    {source = this.contentWindow, origin = this.url.origin}: {source?: unknown; origin?: string} = {},
  ) {
    for (const listener of this.#listeners) listener({source, origin, data: write(this.#channel, message)});
  }

  /** The messages of one kind. */
  said<Kind extends ToForm['kind']>(kind: Kind): Extract<ToForm, {kind: Kind}>[] {
    return this.heard.map(({message}) => message).filter((message) => message.kind === kind) as Extract<
      ToForm,
      {kind: Kind}
    >[];
  }

  get #channel(): string {
    return this.url.searchParams.get('xdm_c') ?? '';
  }
}
