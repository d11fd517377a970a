// The hunt itself: what it must find, or its silence about an installation says nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Hunt } from '#tests/end-to-end/no-plaintext-hunt.ts';
import { zipOf } from '#tests/zip-file.ts';

const text = 'q7w1ztk3x0vd9m2b8hcn Ünder Émbargo 秘密';
const secret = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90';
const hunt = new Hunt([
  { name: 'canary', text, pieceBytes: 8 },
  { name: 'secret', text: secret },
  { name: 'other', text: 'whsec_c29tZXRoaW5nIG9mIGVudHJvcHk=', bytes: Buffer.from('something of entropy') },
]);
const utf8 = Buffer.from(text);
/** What stands around it in a file. */
const within = (bytes: Uint8Array | string): Buffer =>
  Buffer.concat([Buffer.alloc(5000, 'row '), Buffer.from(bytes), Buffer.alloc(300, '\u0000')]);

/** As a row of a table holds the first two thousand bytes of a document. */
function cutZstd(): Buffer {
  const much = Array.from({ length: 60_000 }, (_, at) => `${(at * 7919) % 65_521} `).join('');
  return zstdCompressSync(`${text} ${much}`).subarray(0, 150_000);
}

test.each([
  ['as it is', text],
  ['in UTF-16', Buffer.from(text, 'utf16le')],
  ['in UTF-16 of the other order', Buffer.from(text, 'utf16le').swap16()],
  ['in hexadecimal', utf8.toString('hex')],
  ['in HEXADECIMAL', utf8.toString('hex').toUpperCase()],
  ['in base64', Buffer.from(`{"text":"${text}"}`).toString('base64')],
  ['in base64, one byte further on', Buffer.from(`.{"text":"${text}"}`).toString('base64')],
  ['in base64, two bytes further on', Buffer.from(`..{"text":"${text}"}`).toString('base64')],
  ['in base64url', Buffer.from(`>>>${text}???`).toString('base64url')],
  ['in an address', encodeURIComponent(text)],
  [
    'in JSON that knows ASCII alone',
    JSON.stringify(text).replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['with something between each eight of its bytes', utf8.toString('latin1').replaceAll(/.{8}/gs, '$&\u0001')],
  ['packed by gzip', gzipSync(text)],
  ['packed by gzip, and cut off', gzipSync(`${text}${'more '.repeat(5000)}`).subarray(0, 90)],
  ['packed by zstd', zstdCompressSync(`${text}${'more '.repeat(5000)}`)],
  ['packed by zstd, and cut off', cutZstd()],
  ['packed twice', gzipSync(zstdCompressSync(text))],
  ['packed by zip', zipOf([{ name: 'a.txt', bytes: utf8 }])],
])('finds a text %s', (_, bytes) => {
  expect(hunt.inBytes(within(bytes), 'here')).not.toEqual([]);
});

test.each([
  ['in hexadecimal', secret, ['secret, as it is, here']],
  ['as the bytes that it spells', Buffer.from(secret, 'hex'), ['secret, as the bytes that it spells, here']],
  ['as what it spells in base64', 'something of entropy', ['other, as the bytes that it spells, here']],
])('finds a secret %s', (_, bytes, found) => {
  expect(hunt.inBytes(within(bytes), 'here')).toEqual(expect.arrayContaining(found));
});

test('finds the ends of a long text, and nothing in what is another text', () => {
  const long = Array.from({ length: 2000 }, (_, at) => `word${at}`).join(' ');
  const own = new Hunt([{ name: 'long', text: long, pieceBytes: 12 }]);
  expect(own.inBytes(within(long.slice(-100)), 'here')).not.toEqual([]);
  expect(hunt.inBytes(within(long), 'here')).toEqual([]);
});

test('finds it in files of folders, and in their names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bw-hunt-'));
  try {
    mkdirSync(join(folder, 'base', '1'), { recursive: true });
    writeFileSync(join(folder, 'base', '1', '2601'), within(text));
    writeFileSync(join(folder, 'base', secret), '');
    expect(hunt.inFolder(folder)).toEqual(
      expect.arrayContaining(['canary, as it is, base/1/2601', `secret, as it is, the name of base/${secret}`]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('looks for nothing that is so short that it stands anywhere', () => {
  expect(() => new Hunt([{ name: 'short', text: 'abc' }])).toThrow('too short');
});
