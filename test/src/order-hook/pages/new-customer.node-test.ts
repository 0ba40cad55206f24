/** billwerk's page "Adding contract for new customer": what reaches it is what the page says, field by field. */
import {expect, test} from 'vitest';
import {answerOf, post} from '../fake-billwerk.ts';
import {sandboxAt} from '../support/sandbox.ts';

/** The page's request. */
const sample = {
  TriggerInterimBilling: false,
  Cart: {
    PlanVariantId: '5e5361659cc9ba118cccc620',
    InheritStartDate: false,
    ComponentSubscriptions: [{ComponentId: '5e5361659cc9ba118cccc61e', Quantity: 2.0}],
  },
  Customer: {
    CompanyName: 'ACME Inc.',
    FirstName: 'John',
    LastName: 'Doe',
    VatId: 'DE424324234',
    EmailAddress: 'john.doe@example.com',
    Address: {
      AddressLine1: 'c/o Coworking Ltd.',
      Street: 'Zschopauer Straße',
      HouseNumber: '42',
      PostalCode: '10123',
      City: 'Berlin',
      Country: 'DE',
    },
    Hidden: false,
  },
  PreviewAfterTrial: false,
};
const cart = {
  planVariantId: '5e5361659cc9ba118cccc620',
  components: [{componentId: '5e5361659cc9ba118cccc61e', quantity: 2}],
};
const customer = {
  companyName: 'ACME Inc.',
  firstName: 'John',
  lastName: 'Doe',
  vatId: 'DE424324234',
  emailAddress: 'john.doe@example.com',
  address: {
    addressLine1: 'c/o Coworking Ltd.',
    street: 'Zschopauer Straße',
    houseNumber: '42',
    postalCode: '10123',
    city: 'Berlin',
    country: 'DE',
  },
};

test('a visitor’s order is made on the server, to be paid in the browser', async () => {
  const {hook, sent, sandbox} = sandboxAt('2020-02-24T06:10:13.000Z', '', {
    signup: {authorizeSignup: () => ({visitor: '192.0.2.7'}), rateLimit: {orders: 5, seconds: 60}},
  });
  const request = post('/billing/signup-orders', {customer, cart}, {'idempotency-key': 'visit'});
  const {body} = await answerOf(hook(request));
  expect(sent('POST', '/orders')).toEqual([sample]);
  expect(body).toMatchObject({grossTotal: 8.33, currency: 'EUR', status: 'InProgress'});
  expect(sandbox.state.orders.map(({id}) => id)).toEqual([body['orderId']]);
});

test('the merchant’s server orders for somebody new', async () => {
  const {orders, sent} = sandboxAt('2020-02-24T06:10:13.000Z', '');
  const made = await orders.create({customer, cart});
  expect(sent('POST', '/orders')).toEqual([sample]);
  expect(made).toMatchObject({grossTotal: 8.33, preview: {total: 7, totalVat: 1.33}});
});
