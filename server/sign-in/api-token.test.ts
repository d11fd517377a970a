import { describe, expect, test } from 'vitest';
import { fakeRandom } from '#ports/fake-random.ts';
import { systemRandom } from '#ports/random.ts';
import { hintOf, isToken, makeToken } from '#server/sign-in/api-token.ts';

describe('an API token', () => {
  test('is known by its form and its checksum', () => {
    for (let count = 0; count < 200; count += 1) {
      const token = makeToken(systemRandom);
      expect(token).toMatch(/^bwt_[0-9A-Za-z]{36}$/);
      expect(isToken(token)).toBe(true);
    }
  });

  test('has no slip of the pen in it: any one other character is refused', () => {
    const token = makeToken(fakeRandom());
    for (let at = 4; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a';
      expect(isToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
    }
  });

  test.each(['', 'bwt_', `${makeToken(fakeRandom())} `, makeToken(fakeRandom()).slice(1), 'bwt_'.padEnd(40, '0')])(
    'is not %j',
    (text) => {
      expect(isToken(text)).toBe(false);
    },
  );

  test('uses every character alike', () => {
    const counts = new Map<string, number>();
    for (let count = 0; count < 2000; count += 1) {
      for (const letter of makeToken(fakeRandom(String(count))).slice(4, 34)) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(62);
    // 60,000 characters over 62: 968 each, give or take six standard deviations.
    expect(Math.min(...counts.values())).toBeGreaterThan(968 - 6 * 31);
    expect(Math.max(...counts.values())).toBeLessThan(968 + 6 * 31);
  });

  test('is hinted at by too little to use', () => {
    const token = makeToken(fakeRandom());
    expect(hintOf(token)).toBe(`${token.slice(0, 8)}…`);
  });
});
