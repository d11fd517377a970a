import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#core/parties/decide.ts';
import {
  askerOf,
  idOf,
  now,
  organizationOf,
  personIds,
  scene,
  someLabel,
  type Scene,
} from '#core/parties/fixtures/scene.ts';
import { isAtOrBelow, isSame, join, joinAll, label, openLabel, reliefOf, type Label } from '#core/parties/label.ts';
import { permissions } from '#core/parties/permissions.ts';

const a = idOf<'organization'>(1, 1);
const b = idOf<'organization'>(1, 2);
const first = idOf<'compartment'>(3, 1);
const second = idOf<'compartment'>(3, 2);
const sooner = now.add({ hours: 1 });
const later = now.add({ hours: 2 });

describe('a label', () => {
  test.each([
    ['an owner where the organization is the audience', { tlp: 'AMBER' }, 'label.ownerless'],
    ['an owner where the organization alone is', { tlp: 'AMBER+STRICT' }, 'label.ownerless'],
    ['named people for RED', { tlp: 'RED', owners: [a] }, 'label.unnamed'],
    ['somebody who knows under an embargo', { tlp: 'CLEAR', embargoUntil: later }, 'label.embargo_open'],
  ] as const)('needs %s', (_, limits, code) => {
    expect(label(limits)).toMatchObject({ ok: false, code });
  });

  test('has one form: sorted, without repeats, without owners that limit nothing', () => {
    expect(made({ tlp: 'GREEN', owners: [a] })).toEqual(made({ tlp: 'GREEN' }));
    expect(made({ tlp: 'AMBER', owners: [b, a, b] })).toEqual(made({ tlp: 'AMBER', owners: [a, b] }));
  });

  test('of named people never lifts by itself', () => {
    expect(made({ tlp: 'RED', compartments: [first], embargoUntil: later }).embargoUntil).toBeUndefined();
  });
});

describe('the join of labels', () => {
  test('is a semilattice', () => {
    fc.assert(
      fc.property(someLabel, someLabel, someLabel, (x, y, z) => {
        expect(join(x, x)).toEqual(x);
        expect(join(x, y)).toEqual(join(y, x));
        expect(join(join(x, y), z)).toEqual(join(x, join(y, z)));
        expect(join(x, openLabel)).toEqual(x);
      }),
    );
  });

  test('is the least label that limits all that both limit', () => {
    fc.assert(
      fc.property(someLabel, someLabel, someLabel, (x, y, z) => {
        expect(isAtOrBelow(x, join(x, y))).toBe(true);
        expect(isAtOrBelow(join(x, y), z)).toBe(isAtOrBelow(x, z) && isAtOrBelow(y, z));
      }),
    );
  });

  test('orders labels: no two different ones lie below each other', () => {
    fc.assert(
      fc.property(someLabel, someLabel, (x, y) => {
        expect(isAtOrBelow(x, y) && isAtOrBelow(y, x)).toBe(isSame(x, y));
      }),
    );
  });

  test('is seen by nobody who may not see every source', () => {
    fc.assert(
      fc.property(scene, someLabel, someLabel, (cast, x, y) => {
        for (const reader of readersOf(cast, join(x, y))) {
          expect(readersOf(cast, x)).toContain(reader);
          expect(readersOf(cast, y)).toContain(reader);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('leaves what is made from nothing open', () => {
    expect(joinAll([])).toEqual(openLabel);
  });

  test.each([
    [{ tlp: 'CLEAR' }, { tlp: 'AMBER', owners: [a] }, { tlp: 'AMBER', owners: [a] }],
    [
      { tlp: 'AMBER', owners: [a] },
      { tlp: 'AMBER+STRICT', owners: [b] },
      { tlp: 'AMBER+STRICT', owners: [a, b] },
    ],
    [
      { compartments: [first], embargoUntil: sooner },
      { compartments: [second], embargoUntil: later },
      { compartments: [first, second], embargoUntil: later },
    ],
    [{ compartments: [first], embargoUntil: later }, { compartments: [first] }, { compartments: [first] }],
    [
      { compartments: [first], embargoUntil: later },
      { tlp: 'GREEN' },
      { tlp: 'GREEN', compartments: [first], embargoUntil: later },
    ],
  ] as const)('of %j and %j is %j', (x, y, expected) => {
    expect(join(made(x), made(y))).toEqual(made(expected));
  });
});

describe('a lower label', () => {
  test('lets in everybody whom the higher one let in', () => {
    fc.assert(
      fc.property(scene, someLabel, someLabel, (cast, x, y) => {
        const higher = join(x, y);
        expect(readersOf(cast, x)).toEqual(expect.arrayContaining([...readersOf(cast, higher)]));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [
      'AMBER+STRICT to AMBER',
      { tlp: 'AMBER+STRICT', owners: [a] },
      { tlp: 'AMBER', owners: [a] },
      { owners: [a], compartments: [] },
    ],
    [
      'one owner less',
      { tlp: 'AMBER', owners: [a, b] },
      { tlp: 'AMBER', owners: [a] },
      { owners: [b], compartments: [] },
    ],
    [
      'RED to GREEN',
      { tlp: 'RED', compartments: [first] },
      { tlp: 'GREEN', compartments: [first] },
      { owners: [], compartments: [first] },
    ],
    [
      'an earlier end',
      { compartments: [first], embargoUntil: later },
      { compartments: [first], embargoUntil: sooner },
      { owners: [], compartments: [first] },
    ],
    [
      'any end at all',
      { compartments: [first] },
      { compartments: [first], embargoUntil: sooner },
      { owners: [], compartments: [first] },
    ],
    ['GREEN to CLEAR', { tlp: 'GREEN' }, { tlp: 'CLEAR' }, { owners: [], compartments: [] }],
  ] as const)('says whom it relieves: %s', (_, from, to, relief) => {
    expect(reliefOf(made(from), made(to))).toEqual(relief);
  });
});

/** Who may read a thing of the first organization under this label, in some way. */
function readersOf(cast: Scene, under: Label): readonly string[] {
  const organization = organizationOf(cast, a);
  return personIds.flatMap((id) =>
    permissions
      .filter((permission) => permission.endsWith('.read'))
      .flatMap((permission) =>
        (['organization', 'audience'] as const)
          .filter(
            (reach) =>
              decide(
                askerOf(cast, id),
                { permission, at: now, needsStepUp: false },
                { organization, label: under, reach, about: undefined },
              ).ok,
          )
          .map((reach) => `${id} ${permission} ${reach}`),
      ),
  );
}

function made(limits: Partial<Label>): Label {
  const decision = label(limits);
  if (!decision.ok) throw new Error(decision.why);
  return decision.value;
}
