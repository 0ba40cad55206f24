import {expect} from '@open-wc/testing';
import {
  buy,
  card,
  cleanUp,
  fillCard,
  focused,
  labelled,
  openElement,
  see,
  seeNotice,
  termsBox,
  textOf,
  until,
} from '../support/page.ts';
import type {OpenedCheckout} from '../support/page.ts';

const required = 'This is required to order.';

async function openWithTerms(...children: readonly Element[]): Promise<OpenedCheckout> {
  const opened = await openElement({children});
  await fillCard(opened.element);
  return opened;
}

afterEach(cleanUp);

describe('what the page put into the terms slot', () => {
  it('must be ticked where it is required; until then it is marked, and nothing typed is lost', async () => {
    const {label, box} = termsBox();
    const {element, vendor} = await openWithTerms(label);
    buy(element);
    await see(() => textOf(element), required);
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    await until(() => focused() === box, 'no focus');
    expect(vendor.createOrder.calls).to.have.length(0);
    expect(labelled(element, 'Card number').value).to.equal(card['Card number']);
    box.click();
    await until(() => !textOf(element).includes(required), 'the message stays');
    expect(box.getAttribute('aria-invalid')).to.equal(null);
    buy(element);
    await seeNotice(element, 'Thank you for your order');
  });

  it('is marked wherever something is missing', async () => {
    const [one, other] = [termsBox(), termsBox()];
    const optional = document.createElement('input');
    optional.type = 'checkbox';
    const both = document.createElement('div');
    both.slot = 'terms';
    both.append(one.label, other.label, optional);
    const {element} = await openWithTerms(both);
    one.box.checked = true;
    buy(element);
    await until(() => focused() === other.box, 'no focus');
    expect([one.box, other.box, optional].map(({ariaInvalid}) => ariaInvalid)).to.deep.equal([null, 'true', null]);
  });

  it('is called wrong in the page’s own words where it has some', async () => {
    const {label, box} = termsBox();
    box.setCustomValidity('Please read them first.');
    const {element} = await openWithTerms(label);
    buy(element);
    await see(() => textOf(element), 'Please read them first.');
    expect(textOf(element)).not.to.contain(required);
  });

  it('may be an element of the page’s own', async () => {
    class Captcha extends HTMLElement {
      static readonly formAssociated = true;
      readonly #internals = this.attachInternals();
      validationMessage = 'Are you a robot?';
      get validity() {
        return this.#internals.validity;
      }
      connectedCallback() {
        this.tabIndex = 0;
        this.#internals.setValidity({customError: true}, this.validationMessage);
      }
      checkValidity() {
        return this.#internals.checkValidity();
      }
    }
    customElements.define('test-captcha', Captcha);
    const captcha = document.createElement('test-captcha');
    captcha.slot = 'terms';
    const {element, vendor} = await openWithTerms(captcha);
    buy(element);
    await see(() => textOf(element), 'Are you a robot?');
    await until(() => focused() === captcha, 'no focus');
    expect(vendor.createOrder.calls).to.have.length(0);
  });
});
