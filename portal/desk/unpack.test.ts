import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { unpack } from '#portal/desk/unpack.ts';

const content = Buffer.from('host;product;version\n'.repeat(2000));
const packed = gzipSync(content);

async function codeOf(bytes: Uint8Array, most = 1_000_000): Promise<string> {
  try {
    await unpack(new Blob([Uint8Array.from(bytes)]), 'gzip', most);
  } catch (error) {
    if (error instanceof BadDocument) return error.code;
    throw error;
  }
  return 'none';
}

describe('gzip in the page', () => {
  test('gives back what was packed', async () => {
    const bytes = await unpack(new Blob([Uint8Array.from(packed)]), 'gzip', content.length);
    expect(Buffer.compare(bytes, content)).toBe(0);
  });

  test.each<readonly [string, Uint8Array, number, string]>([
    ['more than is allowed', packed, content.length - 1, 'document.expansion'],
    ['a cut file', packed.subarray(0, -20), 1_000_000, 'document.truncated'],
    [
      'a changed one',
      Buffer.concat([packed.subarray(0, 20), Buffer.alloc(9, 7), packed.subarray(29)]),
      1_000_000,
      'document.corrupt',
    ],
  ])('refuses %s', async (_, bytes, most, code) => {
    expect(await codeOf(bytes, most)).toBe(code);
  });
});
