/** What the browser may say, with its limits. Unknown fields are refused: prices, dates and usages are not its to name. */
import * as v from 'valibot';
import {Problem, type ProblemCode} from './problem.ts';

/** billwerk's ids are 24 hexadecimal digits [D]; other spellings never reach it. */
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/i));
const quantity = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(1e9));

export const componentSchema = v.strictObject({componentId: id, quantity});
export type ParsedComponent = v.InferOutput<typeof componentSchema>;

const cartFields = {
  quantity: v.optional(quantity),
  components: v.optional(
    v.pipe(
      v.array(componentSchema),
      v.maxLength(50),
      v.check((components) => new Set(components.map(({componentId}) => componentId)).size === components.length),
    ),
  ),
  couponCode: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100))),
};

const newContractSchema = v.strictObject({cart: v.strictObject({planVariantId: id, ...cartFields})});

const changeSchema = v.strictObject({
  contractId: id,
  cart: v.strictObject({
    /** Left out, the plan stays. */
    planVariantId: v.optional(id),
    ...cartFields,
    endComponentSubscriptions: v.optional(
      v.pipe(
        v.array(id),
        v.maxLength(50),
        v.check((ended) => new Set(ended).size === ended.length),
      ),
    ),
  }),
  change: v.optional(v.picklist(['now', 'nextBilling', 'endOfTerm']), 'now'),
});

export type ParsedNewContract = v.InferOutput<typeof newContractSchema>;
export type ParsedChange = v.InferOutput<typeof changeSchema>;

/** A contract's id makes it the change of one. */
export const orderBodySchema = v.lazy((body): v.GenericSchema<unknown, ParsedNewContract | ParsedChange> =>
  typeof body === 'object' && body !== null && 'contractId' in body ? changeSchema : newContractSchema,
);

const line = v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)));
/** The fields of billwerk's page "Adding contract for new customer" [D] and those that its script takes; `tag` is the server's. */
const customerSchema = v.strictObject({
  emailAddress: v.pipe(v.string(), v.trim(), v.maxLength(254), v.regex(/^[^\s@]+@[^\s@]+$/)),
  companyName: line,
  firstName: line,
  lastName: line,
  vatId: line,
  phoneNumber: line,
  locale: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), v.maxLength(35))),
  address: v.optional(
    v.strictObject({
      addressLine1: line,
      addressLine2: line,
      street: line,
      houseNumber: line,
      postalCode: line,
      city: line,
      state: line,
      country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
    }),
  ),
});
export const signupBodySchema = v.strictObject({
  customer: customerSchema,
  ...newContractSchema.entries,
});
export type ParsedSignup = v.InferOutput<typeof signupBodySchema>;

export const commitBodySchema = v.strictObject({grossTotal: v.pipe(v.number(), v.finite())});

/** Of requests whose address says everything. */
export const emptyBodySchema = v.strictObject({});

export const maxBodyBytes = 16 * 1024;

export function isId(value: string): boolean {
  return v.is(id, value);
}

/** @throws Problem `BodyInvalid`, or 422 that names the field */
export async function readBody<Schema extends v.GenericSchema>(
  request: {text(): Promise<string>},
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let body: unknown;
  try {
    body = JSON.parse(await request.text());
  } catch {
    // Without its cause, which would be logged: the parser's message quotes the body.
    throw new Problem('BodyInvalid');
  }
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const field = (v.getDotPath(result.issues[0]) ?? 'body').slice(0, 100);
  throw new Problem(codeOf(field), {field});
}

function codeOf(field: string): ProblemCode {
  if (field === 'cart.couponCode') return 'InvalidCouponCode';
  return /^(cart\.(components\.\d+\.)?)?quantity$/.test(field) ? 'QuantityInvalid' : 'RequestInvalid';
}
