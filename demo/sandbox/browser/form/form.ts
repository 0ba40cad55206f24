/**
 * What runs in the payment form's iframe, on an origin of its own. What is typed goes from here to the provider; the
 * page around gets a token.
 */
import {errorDataOf, failure} from '../failure.ts';
import {read, write} from '../messages.ts';
import type {Collected, FromForm, ToForm} from '../messages.ts';
import {request} from '../request.ts';
import {tokenize} from '../tokenize.ts';
import {fieldOfError, providerData} from './fields.ts';
import {applyStyle} from './style.ts';
import {textsIn} from './texts.ts';
import {View} from './view.ts';

const SELF_SERVICE = '/api/v1/CustomerSelfService';

// The page around is named in the address, as easyXDM does it: only it is listened to, and only it gets an answer.
const parameters = new URLSearchParams(window.location.search);
const parentOrigin = parameters.get('xdm_e') ?? '';
const channel = parameters.get('xdm_c') ?? '';
const [publicApiKey = '', query = ''] = window.location.hash.slice('#/'.length).split('?');
const language = new URLSearchParams(query).get('language') ?? 'en';

let view: Promise<View> | undefined;

window.addEventListener('message', ({source, origin, data}) => {
  if (source !== window.parent || origin !== parentOrigin) return;
  const message = read<ToForm>(channel, data);
  switch (message?.kind) {
    case 'configure':
      view ??= open(message.paymentMethods, message.style);
      view.catch((reason: unknown) => reply({kind: 'trouble', errorData: errorDataOf(reason)}));
      return;
    case 'payer':
      // Nobody waits for it: the next pay call shows whether it arrived.
      request(`${SELF_SERVICE}/paymentform/payer`, {body: {customer: message.customer}}).catch(() => undefined);
      return;
    case 'collect':
      collect().then(
        (collected) => reply({kind: 'collected', id: message.id, collected}),
        (reason: unknown) => reply({kind: 'failed', id: message.id, errorData: errorDataOf(reason)}),
      );
      return;
    case undefined:
  }
});
reply({kind: 'ready'});

function reply(message: FromForm): void {
  window.parent.postMessage(write(channel, message), parentOrigin);
}

/** `paymentMethods` restricts what the account offers; left out, all of it is there. */
async function open(paymentMethods: unknown, style: unknown): Promise<View> {
  const key = new URLSearchParams({publicApiKey: decodeURIComponent(publicApiKey)});
  const {data} = await request(`${SELF_SERVICE}/configuration?${key.toString()}`);
  const offered = data['PaymentMethodEnum'] as string[];
  const bearers = Array.isArray(paymentMethods) ? offered.filter((bearer) => paymentMethods.includes(bearer)) : offered;
  if (bearers.length === 0) throw failure('InvalidPaymentMethod', 'None of the payment methods is offered');
  document.documentElement.lang = language;
  applyStyle(style);
  return new View(bearers, textsIn(language));
}

async function collect(): Promise<Collected> {
  const form = await view;
  const bearer = form?.bearer;
  const typed = [...(form?.typed.values() ?? [])];
  if (!form || bearer === undefined || (typed.length > 0 && typed.every((value) => value.trim() === ''))) {
    form?.markInvalid();
    throw failure('InvalidPaymentData', "Unknown payment bearer 'undefined!'");
  }
  if (typed.length === 0) return {Bearer: bearer};
  try {
    return {Bearer: bearer, Token: await tokenize('', providerData(bearer, form.typed))};
  } catch (reason) {
    form.markInvalid(fieldOfError(errorDataOf(reason)));
    throw reason;
  }
}
