import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { gunzipStream } from '#sources/archive/inflate.ts';
import { eachLine } from '#sources/archive/lines.ts';
import { readDocument } from '#sources/archive/read-document.ts';
import { walk } from '#sources/archive/walk.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-archive-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function faultOf(read: () => unknown): { readonly code: string; readonly place: string | undefined; file: unknown } {
  try {
    read();
  } catch (error) {
    if (error instanceof BadDocument) return { code: error.code, place: error.place, file: error.file };
    throw error;
  }
  return { code: 'none', place: undefined, file: undefined };
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof BadDocument) return `${error.code} at ${error.place}`;
    throw error;
  }
  return 'none';
}

describe('one document', () => {
  test('is read plain or gzip, with the digest of the bytes on disk', () => {
    const plain = readDocument(write('a.json', '\u{feff}{"a":"é"}'));
    expect(plain).toMatchObject({ text: '{"a":"é"}', bytes: 13, gzip: false });
    const packed = readDocument(write('a.json.gz', gzipSync('{"a":"é"}')));
    expect(packed).toMatchObject({ text: '{"a":"é"}', bytesUnpacked: 10, gzip: true });
    expect(packed.digestSha256()).toMatch(/^[0-9a-f]{64}$/);
    expect(packed.digestSha256()).not.toBe(plain.digestSha256());
  });

  const packed = gzipSync(`{"a":"${'abcdefgh'.repeat(300)}"}`);
  const damaged = Uint8Array.from(packed, (byte, at) => (at === packed.length - 6 ? byte ^ 0xff : byte));
  const rows: readonly (readonly [string, Uint8Array | string, string, string | undefined])[] = [
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0xa9, 0xff, 0x22]), 'document.encoding', 'byte 5'],
    ['a character cut in two', Buffer.from([0x22, 0xe2, 0x82]), 'document.encoding', 'byte 3'],
    ['an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80]), 'document.encoding', 'byte 3'],
    ['UTF-16 with a mark', Buffer.from('\u{feff}{}', 'utf16le'), 'document.encoding', 'byte 1'],
    ['UTF-16 without a mark', Buffer.from('{}', 'utf16le'), 'document.encoding', 'byte 1'],
    ['a truncated gzip', packed.subarray(0, packed.length - 9), 'document.truncated', undefined],
    ['a damaged gzip', damaged, 'document.corrupt', undefined],
    ['a zip archive, as workbooks are', Buffer.from('PK\u0003\u0004 and more'), 'document.kind', undefined],
    ['a gzip bomb', gzipSync(Buffer.alloc(8_000_000)), 'document.expansion', undefined],
  ];
  test.each(rows)('%s is refused by file and place', (name, bytes, code, place) => {
    const file = write(`bad/${name}.json`, bytes);
    expect(faultOf(() => readDocument(file))).toEqual({ code, place, file });
  });

  test('a missing one is told as such', () => {
    expect(faultOf(() => readDocument(join(folder, 'absent.json'))).code).toBe('file.missing');
  });
});

describe('lines', () => {
  const text = '\u{feff}{"a":1}\r\n\n  \n{"é":"☃"}\nlast';

  test.each([1, 2, 3, 7, 1000])('are the same in pieces of %i bytes', async (size) => {
    const lines: string[] = [];
    await eachLine(pieces(Buffer.from(text), size), (line, number) => lines.push(`${number} ${line}`));
    expect(lines).toEqual(['1 {"a":1}', '4 {"é":"☃"}', '5 last']);
  });

  test('the same through gzip', async () => {
    const lines: string[] = [];
    await eachLine(gunzipStream(pieces(gzipSync(text), 5)), (line) => lines.push(line));
    expect(lines).toHaveLength(3);
  });

  test('bad bytes are told by line and place in the line', async () => {
    const bytes = Buffer.concat([Buffer.from('{}\n"'), Buffer.from([0xff])]);
    expect(await codeOf(eachLine(pieces(bytes, 3), () => undefined))).toBe('document.encoding at line 2, byte 2');
  });

  test('a gzip stream cut short, damaged or swollen is refused', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, n) => `{"n":${n * 7919}}`).join('\n'));
    const cut = eachLine(gunzipStream(pieces(packed.subarray(0, packed.length / 2), 1000)), () => undefined);
    expect(await codeOf(cut)).toMatch(/^document\.truncated at after \d+ unpacked bytes$/);
    const bomb = eachLine(gunzipStream(pieces(gzipSync(Buffer.alloc(20_000_000, 10)), 1000)), () => undefined);
    expect(await codeOf(bomb)).toMatch(/^document\.expansion/);
  });

  test('a failure of the reader reaches the caller', async () => {
    const failing = eachLine(gunzipStream(pieces(gzipSync('a\nb\n'), 5)), () => {
      throw new BadDocument('document.syntax', 'is wrong', 'line 1, column 3');
    });
    expect(await codeOf(failing)).toBe('document.syntax at line 1, column 3');
  });

  test('a failure of what is unpacked reaches the caller', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(gzipSync('a').subarray(0, 5));
      throw new Error('the disk is gone');
    }
    await expect(eachLine(gunzipStream(broken()), () => undefined)).rejects.toThrow('the disk is gone');
  });
});

describe('the walk', () => {
  test('sorts by bytes, goes into folders, follows no link and skips what is hidden', () => {
    for (const name of [
      'b.json',
      'B.json',
      'a/z.json',
      'a.json',
      'é.json',
      '\u{ff5e}.json',
      '\u{1f600}.json',
      '.git/x',
    ])
      write(`walked/${name}`, '{}');
    symlinkSync('/etc', join(folder, 'walked/link'));
    const { files, skipped } = walk([join(folder, 'walked')]);
    expect(files.map(({ name }) => name)).toEqual([
      'B.json',
      'a.json',
      'a/z.json',
      'b.json',
      'é.json',
      '\u{ff5e}.json',
      '\u{1f600}.json',
    ]);
    expect(skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ['hidden file or folder', 1],
      ['symbolic link', 1],
    ]);
  });

  test('keeps the order of what was named, and refuses what is not there', () => {
    const second = write('walked/b.json', '{}');
    const first = write('walked/a.json', '{}');
    expect(walk([second, first]).files.map(({ name }) => name)).toEqual(['b.json', 'a.json']);
    expect(faultOf(() => walk([join(folder, 'absent')])).code).toBe('file.missing');
  });
});
