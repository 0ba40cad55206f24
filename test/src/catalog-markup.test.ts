import {expect, fixture, html} from '@open-wc/testing';
import {readCatalogFromChildren} from '../../src/catalog-markup.ts';
import type {CheckoutError} from '../../src/errors.ts';

function refusal(element: Element): CheckoutError {
  try {
    readCatalogFromChildren(element);
  } catch (error) {
    return error as CheckoutError;
  }
  throw new Error('the catalog was taken');
}

/** Written by `textContent`, as the parser of a page would leave it. */
async function withScript(text: string): Promise<Element> {
  const element = await fixture(html`<div></div>`);
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = text;
  element.append(script);
  return element;
}

describe('a catalog in the page', () => {
  it('is absent where there are no plans', async () => {
    expect(readCatalogFromChildren(await fixture(html`<div><p>Hello</p></div>`))).to.equal(undefined);
  });

  it('is read from plans as people see them', async () => {
    const element = await fixture(html`
      <div>
        <sjs-plan
          variant="v1"
          price="29.5"
          period="month"
          currency="EUR"
          price-tax="net"
          trial="14 days"
          badge="Popular"
        >
          <h3>Team &amp; Co</h3>
          <p>For the whole crew</p>
          <ul>
            <li>10 riders</li>
            <li></li>
            <li>Live <b>map</b></li>
          </ul>
        </sjs-plan>
        <sjs-plan
          variant="v2"
          name="Team &amp; Co"
          price="290"
          period="1 Year"
          currency="EUR"
          price-tax="net"
          setup-fee="49"
        ></sjs-plan>
        <sjs-plan
          variant="v3"
          name="Fleet"
          price="9"
          period="3 months"
          currency="EUR"
          price-tax="net"
          min-quantity="5"
          default-quantity="10"
        ></sjs-plan>
      </div>
    `);
    expect(readCatalogFromChildren(element)).to.deep.equal({
      currency: 'EUR',
      priceTax: 'net',
      plans: [
        {
          id: 'Team & Co',
          name: 'Team & Co',
          description: 'For the whole crew',
          badge: 'Popular',
          features: ['10 riders', 'Live map'],
          variants: [
            {id: 'v1', price: 29.5, period: {unit: 'Month', quantity: 1}, trial: {unit: 'Day', quantity: 14}},
            {id: 'v2', price: 290, period: {unit: 'Year', quantity: 1}, setupFee: 49},
          ],
        },
        {
          id: 'Fleet',
          name: 'Fleet',
          variants: [
            {
              id: 'v3',
              price: 9,
              period: {unit: 'Month', quantity: 3},
              quantity: {min: 5, max: 999_999, step: 1, default: 10},
            },
          ],
        },
      ],
    });
  });

  it('names the plan and the attribute that is wrong', async () => {
    const element = await fixture(html`
      <div>
        <sjs-plan variant="v1" name="A" price="12" period="month" currency="EUR" price-tax="net"></sjs-plan>
        <sjs-plan variant="v2" name="B" price="12,50" period="month" currency="EUR" price-tax="net"></sjs-plan>
      </div>
    `);
    expect(refusal(element).field).to.equal('sjs-plan[1].price');
  });

  for (const [attribute, value] of [
    ['variant', ''],
    ['price', ''],
    ['period', 'monthly'],
    ['period', ''],
    ['currency', 'euro'],
    ['price-tax', ''],
    ['name', ''],
    ['trial', 'two weeks'],
  ] as const) {
    it(`names ${attribute} when it is "${value}"`, async () => {
      const element = await fixture(html`
        <div><sjs-plan variant="v1" name="A" price="12" period="month" currency="EUR" price-tax="net"></sjs-plan></div>
      `);
      element.firstElementChild!.setAttribute(attribute, value);
      const error = refusal(element);
      expect(error.code).to.equal('CatalogInvalid');
      expect(error.field).to.equal(`sjs-plan[0].${attribute}`);
    });
  }

  it('has one currency', async () => {
    const element = await fixture(html`
      <div>
        <sjs-plan variant="v1" name="A" price="12" period="month" currency="EUR" price-tax="net"></sjs-plan>
        <sjs-plan variant="v2" name="B" price="12" period="month" currency="USD" price-tax="net"></sjs-plan>
      </div>
    `);
    expect(refusal(element).field).to.equal('sjs-plan[1].currency');
  });

  it('is read from a JSON child', async () => {
    const plans = [{id: 'a', name: 'A', variants: [{id: 'v', price: 1, period: {unit: 'Month', quantity: 1}}]}];
    const element = await withScript(JSON.stringify({currency: 'EUR', priceTax: 'gross', plans}));
    expect(readCatalogFromChildren(element)?.plans).to.deep.equal(plans);
  });

  it('says so when an editor made the quotes of the JSON child typographic', async () => {
    expect(refusal(await withScript('{„currency“: „EUR“}')).message).to.contain('typographic quotes');
  });
});
