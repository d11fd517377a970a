import { describe, expect, test } from 'vitest';
import { shortHash } from '#core/kernel/short-hash.ts';

/** The definition, in whole numbers without a limit. */
function byDefinition(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    for (const byte of [text.charCodeAt(index) & 0xff, text.charCodeAt(index) >>> 8]) {
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
  }
  return (hash >> 40n) ^ (hash & 0xffffffffffn);
}

function value(letters: string): bigint {
  return letters
    .split('')
    .reduce((sum, letter) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter)), 0n);
}

describe('shortHash', () => {
  test.each([
    '',
    'a',
    'upgrade|maven/org.apache.logging.log4j/log4j-core|patient-portal',
    'größe 日本 🦀',
    'x'.repeat(999),
  ])('agrees with the definition in unlimited whole numbers: %s', (text) => {
    expect(shortHash(text)).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
    expect(value(shortHash(text))).toBe(byDefinition(text));
  });

  test('tells twenty thousand near texts apart', () => {
    const seen = new Set(Array.from({ length: 20_000 }, (_, index) => shortHash(`upgrade|npm/package-${index}|web`)));
    expect(seen.size).toBe(20_000);
  });
});
