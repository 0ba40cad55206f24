/** Where this script came from, and where the payment form's iframe is: the server writes that into the script. */
const script = document.currentScript;
if (!(script instanceof HTMLScriptElement)) throw new Error('subscription.js must be loaded by a script tag');

export const origin = new URL(script.src).origin;
export const paymentFormOrigin = '{{payment-form-origin}}';
export const selfService = `${origin}/api/v1/CustomerSelfService`;
