/** What shoppers, their browsers, the shop and the provider may do next, at random. */
import fc from 'fast-check';

/** The circumstances of a run; they do not change while it lasts. */
export interface World {
  /** There is somebody to ask what became of an order. */
  readonly canResolve: boolean;
  /** The browser denies the page its storage. */
  readonly denied: boolean;
  /** The browser has no Web Locks. */
  readonly lockless: boolean;
}

/** Of what the provider does and what of that the browser gets to know. */
export type How =
  | 'well'
  | 'redirect'
  | 'declined'
  /** Done, and an order comes back without an amount; all else is as well. */
  | 'without an amount'
  /** Not done, and no clear answer. */
  | 'lost before'
  | 'throws'
  /** Done, and no clear answer. */
  | 'lost after'
  /** Done, and no answer yet. */
  | 'silently'
  /** Done; the browser sent it again because the connection broke, and heard only of that being refused. */
  | 'sent again'
  /** Done, and told of twice; by both callbacks; by an error first. */
  | 'twice'
  | 'success, then error'
  | 'error, then success'
  /** An error first, then the provider's page. */
  | 'error, then redirect'
  | 'decline, then success';

export type Step =
  | {
      readonly type: 'press';
      readonly page: number;
      readonly by: 'card' | 'debit';
      readonly how: 'once' | 'twice' | 'in all tabs' | 'then change' | 'right after a change';
    }
  | {readonly type: 'answer'; readonly which: number; readonly how: How}
  | {readonly type: 'change'; readonly page: number; readonly what: 'quantity' | 'e-mail'}
  | {readonly type: 'retry' | 'back' | 'resolve' | 'did not finish there' | 'want another'; readonly page: number}
  | {readonly type: 'reload' | 'move' | 'open another tab' | 'open beside'; readonly page: number}
  | {readonly type: 'return' | 'return elsewhere' | 'return again'; readonly page: number}
  | {readonly type: 'price'; readonly price: number}
  | {readonly type: 'expire'; readonly which: number}
  | {readonly type: 'wait'; readonly seconds: number}
  | {readonly type: 'prices come late' | 'prices come at once' | 'asking fails' | 'asking works' | 'shop objects'}
  | {readonly type: 'storage is full' | 'storage has room' | 'site data are cleared'};

const page = fc.nat({max: 2});
const how: fc.Arbitrary<How> = fc.oneof(
  {weight: 5, arbitrary: fc.constantFrom('well', 'well', 'declined')},
  {weight: 3, arbitrary: fc.constantFrom('redirect', 'redirect', 'lost before', 'lost after')},
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'throws',
      'silently',
      'without an amount',
      'without an amount',
      'sent again',
      'twice',
      'success, then error',
      'error, then success',
      'error, then redirect',
      'decline, then success',
    ),
  },
);

const everyday: fc.WeightedArbitrary<Step>[] = [
  {weight: 20, arbitrary: fc.record({type: fc.constant('answer'), which: fc.nat({max: 3}), how})},
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('press'),
      page,
      by: fc.constantFrom('card', 'debit'),
      how: fc.constantFrom('once', 'once', 'twice', 'in all tabs', 'then change', 'right after a change'),
    }),
  },
  {weight: 5, arbitrary: fc.record({type: fc.constantFrom('retry', 'back', 'resolve', 'did not finish there'), page})},
  {weight: 3, arbitrary: fc.record({type: fc.constant('want another'), page})},
  {
    weight: 2,
    arbitrary: fc.record({type: fc.constant('change'), page, what: fc.constantFrom('quantity', 'e-mail')}),
  },
  {
    weight: 4,
    arbitrary: fc.record({type: fc.constantFrom('reload', 'move', 'open another tab', 'open beside'), page}),
  },
  {weight: 5, arbitrary: fc.record({type: fc.constantFrom('return', 'return elsewhere', 'return again'), page})},
  {weight: 2, arbitrary: fc.record({type: fc.constant('price'), price: fc.constantFrom(89.25, 99, 0)})},
  {weight: 1, arbitrary: fc.record({type: fc.constant('expire'), which: fc.nat({max: 2})})},
  {weight: 3, arbitrary: fc.record({type: fc.constant('wait'), seconds: fc.constantFrom(1, 1, 31, 91, 1860)})},
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('prices come late', 'prices come at once', 'asking fails', 'asking works', 'shop objects'),
    }),
  },
];

const storageTrouble: fc.WeightedArbitrary<Step> = {
  weight: 2,
  arbitrary: fc.record({type: fc.constantFrom('storage is full', 'storage has room', 'site data are cleared')}),
};

const length = {minLength: 8, maxLength: 50, size: 'max'} as const;
export const steps: fc.Arbitrary<readonly Step[]> = fc.oneof(
  {weight: 3, arbitrary: fc.array(fc.oneof(...everyday), length)},
  {weight: 1, arbitrary: fc.array(fc.oneof(...everyday, storageTrouble), length)},
);

const rarely = fc.integer({min: 0, max: 5}).map((chance) => chance === 0);
export const world: fc.Arbitrary<World> = fc.record({canResolve: fc.boolean(), denied: rarely, lockless: rarely});
