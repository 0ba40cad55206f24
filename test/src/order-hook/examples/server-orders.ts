/** Orders that only your own server may make. The README shows this file. */
import {createBillwerkOrders} from 'sjs-checkout/order-hook';

const orders = createBillwerkOrders({
  billwerk: {
    host: process.env['BILLWERK_HOST'] ?? 'https://sandbox.billwerk.com',
    clientId: process.env['BILLWERK_CLIENT_ID'] ?? '',
    clientSecret: process.env['BILLWERK_CLIENT_SECRET'] ?? '',
  },
});

/** From the day it began: also what was billed since is settled anew. */
export async function upgradeFromTheStart(contractId: string, planVariantId: string): Promise<string> {
  const order = await orders.create({contractId, cart: {planVariantId}, changeDate: 'contractStart'});
  return (await orders.commit(order.orderId)).status;
}

/** An order for somebody new, checked by hand before it is paid: the page of the link has a `<sjs-checkout>`. */
export async function offerFor(emailAddress: string, planVariantId: string): Promise<string> {
  const customer = {emailAddress, address: {country: 'DE'}};
  const {orderId, grossTotal, currency} = await orders.create({customer, cart: {planVariantId}});
  return `/pay?sjs-order=${orderId}&sjs-total=${grossTotal}&sjs-currency=${currency}`;
}
