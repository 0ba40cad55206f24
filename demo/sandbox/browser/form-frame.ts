import {failure, Failure} from './failure.ts';
import type {Collected, FromForm, ToForm} from './messages.ts';
import {read, write} from './messages.ts';
import {paymentFormOrigin} from './origins.ts';

export interface FrameOptions {
  container: Element;
  publicApiKey: string;
  locale: string;
  paymentMethods: unknown;
  style: unknown;
  onTrouble: (errorData: unknown) => void;
}

interface Waiting {
  resolve: (collected: Collected) => void;
  reject: (reason: Failure) => void;
}

/** The iframe and the line to it. Speaks to the form's origin only, and listens to nobody else. */
export class FormFrame {
  readonly #options: FrameOptions;
  readonly #channel = `default${Math.floor(Math.random() * 10_000)}`;
  readonly #frame = document.createElement('iframe');
  readonly #waiting = new Map<number, Waiting>();
  #payer: unknown;
  #isReady = false;
  #lastId = 0;

  constructor(options: FrameOptions) {
    this.#options = options;
    const query = new URLSearchParams({xdm_e: window.location.origin, xdm_c: this.#channel, xdm_p: '1'});
    this.#frame.src =
      `${paymentFormOrigin}/portal/signup_payment_iframe.html?${query.toString()}` +
      `#/${encodeURIComponent(options.publicApiKey)}?language=${encodeURIComponent(options.locale)}`;
    this.#frame.frameBorder = '0';
    window.addEventListener('message', (event) => this.#receive(event));
    options.container.append(this.#frame);
  }

  tellPayer(customer: unknown): void {
    this.#payer = customer;
    if (this.#isReady) this.#send({kind: 'payer', customer});
  }

  /** Asks the form for a token of what was typed. One that has no page yet is asked as soon as it has. */
  collect(): Promise<Collected> {
    if (!this.#frame.contentWindow) return Promise.reject(failure('InvalidConfiguration', 'The payment form is gone'));
    const id = (this.#lastId += 1);
    if (this.#isReady) this.#send({kind: 'collect', id});
    return new Promise((resolve, reject) => this.#waiting.set(id, {resolve, reject}));
  }

  #send(message: ToForm): void {
    this.#frame.contentWindow?.postMessage(write(this.#channel, message), paymentFormOrigin);
  }

  #receive({source, origin, data}: MessageEvent): void {
    if (!source || source !== this.#frame.contentWindow || origin !== paymentFormOrigin) return;
    const message = read<FromForm>(this.#channel, data);
    switch (message?.kind) {
      case 'ready':
        return this.#start();
      case 'trouble':
        return this.#options.onTrouble(message.errorData);
      case 'collected':
        this.#waiting.get(message.id)?.resolve(message.collected);
        this.#waiting.delete(message.id);
        return;
      case 'failed':
        this.#waiting.get(message.id)?.reject(new Failure(message.errorData));
        this.#waiting.delete(message.id);
        return;
      case undefined:
    }
  }

  /** The page in the frame is there; again, and empty, after somebody moved the frame in the document. */
  #start(): void {
    this.#isReady = true;
    const {paymentMethods, style} = this.#options;
    this.#send({kind: 'configure', paymentMethods, style});
    if (this.#payer !== undefined) this.#send({kind: 'payer', customer: this.#payer});
    for (const id of this.#waiting.keys()) this.#send({kind: 'collect', id});
  }
}
