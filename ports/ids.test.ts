import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { fakeClock } from '#ports/fake-clock.ts';
import { fakeRandom } from '#ports/fake-random.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';

const seven = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  test('begin with the milliseconds since 1970', () => {
    // RFC 9562 appendix A.6: 2022-02-22 19:22:22 UTC is 017f22e2-79b0 in the first 48 bits.
    const clock = fakeClock('2022-02-22T19:22:22Z');
    expect(uuidIds(clock, fakeRandom()).next()).toMatch(/^017f22e2-79b0-7000-/);
  });

  test('are UUIDs of version 7 that no two processes share', () => {
    const clock = fakeClock();
    const mine = uuidIds(clock, systemRandom);
    const yours = uuidIds(clock, systemRandom);
    const all = Array.from({ length: 5_000 }, () => [mine.next(), yours.next()]).flat();
    expect(all.filter((id) => !seven.test(id))).toEqual([]);
    expect(new Set(all).size).toBe(10_000);
  });

  test('sort in the order in which they were given, whatever the wall clock does', () => {
    const steps = fc.array(
      fc.record({ by: fc.integer({ min: -3, max: 3 }), ids: fc.integer({ min: 1, max: 5_000 }) }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(steps, (moves) => {
        const clock = fakeClock();
        const ids = uuidIds(clock, systemRandom);
        const given: string[] = [];
        for (const { by, ids: count } of moves) {
          clock.set(clock.now().add({ milliseconds: by }).toString());
          for (let index = 0; index < count; index++) given.push(ids.next());
        }
        expect([...given].sort()).toEqual(given);
      }),
      { numRuns: 8 },
    );
  });
});

test('the machine tells the time to the millisecond, and chance gives as many bytes as were asked for', () => {
  expect(systemClock.now().epochNanoseconds % 1_000_000n).toBe(0n);
  const before = systemClock.monotonicMs();
  expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(before);
  expect(systemRandom.bytes(33)).toHaveLength(33);
  expect(systemRandom.bytes(16)).not.toEqual(systemRandom.bytes(16));
});

test('the fakes repeat themselves, and move only when told', () => {
  expect(fakeRandom('a').bytes(40)).toEqual(fakeRandom('a').bytes(40));
  expect(fakeRandom('a').bytes(40)).not.toEqual(fakeRandom('b').bytes(40));
  const clock = fakeClock('2026-01-01T00:00:00Z');
  clock.advance({ minutes: 15 });
  expect([clock.now().toString(), clock.monotonicMs()]).toEqual(['2026-01-01T00:15:00Z', 900_000]);
});
