// Short ids made from what they stand for. Not for secrets: anybody can make two texts with the same one.

/** Crockford's base 32 in lower case: no letter that reads as a digit or as another letter. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Eight characters hold 40 bits: among 3,000 texts two meet by chance once in 240,000 sets. */
const shortHashCharacters = 8;

/**
 * FNV-1a (64 bits, over UTF-16 code units as two bytes, low byte first), folded to 40 bits, in eight characters.
 * http://www.isthe.com/chongo/tech/comp/fnv/ gives offset, prime and the folding.
 */
export function shortHash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    [high, low] = step(high, low, unit & 0xff);
    [high, low] = step(high, low, unit >>> 8);
  }
  // The upper 24 bits folded onto the lower 40.
  const lower = (low ^ (high >>> 8)) >>> 0;
  const upper = high & 0xff;
  let rest = upper * 2 ** 32 + lower;
  let letters = '';
  for (let count = 0; count < shortHashCharacters; count += 1) {
    letters = `${alphabet[rest % 32] ?? ''}${letters}`;
    rest = Math.floor(rest / 32);
  }
  return letters;
}

// One step of the hash: times 2^40 + 0x1b3 modulo 2^64, in two halves of 32 bits.
function step(high: number, low: number, byte: number): [number, number] {
  const mixed = (low ^ byte) >>> 0;
  const product = mixed * 0x1b3;
  const carried = high * 0x1b3 + Math.floor(product / 2 ** 32) + mixed * 256;
  return [carried >>> 0, product >>> 0];
}
