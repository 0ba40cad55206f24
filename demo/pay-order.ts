/** Hands the order named in the e-mail's link to the checkout. billwerk refuses the payment if the amount was tampered with. */
import 'sjs-checkout/define';

const link = new URLSearchParams(location.search);
const orderId = link.get('orderId');
const grossTotal = Number(link.get('grossTotal') ?? NaN);
const currency = link.get('currency');

if (orderId && currency && Number.isFinite(grossTotal)) {
  const template = document.querySelector<HTMLTemplateElement>('#order')!;
  const content = document.importNode(template.content, true);
  content.querySelector('sjs-checkout')!.order = {orderId, grossTotal, currency};
  template.replaceWith(content);
  document.querySelector('#no-order')?.remove();
}
