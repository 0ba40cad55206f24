import {expect, fixture, html} from '@open-wc/testing';
import {loadMessages} from '../../components/localize.ts';
import {SjsQuantity} from '../../components/quantity.ts';
import {defineOnce} from '../../components/registry.ts';
import {button, labelled, press, query, textOf, write} from '../support/page.ts';

defineOnce('sjs-quantity', SjsQuantity);

const range = {min: 2, max: 20, step: 2, default: 4};

async function open(more: Partial<SjsQuantity> = {}) {
  const element = await fixture<SjsQuantity>(
    html`<sjs-quantity
      .name=${'Seats'}
      .label=${'Quantity'}
      .value=${4}
      .range=${range}
      .locale=${'en'}
    ></sjs-quantity>`,
  );
  Object.assign(element, more);
  const told: unknown[] = [];
  element.addEventListener('sjs-quantity', (event) => told.push((event as CustomEvent).detail));
  await element.updateComplete;
  return {element, told, input: labelled(element, 'Quantity')};
}

const message = (element: SjsQuantity) => query(element, '[role=alert]');

describe('<sjs-quantity>', () => {
  before(async () => {
    await Promise.all([loadMessages('en'), loadMessages('de')]);
  });

  it('goes up and down by its step, by button and by arrow key', async () => {
    const {element, told, input} = await open();
    button(element, 'More: Seats').click();
    press(input, 'ArrowUp');
    press(input, 'ArrowDown');
    button(element, 'Less: Seats').click();
    expect(told).to.deep.equal([6, 8, 6, 4].map((quantity) => ({quantity, typing: false})));
  });

  it('stops at its limits and keeps the focus there', async () => {
    const {element, told} = await open({value: 18});
    const more = button(element, 'More: Seats');
    more.focus();
    more.click();
    await element.updateComplete;
    expect(more.getAttribute('aria-disabled')).to.equal('true');
    more.click();
    expect(told).to.deep.equal([{quantity: 20, typing: false}]);
    expect(element.shadowRoot!.activeElement).to.equal(more);
  });

  it('takes what is typed, as soon as it is allowed', async () => {
    const {element, told} = await open();
    await write(element, 'Quantity', '1');
    expect(message(element)).to.equal(undefined);
    await write(element, 'Quantity', '12');
    expect(told).to.deep.equal([{quantity: 12, typing: true}]);
    expect(element.valid).to.equal(true);
  });

  for (const text of ['0', '-1', '1e9', '1.5', 'abc', '3', '22', '']) {
    it(`says what is wrong with "${text}", tells nobody of it, and keeps it to be corrected`, async () => {
      const {element, told, input} = await open();
      await write(element, 'Quantity', text);
      input.dispatchEvent(new Event('change', {bubbles: true}));
      await element.updateComplete;
      expect(element.valid).to.equal(false);
      expect(textOf(message(element)!)).to.equal('Please enter a number from 2 to 20, in steps of 2.');
      expect(input.value).to.equal(text);
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(told).to.deep.equal([]);
      button(element, 'More: Seats').click();
      await element.updateComplete;
      expect(input.value).to.equal('6');
      expect(message(element)).to.equal(undefined);
    });
  }

  it('speaks of whole numbers where they are, in German', async () => {
    const {element, input} = await open({locale: 'de', range: {min: 1, max: 1000, step: 1, default: 1}});
    await write(element, 'Quantity', '1,5');
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await element.updateComplete;
    expect(textOf(message(element)!)).to.equal('Bitte geben Sie eine ganze Zahl von 1 bis 1.000 ein.');
  });

  it('can be switched off', async () => {
    const {element, told, input} = await open({disabled: true});
    button(element, 'More: Seats').click();
    expect(input.disabled).to.equal(true);
    expect(told).to.deep.equal([]);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible, also when wrong (${scheme})`, async () => {
      document.documentElement.style.colorScheme = scheme;
      document.body.style.background = scheme === 'light' ? '#fff' : '#17181c';
      try {
        const {element, input} = await open();
        await expect(element).to.be.accessible();
        await write(element, 'Quantity', 'abc');
        input.dispatchEvent(new Event('change', {bubbles: true}));
        await element.updateComplete;
        await expect(element).to.be.accessible();
      } finally {
        document.documentElement.style.colorScheme = '';
        document.body.style.background = '';
      }
    });
  }
});
