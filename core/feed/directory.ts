// From a name to numbers: rows of two hashes and a value, sorted, and the first row of each bucket of hashes.
import { hashName, type NameHash } from '#core/feed/name-hash.ts';
import { Packer } from '#core/feed/packer.ts';
import type { Pages } from '#core/feed/pages.ts';
import { corrupt } from '#core/feed/unpacker.ts';

const rowBytes = 12;
const bucketBitsMax = 24;

/** Sorts by hash, then by `name`, in place: the order in which rows stand. */
export function sortByHash<Named extends { readonly name: string; readonly hash: NameHash }>(named: Named[]): Named[] {
  return named.sort(
    (x, y) => x.hash.a - y.hash.a || x.hash.b - y.hash.b || (x.name < y.name ? -1 : x.name > y.name ? 1 : 0),
  );
}

/** @param rows sorted by hash; `value` is whole and below 2^32 */
export function writeDirectory(rows: readonly { readonly hash: NameHash; readonly value: number }[]): {
  readonly buckets: Uint8Array;
  readonly rows: Uint8Array;
} {
  const bits = bucketBits(rows.length);
  const buckets = new Packer();
  const written = new Packer();
  let next = 0;
  rows.forEach(({ hash, value }, index) => {
    for (; next <= bucketOf(hash, bits); next += 1) buckets.word(index);
    written.word(hash.a);
    written.word(hash.b);
    written.word(value);
  });
  for (; next <= 2 ** bits; next += 1) buckets.word(rows.length);
  return { buckets: buckets.take(), rows: written.take() };
}

/** A directory open for look-ups. */
export class Directory {
  readonly #buckets: Pages;
  readonly #rows: Pages;
  readonly #bits: number;
  readonly length: number;

  constructor(buckets: Pages, rows: Pages) {
    this.#buckets = buckets;
    this.#rows = rows;
    this.length = Math.floor(rows.length / rowBytes);
    this.#bits = bucketBits(this.length);
    if (rows.length % rowBytes !== 0 || buckets.length !== (2 ** this.#bits + 1) * 4) {
      throw corrupt('a directory is of the wrong length');
    }
  }

  /** The numbers of the rows that may bear this name: those with its hashes. */
  rowsOf(name: string): { readonly from: number; readonly to: number } {
    const hash = hashName(name);
    const bucket = bucketOf(hash, this.#bits);
    let from = this.#buckets.word(bucket * 4);
    let high = this.#buckets.word(bucket * 4 + 4);
    if (from > high || high > this.length) throw corrupt('a directory points outside itself');
    const end = high;
    while (from < high) {
      const middle = Math.floor((from + high) / 2);
      if (this.#isBefore(middle, hash)) from = middle + 1;
      else high = middle;
    }
    let to = from;
    while (to < end && this.#isAt(to, hash)) to += 1;
    return { from, to };
  }

  value(row: number): number {
    return this.#rows.word(row * rowBytes + 8);
  }

  #isBefore(row: number, { a, b }: NameHash): boolean {
    const own = this.#rows.word(row * rowBytes);
    return own < a || (own === a && this.#rows.word(row * rowBytes + 4) < b);
  }

  #isAt(row: number, { a, b }: NameHash): boolean {
    return this.#rows.word(row * rowBytes) === a && this.#rows.word(row * rowBytes + 4) === b;
  }
}

// Two rows a bucket.
function bucketBits(rows: number): number {
  return rows <= 2 ? 0 : Math.min(bucketBitsMax, Math.ceil(Math.log2(rows / 2)));
}

function bucketOf({ a }: NameHash, bits: number): number {
  return bits === 0 ? 0 : a >>> (32 - bits);
}
