/** The order hook in a Worker (`workerd`). The README shows this file. */
import {createOrderHook, memoryStore, type OrderHook} from 'sjs-checkout/order-hook';
import {sessionOf} from './sessions.ts';

interface Environment {
  readonly BILLWERK_HOST: string;
  readonly BILLWERK_CLIENT_ID: string;
  readonly BILLWERK_CLIENT_SECRET: string;
}

let billing: OrderHook | undefined;

export default {
  fetch(request: Request, environment: Environment): Promise<Response> {
    billing ??= createOrderHook({
      billwerk: {
        host: environment.BILLWERK_HOST,
        clientId: environment.BILLWERK_CLIENT_ID,
        clientSecret: environment.BILLWERK_CLIENT_SECRET,
      },
      authenticate: async ({headers}) => {
        const session = await sessionOf(headers.get('cookie'));
        return session && {customerId: session.billwerkCustomerId};
      },
      // For trying it out: Workers run in many places at once, so a real one needs a store that they share.
      store: memoryStore(),
      basePath: '/billing',
    });
    return billing(request);
  },
};
