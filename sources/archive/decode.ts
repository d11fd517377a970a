// Strict decoding of bytes from outside; names no Node module, so that the page can use it too.
import { BadDocument } from '#core/kernel/bad-document.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * A whole document to text, without its byte order mark.
 *
 * @throws BadDocument `document.encoding`: UTF-16, UTF-32, or a byte that is no UTF-8, with its place
 */
export function decodeText(bytes: Uint8Array): string {
  refuseOtherEncodings(bytes);
  return decodeUtf8(bytes);
}

/** A part of a document that begins and ends at a character. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new BadDocument('document.encoding', 'is not valid UTF-8', `byte ${firstInvalid(bytes) + 1}`);
  }
}

/** Tells UTF-16 and UTF-32 by their byte order mark, or by the zero beside a first ASCII character. */
export function refuseOtherEncodings(bytes: Uint8Array): void {
  const [first = 1, second = 1] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!marked && (bytes.length < 2 || (first !== 0 && second !== 0))) return;
  throw new BadDocument('document.encoding', 'is UTF-16 or UTF-32; save it as UTF-8', 'byte 1');
}

/** The offset of the first byte that can not belong to UTF-8. */
function firstInvalid(bytes: Uint8Array): number {
  // Halving works because a prefix that ends within a character counts as valid so far.
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValidSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isValidSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
