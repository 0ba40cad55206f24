import type {Account} from './account.ts';
import {addChangePages, addRunningContracts} from './change-data.ts';
import {newContract, newCustomer} from './contracts.ts';
import {
  DEMO_CONTRACT_ID,
  DEMO_CUSTOMER_ID,
  OTHER_CONTRACT_ID,
  OTHER_CUSTOMER_ID,
  PLAN_VARIANTS,
  USE_CASE_CUSTOMER_ID,
} from './test-data.ts';

/** The people of the demo: one with a card on file, one stranger, and the customer of billwerk's use-case page. */
export function addDemoData(account: Account): void {
  const sells = (id: string) => account.products.PlanVariants.some((variant) => variant.Id === id);
  const jonas = newCustomer(account, DEMO_CUSTOMER_ID, {
    FirstName: 'Jonas',
    LastName: 'Weber',
    CompanyName: 'Hofladen Weber',
    EmailAddress: 'jonas@hofladen-weber.example',
    Locale: 'en-GB',
    Address: {Street: 'Torstraße', HouseNumber: '12', PostalCode: '10119', City: 'Berlin', Country: 'DE'},
  });
  const bruno = newCustomer(account, OTHER_CUSTOMER_ID, {
    FirstName: 'Bruno',
    LastName: 'Keller',
    EmailAddress: 'bruno@example.com',
    Address: {Street: 'Mariahilfer Straße', HouseNumber: '5', PostalCode: '1060', City: 'Wien', Country: 'AT'},
  });
  newCustomer(account, USE_CASE_CUSTOMER_ID, {
    CompanyName: 'ACME Inc.',
    FirstName: 'John',
    LastName: 'Doe',
    EmailAddress: 'john.doe@example.com',
    Address: {Street: 'Zschopauer Straße', HouseNumber: '42', PostalCode: '10123', City: 'Berlin', Country: 'DE'},
  });
  if (sells(PLAN_VARIANTS.changePages)) addChangePages(account);
  if (!sells(PLAN_VARIANTS.soloMonthly)) return;
  newContract(account, {
    id: DEMO_CONTRACT_ID,
    customer: jonas,
    planVariantId: PLAN_VARIANTS.soloMonthly,
    quantity: 1,
    balance: 0,
    method: {
      bearer: 'CreditCard:FakePSP',
      details: {
        Type: 'CreditCard',
        CardType: 'Visa',
        ExpiryMonth: 12,
        ExpiryYear: 2031,
        Holder: 'Jonas Weber',
        Country: 'DE',
        Last4: '1111',
      },
    },
  });
  newContract(account, {
    id: OTHER_CONTRACT_ID,
    customer: bruno,
    planVariantId: PLAN_VARIANTS.soloYearly,
    quantity: 1,
    balance: 0,
    method: {bearer: 'InvoicePayment', details: {Type: 'InvoicePayment'}},
  });
  if (sells(PLAN_VARIANTS.teamYearly)) addRunningContracts(account);
}
