/**
 * Unknown JSON -> `Catalog`, or a `CatalogInvalid` that names the field: `plans[0].variants[1].price`.
 *
 * Loaded only for catalogs that `isCatalog` does not take as they are (docs/decisions/0003-catalog-parsing.md).
 */
import {catalogShape, fits, isList, membersOf, type Leaf, type Shape} from './catalog-shape.ts';
import {CheckoutError} from './errors.ts';
import type {Catalog, QuantityRange} from './model.ts';
import {isWithin, manyUnits, rangeOf} from './range.ts';

const {currency, priceTax} = catalogShape;
const [component] = catalogShape['components?'];
const [{variants}] = catalogShape.plans;
const [{id: text, price: amount, period}] = variants;

export {amount, currency, priceTax, text};

const reasons = new Map<Leaf, string>([
  [text, 'must be a text'],
  [amount, 'must be a number, such as 9.5'],
  [currency, 'must be a currency code, such as EUR'],
  [period.quantity, 'must be 1, 2, 3 …'],
  [priceTax, 'must be one of net, gross'],
  [period.unit, 'must be one of Day, Week, Month, Year'],
  [component.type, 'must be one of QuantityBased, OnOff, Metered'],
]);

export function refuse(path: string, reason: string, cause?: unknown): never {
  const message = `Catalog: ${path} ${reason}`;
  throw new CheckoutError('CatalogInvalid', {audience: 'merchant', outcome: 'fixable', field: path, message, cause});
}

/** @throws CheckoutError `CatalogInvalid` with the path of the first value that does not fit */
export function expectShape(value: unknown, shape: Shape, path = ''): void {
  if (isLeaf(shape)) {
    if (!fits(value, shape)) refuse(path, reasons.get(shape) ?? 'is wrong');
  } else if (isList(shape)) {
    const [item, least] = shape;
    if (!Array.isArray(value) || value.length < least)
      refuse(path, least ? 'must be a list that is not empty' : 'must be a list');
    value.forEach((each, index) => expectShape(each, item, `${path}[${index}]`));
  } else {
    if (typeof value !== 'object' || !value) refuse(path || 'the catalog', 'must be an object');
    for (const [name, member, isOptional] of membersOf(shape)) {
      const found = (value as Record<string, unknown>)[name];
      if (found !== undefined || !isOptional) expectShape(found, member, path ? `${path}.${name}` : name);
    }
  }
}

/** Checks everything the elements rely on. Fields it does not know are left out, and so is `null` for an optional one. */
export function parseCatalog(value: unknown): Catalog {
  const known = pick(value, catalogShape);
  expectShape(known, catalogShape);
  return checkedCatalog(known as Catalog);
}

/** As `parseCatalog`, from text. Says so when a word processor made the quotes typographic. */
export function parseCatalogText(source: string): Catalog {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    const typographic =
      // A page that says "not found" is full of those.
      !source.trimStart().startsWith('<') &&
      /[“”„‟«»]/.test(source) &&
      ': it has typographic quotes (“ ”) where JSON wants straight ones (")';
    refuse('the catalog', `is not JSON${typographic || `, ${String(cause)}`}`, cause);
  }
  return parseCatalog(value);
}

/** What a shape knows of a value. What does not fit stays as it is, to be refused. */
function pick(value: unknown, shape: Shape): unknown {
  if (typeof value !== 'object' || !value || isLeaf(shape)) return value;
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => pick(item, shape[0])) : value;
  const members = membersOf(shape).map(([name, member, isOptional]) => {
    const found = (value as Record<string, unknown>)[name];
    return [name, isOptional && found === null ? undefined : pick(found, member)] as const;
  });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

function isLeaf(shape: Shape): shape is Leaf {
  return shape instanceof RegExp || typeof shape === 'function';
}

/** What concerns the catalog as a whole: variant ids that are unique, components that exist, limits that hold together. */
export function checkedCatalog(catalog: Catalog): Catalog {
  const known = new Set<string>();
  catalog.components?.forEach((component, index) => {
    if (component.type === 'QuantityBased') checkRange(rangeOf(component), `components[${index}]`);
  });
  const plans = catalog.plans.map((plan, planIndex) => {
    plan.components?.forEach((id, index) => {
      if (catalog.components?.some((candidate) => candidate.id === id)) return;
      refuse(`plans[${planIndex}].components[${index}]`, `is not among components: ${id}`);
    });
    const variants = plan.variants.map((variant, index) => {
      const path = `plans[${planIndex}].variants[${index}]`;
      if (known.has(variant.id)) refuse(`${path}.id`, `repeats ${variant.id}`);
      known.add(variant.id);
      const {quantity} = variant;
      return quantity ? {...variant, quantity: completeRange(quantity, `${path}.quantity`)} : variant;
    });
    return {...plan, variants};
  });
  return {...catalog, plans};
}

/** Limits of a plan's quantity; one unit, up to many, in whole steps, where nothing is said. */
export function completeRange(given: Partial<QuantityRange>, path: string): QuantityRange {
  const {min = 1} = given;
  return checkRange({min, max: manyUnits, step: 1, default: min, ...given}, path);
}

function checkRange(range: QuantityRange, path: string): QuantityRange {
  if (range.max < range.min) refuse(`${path}.max`, `must not be less than min, which is ${range.min}`);
  if (!range.step) refuse(`${path}.step`, 'must be more than 0');
  if (!isWithin(range.default, range)) refuse(`${path}.default`, 'must be allowed by min, max and step');
  return range;
}
