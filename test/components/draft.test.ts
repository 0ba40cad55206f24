import {expect} from '@open-wc/testing';
import {readDraft} from '../../components/draft.ts';
import {deleteDraft, saveDraft} from '../../components/keep-draft.ts';
import {memoryStorage} from '../../src/platform.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {wish} from '../support/fake-gateway.ts';
import {
  ada,
  buy,
  cleanUp,
  fill,
  fillCard,
  labelled,
  openElement,
  pick,
  query,
  see,
  seeNotice,
  submitButton,
  textOf,
  turn,
  until,
} from '../support/page.ts';

const shop = 'https://shop.example|key|';

afterEach(cleanUp);

describe('what was typed', () => {
  it('is kept and read again, until it is deleted', () => {
    const storage = memoryStorage();
    saveDraft(storage, shop, wish);
    expect(readDraft(storage, shop)).to.deep.equal(wish);
    expect(readDraft(storage, `${shop}other`)).to.equal(undefined);
    deleteDraft(storage, shop);
    expect(readDraft(storage, shop)).to.equal(undefined);
  });

  it('is not read where something else stands there', () => {
    const storage = memoryStorage();
    for (const text of [
      '{',
      'null',
      '1',
      '{}',
      '{"cart":{}}',
      '{"cart":{"planVariantId":1,"components":[]},"customer":{}}',
    ]) {
      storage.setItem(`sjs-draft:${shop}`, text);
      expect(readDraft(storage, shop), text).to.equal(undefined);
    }
  });

  it('is lost without harm when the storage is full', () => {
    const full = {
      ...memoryStorage(),
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => saveDraft(full, shop, wish)).not.to.throw();
  });
});

describe('a reload of this tab', () => {
  it('brings back plan, coupon and customer, and nothing of the payment', async () => {
    const platform = createFakeBrowser().openTab();
    const first = await openElement({properties: {platform, customer: {}}});
    await fill(first.element, 'First name', 'Grace');
    await pick(first.element, 'team-monthly');
    await fillCard(first.element);
    first.element.remove();
    const second = await openElement({properties: {platform, customer: {}}, attributes: {plan: 'basic-monthly'}});
    await see(() => textOf(submitButton(second.element)!), '€29.75');
    expect(labelled(second.element, 'First name').value).to.equal('Grace');
    await until(() => query(second.element, '[data-field=cardNumber]'), 'no card fields');
    expect(labelled(second.element, 'Card number').value).to.equal('');
    expect(platform.sessionStorage.getItem(`sjs-draft:${second.element.shop}`)).not.to.match(/4111|737/);
  });

  it('brings back the company of who chose to buy privately, which is priced and ordered by nobody', async () => {
    const platform = createFakeBrowser().openTab();
    const first = await openElement({properties: {platform}});
    await pick(first.element, 'company');
    await fill(first.element, 'Company name', 'Engines Ltd');
    await fill(first.element, 'VAT ID', 'DE123456789');
    await pick(first.element, 'private');
    first.element.remove();
    const {element, vendor} = await openElement({properties: {platform}});
    // Frameworks set properties late, and more than once.
    element.customer = {...ada, tag: 'crm-7'};
    await element.updateComplete;
    await turn(5);
    expect(query<HTMLInputElement>(element, 'input[value=private]')!.checked).to.equal(true);
    await pick(element, 'InvoicePayment');
    buy(element);
    await seeNotice(element, 'Thank you for your order');
    const sent = JSON.stringify([...vendor.preview.calls, ...vendor.createOrder.calls].map(({input}) => input));
    expect(sent).not.to.match(/Engines|DE123456789/);
  });

  it('brings back what was put aside as soon as it is asked for again', async () => {
    const platform = createFakeBrowser().openTab();
    const first = await openElement({properties: {platform}});
    await pick(first.element, 'company');
    await fill(first.element, 'Company name', 'Engines Ltd');
    await pick(first.element, 'private');
    first.element.remove();
    const {element} = await openElement({properties: {platform}});
    element.customer = {...ada, tag: 'crm-7'};
    await element.updateComplete;
    await turn(5);
    await pick(element, 'company');
    expect(labelled(element, 'Company name').value).to.equal('Engines Ltd');
  });

  it('brings back nothing where the merchant does not want that', async () => {
    const platform = createFakeBrowser().openTab();
    const first = await openElement({properties: {platform, customer: {}}, attributes: {'no-draft': ''}});
    await fill(first.element, 'First name', 'Grace');
    expect(platform.sessionStorage.getItem(`sjs-draft:${first.element.shop}`)).to.equal(null);
    first.element.remove();
    const second = await openElement({properties: {platform, customer: {}}, attributes: {'no-draft': ''}});
    expect(labelled(second.element, 'First name').value).to.equal('');
  });

  it('after success brings back nothing', async () => {
    const platform = createFakeBrowser().openTab();
    const {element} = await openElement({properties: {platform}});
    await fill(element, 'First name', 'Grace');
    await pick(element, 'InvoicePayment');
    expect(platform.sessionStorage.getItem(`sjs-draft:${element.shop}`)).to.contain('Grace');
    buy(element);
    await seeNotice(element, 'Thank you for your order');
    expect(platform.sessionStorage.getItem(`sjs-draft:${element.shop}`)).to.equal(null);
  });

  it('falls back to the first plan when the chosen one is gone', async () => {
    const platform = createFakeBrowser().openTab();
    const gone = {cart: {planVariantId: 'gold', components: []}, customer: {firstName: 'Grace'}};
    saveDraft(platform.sessionStorage, `${location.origin}|key|`, gone);
    const {element} = await openElement({properties: {platform}});
    expect(query<HTMLInputElement>(element, 'input[name=plan]')!.checked).to.equal(true);
    expect(labelled(element, 'First name').value).to.equal('Grace');
  });
});
