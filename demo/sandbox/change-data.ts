/** Customers whose contracts have run for a while, so that a change of them gives something back. */
import type {Account} from './account.ts';
import {addComponents, newContract, newCustomer} from './contracts.ts';
import {passBilling} from './regular-billing.ts';
import {
  CHANGE_PAGES_CONTRACT_ID,
  CHANGE_PAGES_CUSTOMER_ID,
  CHANGE_PAGES_READ_CONTRACT_ID,
  CHANGE_PAGES_READ_CUSTOMER_ID,
  CHANGE_PAGES_SUBSCRIPTIONS,
  COMPONENTS,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
  RUNNING_CUSTOMER_ID,
  RUNNING_INVOICE_CONTRACT_ID,
  RUNNING_SUBSCRIPTIONS,
} from './test-data.ts';
import {addPeriod, earlier} from './time.ts';

const ON_ACCOUNT = {bearer: 'InvoicePayment', details: {Type: 'InvoicePayment'}};

interface Running {
  id: string;
  planVariantId: string;
  start: Date;
  method: {bearer: string; details: {Type: string}};
  components?: readonly (readonly [subscriptionId: string, componentId: string, quantity: number])[];
}

export function addRunningContracts(account: Account): void {
  const mira = newCustomer(account, RUNNING_CUSTOMER_ID, {
    FirstName: 'Mira',
    LastName: 'Sommer',
    CompanyName: 'Sommer Blumen',
    EmailAddress: 'mira@sommer-blumen.example',
    Locale: 'en-GB',
    Address: {Street: 'Lange Reihe', HouseNumber: '7', PostalCode: '20099', City: 'Hamburg', Country: 'DE'},
  });
  const start = addPeriod(account.now(), {Unit: 'Day', Quantity: -10});
  const holder = {Holder: 'Mira Sommer', Country: 'DE', Last4: '1111'};
  const card = {Type: 'CreditCard', CardType: 'Visa', ExpiryMonth: 12, ExpiryYear: 2031, ...holder};
  run(account, mira, {
    id: RUNNING_CONTRACT_ID,
    planVariantId: PLAN_VARIANTS.soloMonthly,
    start,
    method: {bearer: 'CreditCard:FakePSP', details: card},
    components: [
      [RUNNING_SUBSCRIPTIONS.extraDriver, COMPONENTS.extraDriver, 2],
      [RUNNING_SUBSCRIPTIONS.prioritySupport, COMPONENTS.prioritySupport, 1],
    ],
  });
  const teamYearly = PLAN_VARIANTS.teamYearly;
  run(account, mira, {id: RUNNING_INVOICE_CONTRACT_ID, planVariantId: teamYearly, start, method: ON_ACCOUNT});
}

/** The contracts of billwerk's pages about changes, as old as they are there. */
export function addChangePages(account: Account): void {
  const Address = {PostalCode: '10123', City: 'Berlin', Country: 'DE'};
  const planVariantId = PLAN_VARIANTS.changePages;
  const {components, plan} = CHANGE_PAGES_SUBSCRIPTIONS;
  const jane = {FirstName: 'Jane', LastName: 'Doe', EmailAddress: 'jane.doe@example.com', Address};
  run(account, newCustomer(account, CHANGE_PAGES_CUSTOMER_ID, jane), {
    id: CHANGE_PAGES_CONTRACT_ID,
    planVariantId,
    start: earlier(new Date('2020-02-24T14:16:23.755Z'), account.now()),
    method: ON_ACCOUNT,
    components: [...components, ...plan].map((id) => [id, COMPONENTS.changePages, 1] as const),
  });
  const test = {FirstName: 'test', LastName: 'test', EmailAddress: 'test@example.com', Address};
  run(account, newCustomer(account, CHANGE_PAGES_READ_CUSTOMER_ID, test), {
    id: CHANGE_PAGES_READ_CONTRACT_ID,
    planVariantId,
    start: earlier(new Date('2020-02-26T09:32:36.123Z'), account.now()),
    method: ON_ACCOUNT,
  });
}

function run(account: Account, customer: ReturnType<typeof newCustomer>, running: Running): void {
  const {components = [], ...contract} = running;
  const created = newContract(account, {...contract, customer, quantity: 1, balance: 0});
  const lines = components.map(([Id, ComponentId, Quantity]) => ({Id, ComponentId, Quantity}));
  addComponents(account, created, lines);
  passBilling(account, created);
}
