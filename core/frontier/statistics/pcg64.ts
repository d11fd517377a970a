// Numbers that only look like chance: the same seed gives the same ones everywhere, and the same that the published
// analyses drew, so that their intervals can be recomputed and not only approached.
// Sources: M. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
// Generation", 2014 (XSL-RR 128/64); its seeding and its bounded integers as NumPy's `default_rng` has them
// (numpy/random/bit_generator.pyx `SeedSequence`, numpy/random/src/distributions/distributions.c after D. Lemire, 2019).

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const multiplier = 0x2360ed051fc65da44385df649fccf645n;

/** One stream of numbers. Not for secrets: whoever knows the seed knows them all. */
export class Pcg64 {
  #state: bigint;
  readonly #increment: bigint;
  /** The upper half of the last 64 bits, where only the lower was asked for. */
  #half: number | undefined;

  /** @param seed a whole number from 0 to 2^32 − 1 */
  constructor(seed: number) {
    const words = seedWords(seed);
    const at = (index: number): bigint => BigInt(words[index] ?? 0);
    const long = (index: number): bigint => (at(index + 1) << 32n) | at(index);
    const begin = (long(0) << 64n) | long(2);
    this.#increment = ((((long(4) << 64n) | long(6)) << 1n) | 1n) & mask128;
    this.#state = ((this.#increment + begin) * multiplier + this.#increment) & mask128;
  }

  #next64(): bigint {
    this.#state = (this.#state * multiplier + this.#increment) & mask128;
    const mixed = ((this.#state >> 64n) ^ this.#state) & mask64;
    const turn = this.#state >> 122n;
    return ((mixed >> turn) | (mixed << (64n - turn))) & mask64;
  }

  #next32(): number {
    const half = this.#half;
    if (half !== undefined) {
      this.#half = undefined;
      return half;
    }
    const next = this.#next64();
    this.#half = Number(next >> 32n);
    return Number(next & 0xffffffffn);
  }

  /** A number from 0 up to, but not, 1; of 53 bits. */
  share(): number {
    return Number(this.#next64() >> 11n) / 2 ** 53;
  }

  /** A whole number from 0 to `count` − 1, each as likely as the others; `count` from 1 to 2^21. */
  below(count: number): number {
    if (count === 1) return 0;
    for (;;) {
      // Below 2^53, so that the product is exact.
      const product = this.#next32() * count;
      const left = product % 2 ** 32;
      if (left >= count || left >= (2 ** 32 - count) % count) return Math.floor(product / 2 ** 32);
    }
  }
}

/** Eight words of 32 bits out of a seed. */
function seedWords(seed: number): readonly number[] {
  const pool: number[] = [];
  let constant = 0x43b0d7e5;
  const hash = (value: number): number => {
    const mixed = (value ^ constant) >>> 0;
    constant = Math.imul(constant, 0x931e8875) >>> 0;
    const product = Math.imul(mixed, constant) >>> 0;
    return (product ^ (product >>> 16)) >>> 0;
  };
  for (let index = 0; index < 4; index++) pool.push(hash(index === 0 ? seed >>> 0 : 0));
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) {
      if (from === to) continue;
      const result = (Math.imul(0xca01f9dd, pool[to] ?? 0) - Math.imul(0x4973f715, hash(pool[from] ?? 0))) >>> 0;
      pool[to] = (result ^ (result >>> 16)) >>> 0;
    }
  }
  let out = 0x8b51f9dd;
  return Array.from({ length: 8 }, (_, index) => {
    const mixed = ((pool[index % 4] ?? 0) ^ out) >>> 0;
    out = Math.imul(out, 0x58f38ded) >>> 0;
    const product = Math.imul(mixed, out) >>> 0;
    return (product ^ (product >>> 16)) >>> 0;
  });
}
