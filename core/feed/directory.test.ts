import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Directory, sortByHash, writeDirectory } from '#core/feed/directory.ts';
import { hashName } from '#core/feed/name-hash.ts';
import { Pages } from '#core/feed/pages.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { memoryReader } from '#feeds/feed-reader.ts';

function pages(bytes: Uint8Array): Pages {
  return new Pages(memoryReader(bytes), { offset: 0, length: bytes.length, stored: '', content: '' });
}

function directoryOf(names: readonly string[]): Directory {
  const rows = sortByHash(names.map((name, value) => ({ name, hash: hashName(name), value })));
  const written = writeDirectory(rows);
  return new Directory(pages(written.buckets), pages(written.rows));
}

function valuesOf(directory: Directory, name: string): readonly number[] {
  const { from, to } = directory.rowsOf(name);
  return Array.from({ length: to - from }, (_, index) => directory.value(from + index));
}

describe('a directory', () => {
  test('finds every name and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), fc.string(), (names, other) => {
        const directory = directoryOf(names);
        names.forEach((name, value) => expect(valuesOf(directory, name)).toEqual([value]));
        expect(valuesOf(directory, other)).toEqual(names.includes(other) ? [names.indexOf(other)] : []);
      }),
    );
  });

  test('gives every value of a name that several rows bear', () => {
    const names = ['a', 'b', 'a', 'c', 'a'];
    expect(valuesOf(directoryOf(names), 'a').toSorted((x, y) => x - y)).toEqual([0, 2, 4]);
  });

  test('holds a hundred thousand names, far over one page', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `pkg:npm/package-${index}`);
    const directory = directoryOf(names);
    for (let index = 0; index < names.length; index += 997) {
      expect(valuesOf(directory, names[index] ?? '')).toEqual([index]);
    }
    expect(valuesOf(directory, 'pkg:npm/package-100000')).toEqual([]);
  });

  test('refuses tables whose lengths can not be right', () => {
    const { buckets, rows } = writeDirectory([{ hash: hashName('a'), value: 1 }]);
    expect(() => new Directory(pages(buckets), pages(rows.subarray(1)))).toThrow(BadDocument);
    expect(() => new Directory(pages(buckets.subarray(4)), pages(rows))).toThrow(BadDocument);
  });

  test('refuses buckets that point outside', () => {
    const { rows } = writeDirectory([{ hash: hashName('a'), value: 1 }]);
    const directory = new Directory(pages(Uint8Array.from([0, 0, 0, 0, 9, 9, 9, 9])), pages(rows));
    expect(() => directory.rowsOf('a')).toThrow(BadDocument);
  });
});

describe('the hashes of names', () => {
  test('tell 200,000 near names apart, together and each for itself about as chance would', () => {
    const both = new Set<string>();
    const first = new Set<number>();
    const second = new Set<number>();
    for (let index = 0; index < 200_000; index += 1) {
      const { a, b } = hashName(`pkg:maven/org.example/lib-${index}`);
      both.add(`${a} ${b}`);
      first.add(a);
      second.add(b);
    }
    // 200,000 of 2^32 meet about five times by chance.
    expect(both.size).toBe(200_000);
    expect(first.size).toBeGreaterThan(199_970);
    expect(second.size).toBeGreaterThan(199_970);
  });
});
