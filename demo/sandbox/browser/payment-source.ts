import {hasFields} from './bearers.ts';
import {failure, isFields, member, textMember} from './failure.ts';
import {origin, selfService} from './origins.ts';
import {Payment} from './payment.ts';
import {collectFrom, PaymentForm, processedBefore} from './payment-form.ts';
import type {PaymentSource} from './payment-form.ts';
import {request} from './request.ts';
import type {Answer, Ask} from './request.ts';
import {tokenize} from './tokenize.ts';

/**
 * The one place that knows where payment data comes from. A Payment instance goes with typed data; `null` goes with a
 * payment form, or with data that a form has processed.
 */
function paymentSource(payment: unknown, secretOrForm: unknown): Promise<PaymentSource> {
  if (payment instanceof Payment) return typedPaymentData(payment, secretOrForm);
  if (secretOrForm instanceof PaymentForm) return collectFrom(secretOrForm);
  const processed = processedBefore(secretOrForm);
  if (processed) return Promise.resolve(processed);
  return Promise.reject(failure('InvalidPaymentData', 'Neither a payment form nor what one has processed'));
}

async function typedPaymentData(payment: Payment, secret: unknown): Promise<PaymentSource> {
  const Bearer = member(secret, 'Bearer');
  const source = {
    publicApiKey: textMember(payment.config, 'PublicApiKey'),
    returnUrl: textMember(payment.config, 'ProviderReturnUrl'),
  };
  if (typeof Bearer !== 'string' || !hasFields(Bearer)) return {...source, paymentData: {Bearer}};
  return {...source, paymentData: {Bearer, Token: await tokenize(origin, isFields(secret) ? secret : {})}};
}

/** Hands payment data over to one of billwerk's pay calls; `order` is left out where only the method is replaced. */
export async function pay(
  path: string,
  payment: unknown,
  secretOrForm: unknown,
  {order, ...ask}: {order?: unknown} & Pick<Ask, 'token'> = {},
): Promise<Answer> {
  const source = await paymentSource(payment, secretOrForm);
  const paid = isFields(order) && {
    orderId: member(order, 'OrderId'),
    grossTotal: member(order, 'GrossTotal'),
    currency: member(order, 'Currency'),
  };
  return request(selfService + path, {...ask, body: {...source, ...paid}});
}
