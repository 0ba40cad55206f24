/** What customers may change, beyond what the hook allows by itself. The README shows this file. */
import {createOrderHook, memoryStore} from 'sjs-checkout/order-hook';
import {sessionOf} from './sessions.ts';

export const billing = createOrderHook({
  billwerk: {
    host: process.env['BILLWERK_HOST'] ?? 'https://sandbox.billwerk.com',
    clientId: process.env['BILLWERK_CLIENT_ID'] ?? '',
    clientSecret: process.env['BILLWERK_CLIENT_SECRET'] ?? '',
  },
  authenticate: async (request) => {
    const session = await sessionOf(request.headers.get('cookie'));
    return session && {customerId: session.billwerkCustomerId};
  },
  store: memoryStore(),
  policy: (_customer, contract, change) => {
    // Add-ons without another plan are billed at once, not with the next regular billing.
    if (change.action === 'change') return {interimBilling: change.planVariantId === undefined};
    // Partners on billwerk's invoice order without a payment in the browser.
    return {commit: (contract?.['CustomFields'] as {partner?: boolean} | undefined)?.partner === true};
  },
  // What was used so far is billed along with a change.
  usages: () => [{componentId: '65a10c0de5b1e7e000000402', quantity: 3, memo: 'SMS in March', key: 'sms-2020-03'}],
});
