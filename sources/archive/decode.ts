// Decoding of bytes from outside; names no Node module, so that the page can use it too.
import { BadDocument } from '#core/kernel/bad-document.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * A document to text, by what it is. JSON and the documents that describe software are UTF-8 by their standards; XML says
 * itself what it is in; spreadsheets and Windows write tables and listings in UTF-16, or in the code page of western Europe.
 *
 * @param name the file's, by whose ending documents of software are told from listings
 * @throws BadDocument `document.encoding`: not in an encoding that it may have, with its place
 */
export function decodeDocument(bytes: Uint8Array, name: string): string {
  const utf16 = markedUtf16(bytes);
  const start = firstSign(bytes, utf16);
  if (start === '<') return decodeXml(bytes, utf16);
  if (start === '{' || start === '[' || utf8Only.test(name)) return decodeText(bytes);
  return decodeListing(bytes, utf16);
}

const utf8Only = /\.(json|jsonl|ndjson|cdx|spdx|ya?ml|att|intoto|bom|tag)(\.gz)?$/i;

/**
 * A whole document in UTF-8 to text, without its byte order mark.
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
  if (markedUtf16(bytes) === undefined && (bytes.length < 2 || (first !== 0 && second !== 0))) return;
  throw new BadDocument('document.encoding', 'is UTF-16 or UTF-32; save it as UTF-8', 'byte 1');
}

type Utf16 = 'utf-16le' | 'utf-16be';

function markedUtf16([first, second]: Uint8Array): Utf16 | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** The first character that is neither a mark nor white space. */
function firstSign(bytes: Uint8Array, utf16: Utf16 | undefined): string {
  const head = bytes.subarray(0, 1024);
  return new TextDecoder(utf16 ?? 'utf-8').decode(head).trimStart().slice(0, 1);
}

function decodeListing(bytes: Uint8Array, utf16: Utf16 | undefined): string {
  if (utf16 !== undefined) return decodeUtf16(bytes, utf16);
  refuseOtherEncodings(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    // Every byte is a character of the code page: a zero tells what is no text at all.
    const zero = bytes.indexOf(0);
    if (zero >= 0) throw new BadDocument('document.encoding', 'is no text', `byte ${zero + 1}`);
    return decodeWestern(bytes);
  }
}

/** The declaration is blanked where it was followed: what comes out is no longer in what it says. */
function decodeXml(bytes: Uint8Array, utf16: Utf16 | undefined): string {
  if (utf16 !== undefined) return withoutDeclaration(decodeUtf16(bytes, utf16));
  refuseOtherEncodings(bytes);
  const declared = declaredEncoding(bytes);
  if (declared !== undefined && western.test(declared)) return withoutDeclaration(decodeWestern(bytes));
  return decodeUtf8(bytes);
}

const declarationBytesMax = 256;

const declaration = /^(\s*<\?xml\s[^>]*?)\bencoding\s*=\s*(?:"([^">]*)"|'([^'>]*)')/;

/** What a document in XML says at its beginning that it is in. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const found = declaration.exec(decodeWestern(bytes.subarray(0, declarationBytesMax)));
  return found?.[2] ?? found?.[3];
}

const western = /^(iso[-_]?8859-?1|latin-?1|windows-?1252|cp-?1252)$/i;

function withoutDeclaration(text: string): string {
  const found = declaration.exec(text.slice(0, declarationBytesMax));
  if (found === null) return text;
  const [whole, before = ''] = found;
  return before + ' '.repeat(whole.length - before.length) + text.slice(whole.length);
}

function decodeUtf16(bytes: Uint8Array, utf16: Utf16): string {
  if (bytes[2] === 0 && bytes[3] === 0)
    throw new BadDocument('document.encoding', 'is UTF-32; save it as UTF-8', 'byte 1');
  try {
    return new TextDecoder(utf16, { fatal: true }).decode(bytes);
  } catch {
    throw new BadDocument('document.encoding', 'is not valid UTF-16');
  }
}

/** ISO-8859-1 is read so too: the two differ in control characters that no text holds (WHATWG Encoding §4.2). */
function decodeWestern(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
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
