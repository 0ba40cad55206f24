import {expect} from '@open-wc/testing';
import type {PaymentForm} from '../../../src/checkout/gateway.ts';
import type {Customer} from '../../../src/model.ts';
import {acceptedOf, declined, orderOf, wish} from '../../support/fake-gateway.ts';
import {settle} from '../../support/fake-clock.ts';
import {openCheckout} from '../../support/open-checkout.ts';

const {customer} = wish;
const style = {body: {}, label: {}, input: {}, inputRequired: {}, inputInvalid: {}};
const settings = {bearer: 'CreditCard:PayOne', locale: 'de', style, onError: () => undefined};

/** A form on the page; `payers` are those it was told of. */
function formOnPage(): {readonly form: PaymentForm; readonly payers: Customer[]} {
  const payers: Customer[] = [];
  const form: PaymentForm = {
    bearer: settings.bearer,
    payerChanged: (payer) => void payers.push(payer),
    remove: () => undefined,
  };
  return {form, payers};
}

describe('a payment form of the provider', () => {
  it('is opened for the customer in the form, and hears of changes to the customer only', async () => {
    const {checkout, gateway} = await openCheckout();
    const {form, payers} = formOnPage();
    const opening = checkout.openForm(document.createElement('div'), settings);
    expect(gateway.openForm.last.input.customer).to.deep.equal(customer);
    await gateway.openForm.last.answer(form);
    expect(await opening).to.equal(form);
    checkout.change({...wish, cart: {...wish.cart, planVariantId: 'yearly'}});
    expect(payers).to.be.empty;
    checkout.change({...wish, customer: {...customer, lastName: 'Hopper'}}, {typing: true});
    expect(payers.map(({lastName}) => lastName)).to.deep.equal(['Hopper']);
  });

  it('hears of a customer who was changed while it was opened', async () => {
    const {checkout, gateway} = await openCheckout();
    const {form, payers} = formOnPage();
    void checkout.openForm(document.createElement('div'), settings);
    checkout.change({...wish, customer: {...customer, lastName: 'Hopper'}});
    await gateway.openForm.last.answer(form);
    expect(payers.map(({lastName}) => lastName)).to.deep.equal(['Hopper']);
  });

  it('cannot be had from a payer that has none', async () => {
    const {gateway} = await openCheckout();
    const {openForm: _, ...payer} = gateway.payer;
    const {checkout} = await openCheckout({payer});
    const error: unknown = await checkout
      .openForm(document.createElement('div'), settings)
      .catch((cause: unknown) => cause);
    expect(error).to.include({code: 'PaymentFormMissing'});
  });

  it('pays the order in two steps even where the page prefers one call, which takes no form', async () => {
    const {buy, checkout, gateway} = await openCheckout({flow: 'subscribe'});
    const {form} = formOnPage();
    await buy(form);
    await gateway.createOrder.last.answer(orderOf());
    expect(gateway.pay.last.input.data).to.equal(form);
    await gateway.pay.last.answer(acceptedOf());
    expect(gateway.subscribe.calls).to.be.empty;
    expect(checkout.state.attempt.phase).to.equal('succeeded');
  });

  it('stays for another try with the same order after a decline', async () => {
    const {buy, gateway, checkout} = await openCheckout();
    const {form} = formOnPage();
    await buy(form);
    await gateway.createOrder.last.answer(orderOf());
    await gateway.pay.last.fail(declined());
    expect(checkout.state.attempt.phase).to.equal('editing');
    await buy(form);
    await settle();
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.pay.calls).to.have.length(2);
  });
});
