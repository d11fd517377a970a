import { createHash } from 'node:crypto';
import type { Random } from '#ports/random.ts';

/** The same bytes for the same seed, in the same order; for tests alone, since anybody can compute them. */
export function fakeRandom(seed = 'breakwater'): Random {
  let drawn = 0;
  return {
    bytes: (count) => {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; at += 32) {
        const block = createHash('sha256').update(`${seed}:${drawn++}`).digest();
        bytes.set(block.subarray(0, Math.min(32, count - at)), at);
      }
      return bytes;
    },
  };
}
