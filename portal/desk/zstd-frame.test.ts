import { constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { xxh64Low } from '#portal/desk/xxh64.ts';
import { inflateFrame } from '#portal/desk/zstd-frame.ts';

function frameOf(content: Uint8Array, checksum = 1): Uint8Array {
  const params = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: checksum };
  return zstdCompressSync(content, { params });
}

/** Bytes that repeat themselves as records do, so that every kind of block is met. */
const contents = fc
  .tuple(fc.uint8Array({ maxLength: 300 }), fc.nat(400), fc.uint8Array({ maxLength: 3000 }))
  .map(([part, times, rest]) => Buffer.concat([...Array.from({ length: times }, () => part), rest]));

describe('zstd frames', () => {
  test('unpack to what was packed, with and without a checksum', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(0, 1), (content, checksum) => {
        expect(Buffer.compare(inflateFrame(frameOf(content, checksum), content.length), content)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('carry the checksum that is computed here, at every length', () => {
    for (let length = 0; length < 200; length += 1) {
      const content = Buffer.from(Array.from({ length }, (_, index) => (index * 151 + length) & 0xff));
      const frame = Buffer.from(frameOf(content));
      expect([length, xxh64Low(content)]).toEqual([length, frame.readUInt32LE(frame.length - 4)]);
    }
  });

  const content = Buffer.from('pkg:npm/lodash 4.17.21 is affected by CVE-2021-23337. '.repeat(300));
  const frame = frameOf(content);

  test('never unpack to other bytes, whichever of theirs is changed', () => {
    const became = (bytes: Uint8Array): string => {
      try {
        return Buffer.compare(inflateFrame(bytes, content.length), content) === 0 ? 'the same' : 'other bytes';
      } catch (error) {
        return error instanceof BadDocument ? 'refused' : String(error);
      }
    };
    const outcomes = new Set<string>();
    for (let at = 0; at < frame.length; at += 1) {
      for (const change of [1, 0x80, 0xff]) {
        const changed = Uint8Array.from(frame);
        changed[at] = (changed[at] ?? 0) ^ change;
        outcomes.add(became(changed));
      }
    }
    // A window larger than is needed unpacks to the same.
    expect([...outcomes].sort().filter((outcome) => outcome !== 'the same')).toEqual(['refused']);
  });

  test.each<readonly [string, Uint8Array, number]>([
    ['longer than they say', frame, content.length - 1],
    ['shorter than they say', frame, content.length + 1],
    ['cut short', frame.subarray(0, -5), content.length],
    ['no frames at all', Buffer.from('hello, this is no frame'), 23],
    ['empty', new Uint8Array(), 0],
  ])('are refused where they are %s', (_, bytes, length) => {
    expect(() => inflateFrame(bytes, length)).toThrow(BadDocument);
  });
});
