/** billwerk's contract -> what its customer may see. What is not named here does not come out: notes, turnover, dunning, custom fields. */
import type {ChangeDate, ComponentSubscription, Contract, StoredPaymentMethod} from '../model.ts';
import type {BillwerkClient} from './billwerk.ts';
import {changeDates} from './change-dates.ts';
import type {ChangeOffer} from './change-offer.ts';
import {nextChange, phaseAt, runsOrWillRun} from './contract-state.ts';
import {BillwerkFailure} from './failure.ts';
import {paysOnAccount} from './pay-mode.ts';
import type {BillwerkComponentSubscription, BillwerkContract} from './responses.ts';

/** A contract lacks what every documented one has: nothing is made up, least of all a balance. */
export class ContractIncomplete extends BillwerkFailure {
  constructor(field: string) {
    super('unavailable', `A contract has no ${field}`);
  }
}

/**
 * @param offer what it may be changed to, where that is known
 * @throws ContractIncomplete
 */
export async function viewOf(
  billwerk: BillwerkClient,
  contract: BillwerkContract,
  now: number,
  offer?: ChangeOffer,
): Promise<Contract> {
  const [subscriptions, dates] = await Promise.all([
    billwerk.componentSubscriptions(contract.Id!),
    changeDates(billwerk, contract, now),
  ]);
  return {...contractView(contract, subscriptions, dates, now), ...offer};
}

/** @throws ContractIncomplete */
export function contractView(
  contract: BillwerkContract,
  subscriptions: readonly BillwerkComponentSubscription[],
  dates: readonly ChangeDate[],
  now: number,
): Contract {
  const phase = phaseAt(contract, now);
  const next = nextChange(contract, now);
  const paymentMethod = storedMethod(contract);
  return {
    id: contract.Id ?? lacks('Id'),
    planId: contract.PlanId ?? phase?.PlanId ?? lacks('PlanId'),
    ...said('planVariantId', contract.PlanVariantId ?? phase?.PlanVariantId),
    ...said('quantity', phase?.Quantity),
    lifecycleStatus: contract.LifecycleStatus ?? lacks('LifecycleStatus'),
    startDate: contract.StartDate ?? lacks('StartDate'),
    ...said('lastBillingDate', contract.LastBillingDate),
    ...said('nextBillingDate', contract.NextBillingDate),
    ...said('billedUntil', contract.BilledUntil),
    ...said('endDate', contract.EndDate),
    currency: contract.Currency ?? lacks('Currency'),
    balance: contract.Balance ?? lacks('Balance'),
    ...(phase?.Type && phase.StartDate && {currentPhase: {type: phase.Type, startDate: phase.StartDate}}),
    ...(next?.StartDate && {
      nextPhase: {
        startDate: next.StartDate,
        ...said('planVariantId', next.PlanVariantId),
        ...said('quantity', next.Quantity),
      },
    }),
    ...said('paymentMethod', paymentMethod),
    componentSubscriptions: subscriptions.filter((each) => runsOrWillRun(each, now)).flatMap(subscriptionView),
    changeDates: dates,
  };
}

export function subscriptionView(subscription: BillwerkComponentSubscription): ComponentSubscription[] {
  const {Id, ComponentId, Quantity, StartDate, EndDate} = subscription;
  if (!Id || !ComponentId) return [];
  return [
    {
      id: Id,
      componentId: ComponentId,
      quantity: Quantity ?? 1,
      ...said('startDate', StartDate),
      ...said('endDate', EndDate),
    },
  ];
}

/** Kind, name and the last digits; holders, addresses and whole numbers stay on the server. */
function storedMethod(contract: BillwerkContract): StoredPaymentMethod | undefined {
  const bearer = contract.PaymentBearer;
  if (!bearer) return paysOnAccount(contract) ? {kind: 'on-account'} : undefined;
  if (bearer['Type'] === 'CreditCard') {
    return {
      kind: 'card',
      ...said('name', textOf(bearer['CardType'])),
      ...said('lastDigits', lastDigits(bearer['Last4'])),
      ...said('expires', expiry(bearer['ExpiryYear'], bearer['ExpiryMonth'])),
    };
  }
  if (bearer['Type'] === 'BankAccount') {
    return {kind: 'account', ...said('lastDigits', lastDigits(bearer['IBAN'] ?? bearer['Account']))};
  }
  return {kind: 'other', ...said('name', contract.PaymentProvider ?? textOf(bearer['Type']))};
}

function lastDigits(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value).padStart(4, '0') : textOf(value);
  return text && /[0-9A-Za-z]{2,4}$/.exec(text)?.[0];
}

function expiry(year: unknown, month: unknown): string | undefined {
  if (!Number(year) || !Number(month)) return undefined;
  const fullYear = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  return `${fullYear}-${String(Number(month)).padStart(2, '0')}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/** Null is billwerk's other word for nothing [D]. */
function said<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): {readonly [key in Name]?: NonNullable<Value>} {
  return (value === undefined || value === null ? {} : {[name]: value}) as {
    readonly [key in Name]?: NonNullable<Value>;
  };
}

function lacks(field: string): never {
  throw new ContractIncomplete(field);
}
