/** The contracts of the signed-in customer. */
import {ownContract} from '../authority.ts';
import {allowOnly} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import {emptyBodySchema, readBody} from '../requests.ts';
import type {SelfServiceTokenAnswer} from '../wire.ts';

export function contractRoutes(app: HookApp, {billwerk}: HookContext): void {
  app.post('/contracts/:id/self-service-token', async (context) => {
    await readBody(context.req, emptyBodySchema);
    const {Id} = await ownContract(billwerk, context.get('customer'), context.req.param('id'));
    const {Token: token, Expiry: expiry} = await billwerk.selfServiceToken(Id!);
    const answer: SelfServiceTokenAnswer = {token, ...(expiry && {expiry})};
    return context.json(answer);
  });
  allowOnly(app, {'/contracts/:id/self-service-token': 'POST'});
}
