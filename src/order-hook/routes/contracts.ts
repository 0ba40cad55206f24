/** The contracts of the signed-in customer. */
import type {Contract} from '../../model.ts';
import {ownContract, ownContracts} from '../authority.ts';
import {changeOffers} from '../change-offer.ts';
import {addComponent, checkComponent, openComponents} from '../component-subscription.ts';
import {allowOnly, json} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import {isOver} from '../contract-state.ts';
import {ContractIncomplete, subscriptionView, viewOf} from '../contract-view.ts';
import {afterwards} from '../failure.ts';
import {createOnce} from '../idempotency.ts';
import {describeError} from '../logger.ts';
import {Problem} from '../problem.ts';
import {componentSchema, emptyBodySchema, isId, readBody} from '../requests.ts';
import type {BillwerkContract} from '../responses.ts';
import type {ContractAnswer, ContractsAnswer, SelfServiceTokenAnswer} from '../wire.ts';

/** Each contract of a list is asked about twice more: of a customer with hundreds, not all at once. */
const contractsAtOnce = 5;

export interface ContractRoutesOptions {
  /**
   * Whether customers may add components without an order (`POST /contracts/{id}/component-subscriptions`): they see no price
   * before, and are billed with the next regular billing. Default: no.
   */
  readonly componentSubscriptions?: boolean;
}

export function contractRoutes(app: HookApp, hook: HookContext, options: ContractRoutesOptions): void {
  const {billwerk, clock, store, logger} = hook;

  app.get('/contracts', async (context) => {
    const now = clock.now();
    const [own, offerTo] = await Promise.all([ownContracts(billwerk, context.get('customer')), changeOffers(hook)]);
    const running = own.filter((each) => !isOver(each, now));
    const contracts: Contract[] = [];
    for (let start = 0; start < running.length; start += contractsAtOnce) {
      const some = running.slice(start, start + contractsAtOnce);
      const views = await Promise.all(
        some.map((each) => viewOf(billwerk, each, now, offerTo(each)).catch((error: unknown) => leftOut(each, error))),
      );
      contracts.push(...views.filter((view) => view !== undefined));
    }
    return json({contracts} satisfies ContractsAnswer);
  });

  /** One that nobody can show must not hide the others; any other failure would only make the list look complete. */
  function leftOut({Id}: BillwerkContract, error: unknown): undefined {
    if (!(error instanceof ContractIncomplete)) throw error;
    logger.warn('order-hook: a contract is left out of the list', {contractId: Id!, cause: describeError(error)});
  }

  app.get('/contracts/:id', async (context) => {
    const {id} = context.req.param();
    const [contract, offerTo] = await Promise.all([
      ownContract(billwerk, context.get('customer'), id),
      changeOffers(hook),
    ]);
    return json((await viewOf(billwerk, contract, clock.now(), offerTo(contract))) satisfies ContractAnswer);
  });

  app.post('/contracts/:id/self-service-token', async (context) => {
    await readBody(context.req, emptyBodySchema);
    const {Id} = await ownContract(billwerk, context.get('customer'), context.req.param('id'));
    const {Token: token, Expiry: expiry} = await billwerk.selfServiceToken(Id!);
    const answer: SelfServiceTokenAnswer = {token, ...(expiry && {expiry})};
    return json(answer);
  });

  if (options.componentSubscriptions) {
    app.post('/contracts/:id/component-subscriptions', async (context) => {
      const component = await readBody(context.req, componentSchema);
      const contractId = context.req.param('id');
      if (!isId(contractId)) throw new Problem('ContractNotFound');
      const customer = context.get('customer');
      const {customerId} = customer;
      const {orderId: id, created} = await createOnce({
        store,
        clock,
        logger,
        route: 'component-subscriptions',
        customerId,
        key: context.req.header('idempotency-key'),
        body: {contractId, ...component},
        open: await openComponents(hook, customerId, contractId, component),
        check: () => checkComponent(hook, customer, contractId, component),
        create: () =>
          addComponent(billwerk, contractId, {...component, startDate: new Date(clock.now()).toISOString()}),
      });
      if (created) logger.info('order-hook: component subscription created', {id});
      const all = created ? [created] : await afterwards(billwerk.componentSubscriptions(contractId));
      const view = all.filter(({Id}) => Id === id).flatMap(subscriptionView)[0];
      // It was made, and somebody took it away since.
      if (!view) throw new Problem('ComponentSubscriptionUnknown');
      return json(view, 201);
    });
    allowOnly(app, {'/contracts/:id/component-subscriptions': 'POST'});
  }

  allowOnly(app, {'/contracts': 'GET', '/contracts/:id': 'GET', '/contracts/:id/self-service-token': 'POST'});
}
