// Looks for words in whatever lies on a disk, however it was written down: in other encodings, in pieces, packed.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gunzipSync, inflateRawSync, zstdDecompressSync } from 'node:zlib';

/** What must not be found. */
export interface Sought {
  readonly name: string;
  readonly text: string;
  /** Found also where so many bytes of it stand in a row: the database packs texts by leaving out what came before. */
  readonly pieceBytes?: number;
  /** What it spells, where that is not hexadecimal. */
  readonly bytes?: Buffer;
}

interface Form {
  readonly name: string;
  readonly form: string;
  readonly bytes: Buffer;
}

const shortest = 8;
/** Of a long text these many bytes at its begin, in its middle and at its end are looked for. */
const sampleBytes = 48;
const unpackedBytesMax = 64 * 1024 * 1024;

/** `what, as it was written, where`: each once. */
export type Found = string;

export class Hunt {
  readonly #forms = new Map<number, Form[]>();
  /** By the first three bytes: whether anything sought begins with them. */
  readonly #begins = new Uint8Array(2 ** 24);

  constructor(sought: readonly Sought[]) {
    for (const one of sought) {
      for (const form of formsOf(one)) this.#add(form);
    }
  }

  #add(form: Form): void {
    if (form.bytes.length < shortest) throw new Error(`${form.name} is too short to be looked for as ${form.form}`);
    const begin = form.bytes.readUIntBE(0, 3);
    this.#begins[begin] = 1;
    this.#forms.set(begin, [...(this.#forms.get(begin) ?? []), form]);
  }

  /** In these bytes, and in what is packed in them. */
  inBytes(bytes: Buffer, where: string): readonly Found[] {
    const found = new Set<Found>();
    for (const { name, form } of this.#plainly(bytes)) found.add(`${name}, ${form}, ${where}`);
    for (const { how, unpacked } of unpackedIn(bytes)) {
      for (const one of this.inBytes(unpacked, `${where} (${how})`)) found.add(one);
    }
    return [...found];
  }

  /** In every file below the folder, and in the files' names. */
  inFolder(folder: string): readonly Found[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const where = relative(folder, path);
      const named = this.inBytes(Buffer.from(where), `the name of ${where}`);
      return entry.isFile() ? [...named, ...this.inBytes(readFileSync(path), where)] : named;
    });
  }

  *#plainly(bytes: Buffer): Generator<Form> {
    const begins = this.#begins;
    let three = 0;
    for (let end = 0; end < bytes.length; end += 1) {
      three = ((three << 8) | (bytes[end] ?? 0)) & 0xff_ff_ff;
      if (end < 2 || begins[three] !== 1) continue;
      for (const form of this.#forms.get(three) ?? []) {
        const at = end - 2;
        if (bytes.compare(form.bytes, 0, form.bytes.length, at, Math.min(at + form.bytes.length, bytes.length)) === 0)
          yield form;
      }
    }
  }
}

function formsOf({ name, text, pieceBytes, bytes }: Sought): readonly Form[] {
  const forms: Form[] = [];
  const add = (form: string, bytes: Buffer): void => void forms.push({ name, form, bytes });
  if (bytes !== undefined) add('as the bytes that it spells', bytes);
  for (const sample of samplesOf(text)) {
    const utf8 = Buffer.from(sample);
    const utf16 = Buffer.from(sample, 'utf16le');
    add('as it is', utf8);
    add('in UTF-16', utf16);
    add('in UTF-16 of the other order', Buffer.from(utf16).swap16());
    add('in hexadecimal', Buffer.from(utf8.toString('hex')));
    add('in HEXADECIMAL', Buffer.from(utf8.toString('hex').toUpperCase()));
    add('as the hexadecimal of UTF-16', Buffer.from(utf16.toString('hex')));
    for (const before of [0, 1, 2]) {
      add(`in base64 behind ${before}`, Buffer.from(base64Within(utf8, before)));
      add(
        `in base64url behind ${before}`,
        Buffer.from(base64Within(utf8, before).replaceAll('+', '-').replaceAll('/', '_')),
      );
    }
    add('in an address', Buffer.from(encodeURIComponent(sample)));
    add(
      'in JSON of ASCII',
      Buffer.from(
        JSON.stringify(sample)
          .slice(1, -1)
          .replaceAll(/[^ -~]/g, escaped),
      ),
    );
    // A secret that is shown in hexadecimal and kept as bytes is kept all the same.
    if (/^([0-9a-f]{2}){16,}$/i.test(sample)) add('as the bytes that it spells', Buffer.from(sample, 'hex'));
    for (const piece of piecesOf(utf8, pieceBytes)) add('in pieces', piece);
  }
  // Most texts look the same in some of these: told of once.
  return forms.filter(({ bytes }, at) => forms.findIndex((one) => one.bytes.equals(bytes)) === at);
}

function samplesOf(text: string): readonly string[] {
  if (text.length <= 3 * sampleBytes) return [text];
  const middle = text.length >> 1;
  return [text.slice(0, sampleBytes), text.slice(middle, middle + sampleBytes), text.slice(-sampleBytes)];
}

function piecesOf(bytes: Buffer, length = bytes.length): readonly Buffer[] {
  return Array.from({ length: bytes.length - length + 1 }, (_, at) => bytes.subarray(at, at + length));
}

/** The digits that do not depend on what stands before and behind. */
function base64Within(bytes: Buffer, before: number): string {
  const digits = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const whole = Math.floor(((before + bytes.length) * 8) / 6);
  return digits.slice(Math.ceil((before * 8) / 6), whole);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

interface Packing {
  readonly how: string;
  readonly magic: Buffer;
  readonly unpack: (bytes: Buffer) => Buffer;
}

// Also what is cut off, as a row of a table is: as far as it goes.
const zlib = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: unpackedBytesMax };
const zstd = { finishFlush: constants.ZSTD_e_continue, maxOutputLength: unpackedBytesMax };

const packings: readonly Packing[] = [
  { how: 'gzip', magic: Buffer.from([0x1f, 0x8b, 8]), unpack: (bytes) => gunzipSync(bytes, zlib) },
  { how: 'zstd', magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), unpack: (bytes) => zstdDecompressSync(bytes, zstd) },
  { how: 'zip', magic: Buffer.from('PK\u0003\u0004'), unpack: (bytes) => inflateRawSync(behindHead(bytes), zlib) },
];

/** APPNOTE 4.3.7: the lengths of name and extra field stand at 26 and 28. */
function behindHead(bytes: Buffer): Buffer {
  return bytes.length < 30 ? bytes : bytes.subarray(30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28));
}

function* unpackedIn(bytes: Buffer): Generator<{ readonly how: string; readonly unpacked: Buffer }> {
  for (const { how, magic, unpack } of packings) {
    for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) {
      const unpacked = unpackedOr(() => unpack(bytes.subarray(at)));
      if (unpacked !== undefined && unpacked.length > 0) yield { how, unpacked };
    }
  }
}

/** Bytes that only look as if something were packed are none. */
function unpackedOr(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
