/** The contracts of the signed-in customer. */
import type {Contract} from '../../model.ts';
import {ownContract, ownContracts} from '../authority.ts';
import {allowOnly} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import {isOver} from '../contract-state.ts';
import {viewOf} from '../contract-view.ts';
import {emptyBodySchema, readBody} from '../requests.ts';
import type {ContractAnswer, ContractsAnswer, SelfServiceTokenAnswer} from '../wire.ts';

/** Each contract of a list is asked about twice more: of a customer with hundreds, not all at once. */
const contractsAtOnce = 5;

export function contractRoutes(app: HookApp, {billwerk, clock}: HookContext): void {
  app.get('/contracts', async (context) => {
    const now = clock.now();
    const running = (await ownContracts(billwerk, context.get('customer'))).filter((each) => !isOver(each, now));
    const contracts: Contract[] = [];
    for (let start = 0; start < running.length; start += contractsAtOnce) {
      const some = running.slice(start, start + contractsAtOnce);
      contracts.push(...(await Promise.all(some.map((each) => viewOf(billwerk, each, now)))));
    }
    return context.json({contracts} satisfies ContractsAnswer);
  });

  app.get('/contracts/:id', async (context) => {
    const contract = await ownContract(billwerk, context.get('customer'), context.req.param('id'));
    return context.json((await viewOf(billwerk, contract, clock.now())) satisfies ContractAnswer);
  });

  app.post('/contracts/:id/self-service-token', async (context) => {
    await readBody(context.req, emptyBodySchema);
    const {Id} = await ownContract(billwerk, context.get('customer'), context.req.param('id'));
    const {Token: token, Expiry: expiry} = await billwerk.selfServiceToken(Id!);
    const answer: SelfServiceTokenAnswer = {token, ...(expiry && {expiry})};
    return context.json(answer);
  });

  allowOnly(app, {'/contracts': 'GET', '/contracts/:id': 'GET', '/contracts/:id/self-service-token': 'POST'});
}
