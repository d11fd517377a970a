/** Two hashes of 32 bits of one name. */
export interface NameHash {
  readonly a: number;
  readonly b: number;
}

/**
 * Two hashes over UTF-16 code units, of different kinds (FNV-1a, and a multiply-add), each mixed at its end. Together they
 * find a name's row; they prove nothing: whoever finds a row compares the name that is stored with it.
 */
export function hashName(name: string): NameHash {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = (Math.imul(b, 0x5bd1e995) + unit) | 0;
    b ^= b >>> 15;
  }
  return { a: mix(a), b: mix(b ^ name.length) };
}

// The finaliser of MurmurHash3 (32 bits), by Austin Appleby, in the public domain.
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
