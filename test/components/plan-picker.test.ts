import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {parseCatalog} from '../../src/catalog-reader.ts';
import type {Catalog} from '../../src/model.ts';
import {SjsPlanPicker} from '../../components/plan-picker.ts';
import type {LeafEventDetails} from '../../components/events.ts';
import {loadMessages} from '../../components/localize.ts';
import type {SjsQuantity} from '../../components/quantity.ts';
import {defineOnce} from '../../components/registry.ts';

defineOnce('sjs-plan-picker', SjsPlanPicker);

type Selection = LeafEventDetails['sjs-select'];

const month = {unit: 'Month', quantity: 1};
const year = {unit: 'Year', quantity: 1};

const catalog = parseCatalog({
  currency: 'EUR',
  priceTax: 'net',
  plans: [
    {id: 'hobby', name: 'Hobby', variants: [{id: 'hobby', price: 0, period: month}]},
    {
      id: 'team',
      name: 'Team <b>',
      badge: 'Popular',
      description: 'For the crew',
      features: ['10 riders'],
      components: ['sms', 'priority', 'calls'],
      variants: [
        {id: 'team-monthly', price: 29, setupFee: 49, trial: {unit: 'Day', quantity: 14}, period: month},
        {id: 'team-yearly', price: 290, period: year},
      ],
    },
    {
      id: 'fleet',
      name: 'Fleet',
      components: ['sms'],
      variants: [{id: 'fleet', price: 9, period: month, quantity: {min: 5, max: 500, step: 1, default: 10}}],
    },
  ],
  components: [
    {id: 'sms', name: 'SMS', type: 'QuantityBased', price: 5, unit: '100 SMS', period: month, max: 50},
    {id: 'priority', name: 'Priority support', type: 'OnOff', price: 19, period: month},
    {id: 'calls', name: 'API calls', type: 'Metered', price: 0.085, unit: 'call'},
  ],
});

before(async () => {
  await loadMessages('en');
});

async function picker(properties: Partial<SjsPlanPicker> = {}): Promise<SjsPlanPicker> {
  const element = await fixture<SjsPlanPicker>(html`<sjs-plan-picker .catalog=${catalog}></sjs-plan-picker>`);
  Object.assign(element, properties);
  await drawn(element);
  return element;
}

