// Ids of everything that is stored: UUIDs of version 7 (RFC 9562 §5.7), which begin with the time.
import { assert } from '#core/kernel/assert.ts';
import { isId, type Id } from '#core/kernel/ids.ts';
import type { Clock } from '#ports/clock.ts';
import type { Random } from '#ports/random.ts';

/** An implementation MUST never give an id twice, and MUST give later ids that sort behind earlier ones of the same process. */
export interface Ids {
  /** In lower case with dashes: `019aabcd-1234-7abc-8def-0123456789ab`. The caller says whose: `ids.next<'person'>()`. */
  readonly next: <Noun extends string>() => Id<Noun>;
}

/** The twelve bits behind the version count within a millisecond (RFC 9562 §6.2, method 1). */
const counterMax = 0xfff;

/**
 * Ids sort in the order in which they were given, also where the wall clock goes back or more than 4,096 fall into one
 * millisecond: then they borrow from the next. The last 62 bits are chance, so that two processes never meet.
 */
export function uuidIds(clock: Clock, random: Random): Ids {
  let lastMs = 0;
  let counter = 0;
  return {
    next: <Noun extends string>() => {
      const nowMs = clock.now().epochMilliseconds;
      if (nowMs > lastMs) {
        lastMs = nowMs;
        counter = 0;
      } else if (counter < counterMax) {
        counter += 1;
      } else {
        lastMs += 1;
        counter = 0;
      }
      const id = written(lastMs, counter, random.bytes(8));
      assert(isId<Noun>(id), 'a UUID was written as one');
      return id;
    },
  };
}

function written(ms: number, counter: number, chance: Uint8Array): string {
  const time = ms.toString(16).padStart(12, '0');
  const middle = (0x7000 | counter).toString(16);
  const [first = 0, ...rest] = chance;
  // The variant: the two highest bits are 10.
  const tail = [(first & 0x3f) | 0x80, ...rest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
