/** What a catalog looks like, said once: here is whether a value fits; `catalog-reader.ts` names the field that does not. */
import type {Catalog, Component, Period, QuantityRange} from './model.ts';

/** A text that matches, or what a function says of it. */
export type Leaf = RegExp | ((value: unknown) => boolean);

/** A list is written as its item and the least number of items; a member that may be missing ends in `?`. */
export type Shape = Leaf | readonly [Shape, number] | {readonly [member: string]: Shape};

/** The shape of a type: a member of the model that is missing here does not compile. */
type ShapeOf<Value> = Value extends readonly (infer Item)[]
  ? readonly [ShapeOf<Item>, number]
  : Value extends QuantityRange
    ? ShapeOf<Partial<QuantityRange>>
    : Value extends object
      ? {
          readonly [Name in keyof Value & string as undefined extends Value[Name] ? `${Name}?` : Name]-?: ShapeOf<
            NonNullable<Value[Name]>
          >;
        }
      : Leaf;

const text = /\S/;
const currency = /^[A-Z]{3}$/;
const priceTax = /^(net|gross)$/;
const unit = /^(Day|Week|Month|Year)$/;
const componentType = /^(QuantityBased|OnOff|Metered)$/;
const amount = (value: unknown) => Number.isFinite(value) && (value as number) >= 0;
const count = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

const period = {unit, quantity: count} satisfies ShapeOf<Period>;

const limits = {'min?': amount, 'max?': amount, 'step?': amount, 'default?': amount};

const component = {
  id: text,
  name: text,
  'description?': text,
  type: componentType,
  'price?': amount,
  'unit?': text,
  'period?': period,
  ...limits,
} satisfies ShapeOf<Component>;

export const catalogShape = {
  currency,
  priceTax,
  plans: [
    {
      id: text,
      name: text,
      'description?': text,
      'features?': [text, 0],
      'badge?': text,
      'components?': [text, 0],
      variants: [
        {
          id: text,
          'name?': text,
          price: amount,
          'setupFee?': amount,
          period,
          'trial?': period,
          'quantity?': limits,
        },
        1,
      ],
    },
    1,
  ],
  'components?': [component, 0],
} as const satisfies ShapeOf<Catalog>;

/** Whether a value has a shape. Members that the shape does not know do not matter. */
export function fits(value: unknown, shape: Shape): boolean {
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value);
  if (typeof shape === 'function') return shape(value);
  if (isList(shape)) {
    const [item, least] = shape;
    return Array.isArray(value) && value.length >= least && value.every((each) => fits(each, item));
  }
  return membersOf(shape).every(([name, member, isOptional]) => {
    const found = (value as Partial<Record<string, unknown>> | null | undefined)?.[name];
    return found === undefined ? isOptional : fits(found, member);
  });
}

export function isList(shape: Shape): shape is readonly [Shape, number] {
  return Array.isArray(shape);
}

/** Names, shapes, and whether they may be missing. */
export function membersOf(shape: object): (readonly [name: string, shape: Shape, isOptional: boolean])[] {
  return Object.entries(shape as Record<string, Shape>).map(([name, member]) => {
    const isOptional = name.endsWith('?');
    return [isOptional ? name.slice(0, -1) : name, member, isOptional];
  });
}