function find<Type extends HTMLElement = HTMLElement>(element: SjsPlanPicker, selector: string): Type {
  const found = element.renderRoot.querySelector<Type>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

const cards = (element: SjsPlanPicker) => [...element.renderRoot.querySelectorAll<HTMLElement>('[part~="card"]')];
const radio = (element: SjsPlanPicker, id: string) =>
  find<HTMLInputElement>(element, `input[name="plan"][value="${id}"]`);
const chosen = (element: SjsPlanPicker) => find<HTMLInputElement>(element, 'input[name="plan"]:checked').value;
const field = (element: SjsPlanPicker, name: string) =>
  [...element.renderRoot.querySelectorAll('sjs-quantity')].find((each) => each.name === name)!;
const input = (element: SjsPlanPicker, name: string) => within<HTMLInputElement>(field(element, name), 'input');
const button = (element: SjsPlanPicker, name: string, kind: 'plus' | 'minus') =>
  within(field(element, name), `.${kind}`);
const addOn = (element: SjsPlanPicker) => find<HTMLInputElement>(element, 'input[type="checkbox"]');
const message = (element: SjsPlanPicker, name: string) =>
  field(element, name).renderRoot.querySelector('[part="error"]');

function within<Type extends HTMLElement = HTMLElement>(parent: SjsQuantity, selector: string): Type {
  const found = parent.renderRoot.querySelector<Type>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** What the shopper can do comes after the cards. */
async function drawn(element: SjsPlanPicker): Promise<void> {
  await element.updateComplete;
  await import('../../components/plan-choices.ts');
  while (element.renderRoot.querySelector('.choice:empty')) await aTimeout(0);
  const fields = [...element.renderRoot.querySelectorAll('sjs-quantity')];
  if (fields.length) await customElements.whenDefined('sjs-quantity');
  await Promise.all(fields.map(({updateComplete}) => updateComplete));
}

function selections(element: SjsPlanPicker): Selection[] {
  const seen: Selection[] = [];
  element.addEventListener('sjs-select', ({detail}) => seen.push(detail));
  return seen;
}

async function type(element: SjsPlanPicker, name: string, text: string): Promise<void> {
  input(element, name).value = text;
  input(element, name).dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await drawn(element);
}

async function leave(element: SjsPlanPicker, name: string): Promise<void> {
  input(element, name).dispatchEvent(new Event('change', {bubbles: true}));
  await drawn(element);
}

/** As a browser puts it together from `aria-labelledby`. */
function accessibleName(element: SjsPlanPicker, input: HTMLElement): string {
  const ids = input.getAttribute('aria-labelledby')!.split(' ');
  return ids.map((id) => find(element, `#${id}`).textContent.replace(/\s+/g, ' ').trim()).join(' ');
}

describe('<sjs-plan-picker>', () => {
  it('shows one card per plan, with the first chosen', async () => {
    const element = await picker();
    expect(cards(element)).to.have.length(3);
    expect(chosen(element)).to.equal('hobby');
  });

  it('shows plan names as text, whatever they contain', async () => {
    const element = await picker();
    expect(find(element, '#name-1 [part="name"]').textContent).to.equal('Team <b>');
    expect(element.renderRoot.querySelector('b')).to.equal(null);
  });

  it('tells a screen reader plan, price, period and whether VAT comes on top', async () => {
    const element = await picker();
    expect(accessibleName(element, radio(element, 'team-monthly'))).to.equal('Team <b> €29.00 per month · plus VAT');
    expect(accessibleName(element, radio(element, 'hobby'))).to.equal('Hobby Free');
  });

  it('says that VAT is included where prices are gross', async () => {
    const element = await picker({catalog: {...catalog, priceTax: 'gross'} satisfies Catalog});
    expect(cards(element)[1]!.textContent).to.contain('incl. VAT');
  });

  it('shows trial, set-up fee, badge and features', async () => {
    const text = cards(await picker())[1]!.textContent;
    for (const expected of ['14 days', '€49.00', 'Popular', '10 riders']) expect(text).to.contain(expected);
  });

  it('is in the language of its locale', async () => {
    const element = await picker({locale: 'de-AT'});
    while (!element.renderRoot.textContent?.includes('pro Monat')) await new Promise((resolve) => setTimeout(resolve));
    expect(find(element, 'legend').textContent).to.equal('Abrechnungszeitraum');
  });

  it('asks for the plan that is clicked, once', async () => {
    const element = await picker();
    const seen = selections(element);
    find(element, 'label[for="plan-1"]').click();
    await drawn(element);
    expect(seen).to.deep.equal([{planVariantId: 'team-monthly', components: [], typing: false}]);
    expect(chosen(element)).to.equal('team-monthly');
    expect(cards(element)[1]!.part.contains('card-selected')).to.equal(true);
  });

  it('asks for nothing when the page sets its properties', async () => {
    const element = await picker();
    const seen = selections(element);
    element.planVariantId = 'fleet';
    element.quantity = 7;
    await drawn(element);
    expect(chosen(element)).to.equal('fleet');
    expect(input(element, 'Fleet').value).to.equal('7');
    expect(seen).to.deep.equal([]);
  });

  it('chooses the first plan when the wanted one does not exist', async () => {
    expect(chosen(await picker({planVariantId: 'nothing'}))).to.equal('hobby');
  });

  it('changes nothing in size when another plan is chosen', async () => {
    const element = await picker({planVariantId: 'hobby'});
    const sizes = () => cards(element).map((card) => [card.offsetTop, card.offsetWidth, card.offsetHeight]);
    const before = sizes();
    element.planVariantId = 'fleet';
    await drawn(element);
    expect(sizes()).to.deep.equal(before);
  });

  it('has the place for quantity fields before they arrive', async () => {
    const element = await picker({planVariantId: 'fleet'});
    const height = () => element.offsetHeight;
    const complete = height();
    for (const each of element.renderRoot.querySelectorAll('.choice')) each.replaceChildren();
    expect(height()).to.equal(complete);
  });

  for (const inlineSize of ['280px', '900px']) {
    it(`has the place for add-ons before they arrive, ${inlineSize} wide`, async () => {
      const element = await picker({planVariantId: 'team-monthly'});
      element.style.inlineSize = inlineSize;
      const height = () => element.offsetHeight;
      const complete = height();
      for (const each of element.renderRoot.querySelectorAll('.choice')) each.replaceChildren();
      for (const each of element.renderRoot.querySelectorAll('[part="component-price"]')) each.textContent = '\u00a0';
      expect(height()).to.equal(complete);
    });
  }

  it('says what the properties say, even when a page takes a choice back', async () => {
    const element = await picker();
    element.addEventListener('sjs-select', () => (element.planVariantId = 'hobby'), {once: true});
    radio(element, 'fleet').click();
    await drawn(element);
    expect(chosen(element)).to.equal('hobby');
  });

  it('can be disabled', async () => {
    const element = await picker({planVariantId: 'fleet', disabled: true});
    expect(radio(element, 'hobby').matches(':disabled')).to.equal(true);
    expect(input(element, 'Fleet').matches(':disabled')).to.equal(true);
    expect(button(element, 'Fleet', 'plus').matches(':disabled')).to.equal(true);
  });

  it('holds the place of the cards until there is a catalog', async () => {
    const element = await picker({catalog: undefined});
    expect(find(element, '[aria-busy="true"]').offsetHeight).to.be.greaterThan(100);
  });
});

describe('<sjs-plan-picker> billing periods', () => {
  const period = (element: SjsPlanPicker, key: string) =>
    find<HTMLInputElement>(element, `input[name="interval"][value="${key}"]`);

  it('keep the plan when they are switched', async () => {
    const element = await picker({planVariantId: 'team-monthly'});
    const seen = selections(element);
    period(element, '1 Year').click();
    await drawn(element);
    expect(seen.map(({planVariantId}) => planVariantId)).to.deep.equal(['team-yearly']);
    expect(chosen(element)).to.equal('team-yearly');
  });

  it('leave plans that have no such period on show, with their own', async () => {
    const element = await picker({planVariantId: 'team-yearly'});
    expect(period(element, '1 Year').checked).to.equal(true);
    expect(cards(element)[2]!.textContent).to.contain('per month');
    radio(element, 'fleet').click();
    await drawn(element);
    expect(chosen(element)).to.equal('fleet');
    expect(period(element, '1 Year').checked).to.equal(true);
  });

  it('follow a plan variant that the page sets', async () => {
    const element = await picker({planVariantId: 'team-monthly'});
    element.planVariantId = 'team-yearly';
    await drawn(element);
    expect(period(element, '1 Year').checked).to.equal(true);
    expect(chosen(element)).to.equal('team-yearly');
  });

  it('are not offered where every plan has one', async () => {
    const element = await picker({catalog: {...catalog, plans: [catalog.plans[0]!, catalog.plans[2]!]}});
    expect(element.renderRoot.querySelector('[part="switch"]')).to.equal(null);
  });

  it('let variants of one period stand side by side under their names', async () => {
    const [hobby] = catalog.plans;
    const variant = hobby!.variants[0]!;
    const twins = {
      ...hobby!,
      variants: [
        {...variant, name: 'Flexible'},
        {...variant, id: 'bound', name: 'One year'},
      ],
    };
    const element = await picker({catalog: {...catalog, plans: [twins]}});
    expect(cards(element)).to.have.length(2);
    expect(accessibleName(element, radio(element, 'bound'))).to.contain('One year');
  });
});

describe('<sjs-plan-picker> quantities', () => {
  it('go up and down by button, at once', async () => {
    const element = await picker({planVariantId: 'fleet'});
    const seen = selections(element);
    button(element, 'Fleet', 'plus').click();
    await drawn(element);
    button(element, 'Fleet', 'minus').click();
    expect(seen.map(({quantity, typing}) => [quantity, typing])).to.deep.equal([
      [11, false],
      [10, false],
    ]);
  });

  it('say that someone is typing', async () => {
    const element = await picker({planVariantId: 'fleet'});
    const seen = selections(element);
    await type(element, 'Fleet', '25');
    expect(seen[0]).to.deep.equal({planVariantId: 'fleet', quantity: 25, components: [], typing: true});
  });

  it('choose the plan they belong to', async () => {
    const element = await picker();
    const seen = selections(element);
    button(element, 'Fleet', 'plus').click();
    await drawn(element);
    expect(seen).to.deep.equal([{planVariantId: 'fleet', quantity: 11, components: [], typing: false}]);
    expect(chosen(element)).to.equal('fleet');
  });

  it('are remembered while another plan is looked at', async () => {
    const element = await picker({planVariantId: 'fleet', quantity: 42});
    radio(element, 'hobby').click();
    await drawn(element);
    expect(input(element, 'Fleet').value).to.equal('42');
    radio(element, 'fleet').click();
    await drawn(element);
    expect(element.quantity).to.equal(42);
  });

  it('go up and down by arrow key', async () => {
    const element = await picker({planVariantId: 'fleet'});
    const seen = selections(element);
    input(element, 'Fleet').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowUp', cancelable: true}));
    expect(seen[0]?.quantity).to.equal(11);
  });

  it('end at the limits, where the buttons say so and keep the focus', async () => {
    const element = await picker({planVariantId: 'fleet', quantity: 5});
    const seen = selections(element);
    const minus = button(element, 'Fleet', 'minus');
    expect(minus.getAttribute('aria-disabled')).to.equal('true');
    minus.focus();
    minus.click();
    expect(seen).to.deep.equal([]);
    expect((field(element, 'Fleet').renderRoot as ShadowRoot).activeElement).to.equal(minus);
  });

  for (const text of ['abc', '0', '-1', '1.5', '1e9', '1000000000']) {
    it(`keep "${text}" as typed, say what is wrong and ask for nothing`, async () => {
      const element = await picker({planVariantId: 'fleet'});
      const seen = selections(element);
      await type(element, 'Fleet', text);
      await leave(element, 'Fleet');
      expect(input(element, 'Fleet').value).to.equal(text);
      expect(input(element, 'Fleet').getAttribute('aria-invalid')).to.equal('true');
      expect(input(element, 'Fleet').getAttribute('aria-describedby')).to.equal(message(element, 'Fleet')!.id);
      expect(message(element, 'Fleet')!.textContent).to.equal('Please enter a whole number from 5 to 500.');
      expect(element.valid).to.equal(false);
      expect(seen).to.deep.equal([]);
    });
  }

  it('are not called wrong while they are typed digit by digit', async () => {
    const element = await picker({planVariantId: 'fleet'});
    await type(element, 'Fleet', '2');
    expect(message(element, 'Fleet')).to.equal(null);
    expect(element.valid).to.equal(false);
    await leave(element, 'Fleet');
    expect(message(element, 'Fleet')).not.to.equal(null);
    await type(element, 'Fleet', '25');
    expect(message(element, 'Fleet')).to.equal(null);
    expect(element.valid).to.equal(true);
  });

  it('bring the focus to what has to be corrected', async () => {
    const element = await picker({planVariantId: 'fleet'});
    await type(element, 'Fleet', '');
    expect(element.reportValidity()).to.equal(false);
    await drawn(element);
    expect((field(element, 'Fleet').renderRoot as ShadowRoot).activeElement).to.equal(input(element, 'Fleet'));
    expect(message(element, 'Fleet')).not.to.equal(null);
  });

  it('do not matter while another plan is chosen', async () => {
    const element = await picker({planVariantId: 'fleet'});
    await type(element, 'Fleet', 'abc');
    element.planVariantId = 'hobby';
    await drawn(element);
    expect(element.valid).to.equal(true);
    expect(input(element, 'Fleet').value).to.equal('abc');
  });
});

describe('<sjs-plan-picker> components', () => {
  it('are those of the chosen plan', async () => {
    const element = await picker();
    expect(element.renderRoot.querySelector('[part="components"]')).to.equal(null);
    element.planVariantId = 'team-monthly';
    await drawn(element);
    expect(element.renderRoot.querySelectorAll('[part="component"]')).to.have.length(3);
  });

  it('say what usage costs', async () => {
    const element = await picker({planVariantId: 'team-monthly'});
    expect(find(element, '#component-2-price').textContent).to.equal('€0.085 per call · billed by usage · plus VAT');
  });

  it('are switched on and off', async () => {
    const element = await picker({planVariantId: 'team-monthly', components: []});
    const seen = selections(element);
    addOn(element).click();
    await drawn(element);
    addOn(element).click();
    expect(seen.map(({components}) => components)).to.deep.equal([[{componentId: 'priority', quantity: 1}], []]);
  });

  it('have quantities of their own', async () => {
    const element = await picker({planVariantId: 'team-monthly', components: [{componentId: 'priority', quantity: 1}]});
    const seen = selections(element);
    await type(element, 'SMS', '3');
    expect(seen[0]).to.deep.equal({
      planVariantId: 'team-monthly',
      components: [
        {componentId: 'sms', quantity: 3},
        {componentId: 'priority', quantity: 1},
      ],
      typing: true,
    });
  });

  it('go along to another plan that offers them, and stay behind where it does not', async () => {
    const element = await picker({
      planVariantId: 'team-monthly',
      components: [
        {componentId: 'sms', quantity: 3},
        {componentId: 'priority', quantity: 1},
      ],
    });
    const seen = selections(element);
    radio(element, 'fleet').click();
    expect(seen[0]?.components).to.deep.equal([{componentId: 'sms', quantity: 3}]);
  });
});

describe('<sjs-plan-picker> for everyone', () => {
  afterEach(() => {
    document.documentElement.style.removeProperty('color-scheme');
    document.documentElement.style.removeProperty('background');
  });

  for (const scheme of ['light', 'dark']) {
    const states: [name: string, properties: Partial<SjsPlanPicker>][] = [
      ['with a plan and its components chosen', {planVariantId: 'team-monthly'}],
      ['with a quantity', {planVariantId: 'fleet'}],
      ['disabled', {planVariantId: 'fleet', disabled: true}],
      ['without a catalog', {catalog: undefined}],
    ];
    for (const [name, properties] of states) {
      it(`is accessible ${name}, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.style.background = 'Canvas';
        await expect(await picker(properties)).to.be.accessible();
      });
    }

    it(`is accessible with a wrong quantity, ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
      const element = await picker({planVariantId: 'fleet'});
      await type(element, 'Fleet', 'abc');
      await expect(element).to.be.accessible();
    });
  }

  it('fits into 280 pixels', async () => {
    const element = await picker({planVariantId: 'team-monthly'});
    element.style.inlineSize = '280px';
    await drawn(element);
    expect(element.scrollWidth).to.be.at.most(280);
    expect(new Set(cards(element).map(({offsetLeft}) => offsetLeft)).size).to.equal(1);
  });

  it('has cards of one height side by side', async () => {
    const element = await picker();
    element.style.inlineSize = '1000px';
    await drawn(element);
    expect(new Set(cards(element).map(({offsetTop}) => offsetTop)).size).to.equal(1);
    expect(new Set(cards(element).map(({offsetHeight}) => offsetHeight)).size).to.equal(1);
  });
});
