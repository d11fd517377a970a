// The checksum in zstd frames: the low half of XXH64 with seed 0 (xxHash specification 0.1.1 §XXH64). JavaScript has no
// 64-bit numbers that are fast, so each is kept as two halves.

interface Long {
  high: number;
  low: number;
}

const prime1 = { high: 0x9e3779b1, low: 0x85ebca87 };
const prime2 = { high: 0xc2b2ae3d, low: 0x27d4eb4f };
const prime3 = { high: 0x165667b1, low: 0x9e3779f9 };
const prime4 = { high: 0x85ebca77, low: 0xc2b2ae63 };
const prime5 = { high: 0x27d4eb2f, low: 0x165667c5 };

const stripeBytes = 32;

export function xxh64Low(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read: Long = { high: 0, low: 0 };
  const readLong = (at: number): Long => {
    read.low = view.getUint32(at, true);
    read.high = view.getUint32(at + 4, true);
    return read;
  };
  let at = 0;
  const hash: Long = { ...prime5 };
  if (bytes.length >= stripeBytes) {
    const lanes = firstLanes();
    for (; at + stripeBytes <= bytes.length; at += stripeBytes) {
      for (let lane = 0; lane < lanes.length; lane += 1) round(lanes[lane] ?? read, readLong(at + lane * 8));
    }
    converge(hash, lanes);
  }
  add(hash, { high: 0, low: bytes.length });
  for (; at + 8 <= bytes.length; at += 8) {
    const word = { high: 0, low: 0 };
    round(word, readLong(at));
    xor(hash, word);
    rotate(hash, 27);
    multiply(hash, prime1);
    add(hash, prime4);
  }
  if (at + 4 <= bytes.length) {
    mix(hash, { high: 0, low: view.getUint32(at, true) }, prime1, 23);
    multiply(hash, prime2);
    add(hash, prime3);
    at += 4;
  }
  for (; at < bytes.length; at += 1) {
    mix(hash, { high: 0, low: view.getUint8(at) }, prime5, 11);
    multiply(hash, prime1);
  }
  return avalanche(hash);
}

function firstLanes(): readonly Long[] {
  const first = { ...prime1 };
  add(first, prime2);
  // Nothing minus the first prime.
  const last = { high: ~prime1.high >>> 0, low: -prime1.low >>> 0 };
  return [first, { ...prime2 }, { high: 0, low: 0 }, last];
}

function converge(hash: Long, lanes: readonly Long[]): void {
  hash.high = 0;
  hash.low = 0;
  for (const [index, lane] of lanes.entries()) {
    const turned = { ...lane };
    rotate(turned, [1, 7, 12, 18][index] ?? 0);
    add(hash, turned);
  }
  for (const lane of lanes) {
    const word = { high: 0, low: 0 };
    round(word, lane);
    xor(hash, word);
    multiply(hash, prime1);
    add(hash, prime4);
  }
}

/** Changes `word` as well, which the caller needs no longer. */
function round(lane: Long, word: Long): void {
  multiply(word, prime2);
  add(lane, word);
  rotate(lane, 31);
  multiply(lane, prime1);
}

// oxlint-disable-next-line max-params -- the hash, what goes in, and the two constants of its step
function mix(hash: Long, word: Long, prime: Readonly<Long>, bits: number): void {
  multiply(word, prime);
  xor(hash, word);
  rotate(hash, bits);
}

function avalanche(hash: Long): number {
  // A shift by 33 leaves of the high half all but its last bit, in the low one.
  hash.low = (hash.low ^ (hash.high >>> 1)) >>> 0;
  multiply(hash, prime2);
  const { high, low } = hash;
  hash.low = (low ^ ((low >>> 29) | (high << 3))) >>> 0;
  hash.high = (high ^ (high >>> 29)) >>> 0;
  multiply(hash, prime3);
  return (hash.low ^ hash.high) >>> 0;
}

function xor(value: Long, other: Readonly<Long>): void {
  value.high = (value.high ^ other.high) >>> 0;
  value.low = (value.low ^ other.low) >>> 0;
}

function add(value: Long, other: Readonly<Long>): void {
  const low = value.low + other.low;
  value.low = low >>> 0;
  value.high = (value.high + other.high + (low > 0xffffffff ? 1 : 0)) >>> 0;
}

/** To the left, by 1 to 31 bits. */
function rotate(value: Long, bits: number): void {
  const { high, low } = value;
  value.high = ((high << bits) | (low >>> (32 - bits))) >>> 0;
  value.low = ((low << bits) | (high >>> (32 - bits))) >>> 0;
}

function multiply(value: Long, by: Readonly<Long>): void {
  const a0 = value.low & 0xffff;
  const a1 = value.low >>> 16;
  const b0 = by.low & 0xffff;
  const b1 = by.low >>> 16;
  const lowest = a0 * b0;
  const middle = a1 * b0 + (lowest >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  const carried = a1 * b1 + (middle >>> 16) + (other >>> 16);
  value.high = (carried + Math.imul(value.low, by.high) + Math.imul(value.high, by.low)) >>> 0;
  value.low = ((other << 16) | (lowest & 0xffff)) >>> 0;
}
