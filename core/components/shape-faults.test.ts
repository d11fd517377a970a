import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeFaults, toldTogether } from '#core/components/shape-faults.ts';

const shape = z.strictObject({
  name: z.string().min(1).max(5),
  days: z.int().min(0).max(30),
  share: z.number().positive(),
  isTold: z.boolean(),
  lane: z.enum(['left', 'right']),
  on: z.iso.date(),
  code: z.string().regex(/^[A-Z]+$/),
  salt: z.string().regex(/^[0-9]+$/, 'a salt is digits'),
  many: z.array(z.strictObject({ id: z.string() })).min(1),
  wish: z.union([
    z.strictObject({ wish: z.literal('named'), name: z.string() }),
    z.strictObject({ wish: z.literal('anonymous') }),
  ]),
  measure: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('a') }),
    z.strictObject({ by: z.literal('b'), at: z.number() }),
  ]),
});

const whole = {
  name: 'x',
  days: 3,
  share: 0.5,
  isTold: true,
  lane: 'left',
  on: '2026-01-01',
  code: 'A',
  salt: '1',
  many: [{ id: 'a' }],
  wish: { wish: 'anonymous' },
  measure: { by: 'a' },
};

function told(value: unknown): readonly string[] {
  const read = shape.safeParse(value);
  return shapeFaults(read.error?.issues ?? [], value).map(({ place, why }) => `${place}: ${why}`);
}

test.for<readonly [Readonly<Record<string, unknown>>, readonly string[]]>([
  [{}, []],
  [{ name: undefined }, ['$.name: is missing']],
  [{ name: 3 }, ['$.name: is 3, where a text is expected']],
  [{ name: null }, ['$.name: is null, where a text is expected']],
  [{ name: '' }, ['$.name: is empty: at least 1 must stand here']],
  [{ name: 'abcdef' }, ['$.name: has 6 characters: at most 5 can stand here']],
  [{ days: 31 }, ['$.days: is 31: at most 30 can stand here']],
  [{ days: 1.5 }, ['$.days: is 1.5, where a whole number is expected']],
  [{ share: 0 }, ['$.share: is 0: more than 0 must stand here']],
  [{ isTold: 'yes' }, ['$.isTold: is "yes", where true or false is expected']],
  [{ lane: 'up' }, ['$.lane: is "up", which is none of left, right']],
  [{ on: 'soon' }, ['$.on: is "soon": a day such as 2026-02-05 is expected']],
  [{ code: 'a' }, ['$.code: is "a": it must match /^[A-Z]+$/']],
  [{ salt: 'a' }, ['$.salt: is "a": a salt is digits']],
  [{ many: [] }, ['$.many: is an empty list: at least 1 must stand here']],
  [{ many: [{ id: 'a' }, {}, 3] }, ['$.many[1].id: is missing', '$.many[2]: is 3, where an object is expected']],
  [{ wish: undefined }, ['$.wish: is missing']],
  [{ wish: { wish: 'named' } }, ['$.wish.name: is missing']],
  [{ wish: { wish: 'x' } }, ['$.wish.wish: is "x", which is none of named, anonymous']],
  [{ measure: { by: 'c' } }, ['$.measure.by: is none of the kinds there are, a, b: "c"']],
  [{ measure: { by: 'b' } }, ['$.measure.at: is missing']],
  [{ more: 1, most: 2 }, ['$: holds what is not known here: more, most']],
  [{ name: undefined, days: 31 }, ['$.name: is missing', '$.days: is 31: at most 30 can stand here']],
])('%j', ([change, faults]) => {
  expect(told({ ...whole, ...change })).toEqual(faults);
});

test('what is no object at all is said of the whole', () => {
  expect(told([])).toEqual(['$: is a list, where an object is expected']);
});

test('several are told in one line', () => {
  expect(toldTogether([])).toBe('is of another shape');
  expect(
    toldTogether([
      { place: '$.a', why: 'is missing' },
      { place: '$.b', why: 'is 3' },
    ]),
  ).toBe('is missing; $.b: is 3');
});
