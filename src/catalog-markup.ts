/**
 * Catalog from what a page holds: a child `<script type="application/json">`, or child `<sjs-plan>` elements.
 *
 * A plan in markup is text that people and search engines read before any script runs, plus attributes:
 *
 * ```html
 * <sjs-plan variant="65a1…" name="Team" price="29" period="month" currency="EUR" price-tax="net" trial="14 days">
 *   <h3>Team</h3>
 *   <p>For the whole crew</p>
 *   <ul><li>10 riders</li></ul>
 * </sjs-plan>
 * ```
 *
 * Elements with the same `plan` (or, without it, the same name) are variants of one plan. The name may also come from the
 * first heading, the description from the first paragraph, features from the list items.
 */
import {
  amount,
  checkedCatalog,
  completeRange,
  currency,
  expectShape,
  parseCatalogText,
  priceTax,
  refuse,
  text,
} from './catalog-reader.ts';
import type {Leaf} from './catalog-shape.ts';
import type {Catalog, Period, PeriodUnit, Plan, PlanVariant} from './model.ts';

const rangeAttributes = {
  min: 'min-quantity',
  max: 'max-quantity',
  step: 'quantity-step',
  default: 'default-quantity',
} as const;

/** The catalog among an element's children; undefined when there is none, so that its `catalog` URL counts. */
export function readCatalogFromChildren(element: Element): Catalog | undefined {
  const children = [...element.children];
  const script = children.find((child) => child.matches('script[type="application/json"]'));
  if (script) return parseCatalogText(script.textContent);
  const plans = children.filter((child) => child.localName === 'sjs-plan');
  return plans.length ? catalogOfPlans(plans) : undefined;
}

function catalogOfPlans(elements: readonly Element[]): Catalog {
  const plans = new Map<string, Plan>();
  const settings = elements.map((element, index) => {
    const attributes = new Attributes(element, `sjs-plan[${index}]`);
    const plan = readPlan(attributes);
    const sibling = plans.get(plan.id);
    plans.set(plan.id, sibling ? {...sibling, variants: [...sibling.variants, ...plan.variants]} : plan);
    return {
      currency: attributes.read('currency', currency),
      priceTax: attributes.read('price-tax', priceTax) as Catalog['priceTax'],
    };
  });
  const [first] = settings;
  const other = settings.findIndex((each) => each.currency !== first!.currency || each.priceTax !== first!.priceTax);
  if (other > 0) refuse(`sjs-plan[${other}].currency`, 'and price-tax must be the same on all plans');
  return checkedCatalog({...first!, plans: [...plans.values()]});
}

function readPlan(attributes: Attributes): Plan {
  const {element, path} = attributes;
  const name = attributes.text('name') ?? textOf(element.querySelector('h1, h2, h3, h4, h5, h6'));
  if (!name) refuse(`${path}.name`, 'is missing, and there is no heading');
  const description = attributes.text('description') ?? textOf(element.querySelector('p'));
  const badge = attributes.text('badge');
  const features = [...element.querySelectorAll('li')].map(textOf).filter((feature) => feature !== undefined);
  return {
    id: attributes.text('plan') ?? name,
    name,
    ...(description && {description}),
    ...(badge && {badge}),
    ...(features.length && {features}),
    variants: [readVariant(attributes)],
  };
}

function readVariant(attributes: Attributes): PlanVariant {
  const name = attributes.text('variant-name');
  const setupFee = attributes.number('setup-fee');
  const trial = attributes.text('trial');
  const limits = Object.entries(rangeAttributes)
    .map(([limit, attribute]) => [limit, attributes.number(attribute)] as const)
    .filter(([, limit]) => limit !== undefined);
  return {
    id: attributes.read('variant', text),
    price: attributes.price(),
    period: attributes.period('period'),
    ...(name && {name}),
    ...(setupFee && {setupFee}),
    ...(trial && {trial: attributes.period('trial')}),
    ...(limits.length > 0 && {quantity: completeRange(Object.fromEntries(limits), attributes.path)}),
  };
}

class Attributes {
  constructor(
    readonly element: Element,
    readonly path: string,
  ) {}

  text(name: string): string | undefined {
    return this.element.getAttribute(name)?.trim() || undefined;
  }

  /** @throws CheckoutError `CatalogInvalid` when the attribute is missing or does not fit */
  read(name: string, shape: Leaf): string {
    const value = this.text(name);
    expectShape(value, shape, `${this.path}.${name}`);
    return value!;
  }

  /** `month`, `1 month`, `14 days`. */
  period(name: string): Period {
    const [, quantity = '1', unit] = /^(?:([1-9]\d*)\s+)?(day|week|month|year)s?$/i.exec(this.text(name) ?? '') ?? [];
    if (!unit) refuse(`${this.path}.${name}`, 'must be a period, such as month or 14 days');
    return {unit: (unit[0]!.toUpperCase() + unit.slice(1).toLowerCase()) as PeriodUnit, quantity: Number(quantity)};
  }

  price(): number {
    const value = this.number('price');
    expectShape(value, amount, `${this.path}.price`);
    return value!;
  }

  number(name: string): number | undefined {
    const digits = this.text(name);
    if (digits === undefined) return undefined;
    return /^\d+(\.\d+)?$/.test(digits)
      ? Number(digits)
      : refuse(`${this.path}.${name}`, 'must be a number, such as 9.5');
  }
}

/** White space as a reader sees it. */
function textOf(element: Element | null): string | undefined {
  return element?.textContent.replace(/\s+/g, ' ').trim() || undefined;
}
