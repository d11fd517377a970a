// Building blocks of order-preserving keys. A key is a sequence of tokens; each token opens with a mark, and marks
// stand in the scheme's order. Marks below 0x10 are a scheme's own (pre-release, end of version, text …); a number
// opens with 0x10 or more, so that a number sorts above every mark. The end of a version is a mark of its own, placed
// in that order, never the end of the string.
import { asKey } from '#core/versions/range.ts';
import { keyBytesMax, type VersionKey } from '#core/versions/scheme.ts';

const smallNumbers = 192;
const firstLargeMark = 0xd0;
const largeBytesMax = 14;

/** A mark of a scheme's own, 0x01 to 0x0f. */
export function mark(code: number): string {
  return String.fromCharCode(code);
}

/**
 * A non-negative whole number of any length, given as decimal digits (leading zeros are dropped): self-delimiting, and
 * ordered as the numbers are. One byte below 192, else a byte that says how many big-endian bytes follow.
 */
export function number(digits: string): string {
  if (digits.length <= 15) return numberOf(Number(digits));
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length <= 15) return numberOf(Number(plain));
  let bytes = '';
  for (let rest = BigInt(plain); rest > 0n; rest >>= 8n) bytes = String.fromCharCode(Number(rest & 255n)) + bytes;
  if (bytes.length <= largeBytesMax) return String.fromCharCode(firstLargeMark + bytes.length) + bytes;
  return `\xdf${String.fromCharCode(bytes.length >> 8, bytes.length & 255)}${bytes}`;
}

/** The same for a number that is already read; `value` is whole and 0 to 10^15 - 1. */
export function numberOf(value: number): string {
  if (value < smallNumbers) return String.fromCharCode(0x10 + value);
  let bytes = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes = String.fromCharCode(rest % 256) + bytes;
  return String.fromCharCode(firstLargeMark + bytes.length) + bytes;
}

/** Text, in the order of its UTF-8 bytes, closed by 0x00. The text must not hold U+0000. */
export function text(value: string): string {
  return `${utf8(value)}\0`;
}

/** The key made of these tokens; `undefined` where it would be longer than a key may be. */
export function key(tokens: string): VersionKey | undefined {
  return tokens.length > keyBytesMax ? undefined : asKey(tokens);
}

/** UTF-8 bytes, one code unit each; unpaired surrogates become U+FFFD. */
function utf8(value: string): string {
  if (/^[\x01-\x7f]*$/.test(value)) return value;
  let bytes = '';
  for (const character of value) {
    let code = character.codePointAt(0) ?? 0xfffd;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes += String.fromCharCode(code);
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) {
      bytes += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes += String.fromCharCode(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return bytes;
}
