import {errorDataOf, textMember} from './failure.ts';
import type {Fields} from './failure.ts';
import {selfService} from './origins.ts';
import {request} from './request.ts';
import type {Callback} from './request.ts';

interface Configuration {
  ReadyDelayMs: number;
  PaymentMethodEnum: string[];
  PaymentMethods: Fields;
}

/** `SubscriptionJS.Payment`: the account's configuration, and in real life every provider's library. */
export class Payment {
  readonly config: Fields;
  #configuration: Configuration | undefined;

  constructor(config: Fields, ready: (result?: unknown) => void, error: Callback) {
    this.config = config;
    const query = new URLSearchParams({publicApiKey: textMember(config, 'PublicApiKey')});
    const loaded = request(`${selfService}/configuration?${query.toString()}`);
    Promise.all([loaded, domContentLoaded()]).then(
      ([{data}]) => {
        const configuration = data as unknown as Configuration;
        // The real script now loads every provider's own library.
        window.setTimeout(() => {
          this.#configuration = configuration;
          ready();
        }, configuration.ReadyDelayMs);
      },
      (reason: unknown) => error(errorDataOf(reason)),
    );
  }

  /** Undefined until ready. */
  getAvailablePaymentMethods(): unknown {
    return this.#configuration?.PaymentMethods;
  }

  /** Undefined until ready. */
  getAvailablePaymentMethodEnum(): string[] | undefined {
    return this.#configuration && [...this.#configuration.PaymentMethodEnum];
  }

  get isReady(): boolean {
    return this.#configuration !== undefined;
  }
}

function domContentLoaded(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), {once: true}));
}

/** Paying without a ready Payment is the page's mistake, and throws at once. */
export function requireReady(payment: unknown): void {
  if (payment instanceof Payment && !payment.isReady) {
    throw new TypeError("Cannot read properties of undefined (reading 'PaymentMethods')");
  }
}
