import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { readKept } from '#sources/archive/kept-json.ts';
import type { Keep } from '#sources/archive/keep.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
}

async function read(text: string, keep: Keep = 'all', size = 7): Promise<unknown> {
  return readKept(inPieces(text, size), keep);
}

async function fault(text: string, keep: Keep = 'all'): Promise<string | undefined> {
  return read(text, keep).then(
    () => undefined,
    (error: unknown) => (error instanceof BadDocument ? error.code : 'another error'),
  );
}

describe('what is kept of JSON', () => {
  test('is what JSON.parse makes of it, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 1, max: 9 }), async (value, size) => {
        const text = JSON.stringify(value, undefined, size % 3);
        expect(await read(text, 'all', size)).toEqual(JSON.parse(text));
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
        const keys = Object.keys(value).filter((_, index) => index % 2 === 0);
        const kept = await read(text, { only: Object.fromEntries(keys.map((key) => [key, 'all'])) }, size);
        expect(kept).toEqual(
          Object.fromEntries(keys.map((key) => [key, (JSON.parse(text) as Record<string, unknown>)[key]])),
        );
      }),
    );
  });

  test('is named by key, by item and by element', async () => {
    const seen: unknown[] = [];
    const text =
      '{"a":{"x":1,"y":[{"k":1,"l":"}]"},{"k":2}]},"drop":{"b":["]","\\""]},"s":[{"id":1,"big":[[1]]},{"id":2},3],"e":[],"f":{"p":{"v":1,"w":2}}}';
    const keep: Keep = {
      only: {
        a: { only: { y: { items: { only: { k: 'all' } } } } },
        s: { each: { only: { id: 'all' } }, onEach: (one) => void seen.push(one) },
        e: { each: 'all', onEach: () => void seen.push('never') },
        f: { every: { only: { v: 'all' } } },
      },
    };
    for (const size of [1, 3, 1000]) {
      seen.length = 0;
      expect(await read(text, keep, size)).toEqual({
        a: { y: [{ k: 1 }, { k: 2 }] },
        s: [],
        e: [],
        f: { p: { v: 1 } },
      });
      expect(seen).toEqual([{ id: 1 }, { id: 2 }, 3]);
    }
  });

  test('tells bare words for numbers that are none from texts', async () => {
    expect(await read('[NaN, Infinity,-Infinity , "NaN", -1.5e3]')).toEqual([NaN, Infinity, -Infinity, 'NaN', -1500]);
    expect(await read('NaN')).toBe(NaN);
  });

  test.for([
    ['{"a":1', 'document.truncated'],
    ['{"a":"', 'document.truncated'],
    ['', 'document.truncated'],
    ['{"a":1}}', 'document.syntax'],
    ['{"a" 1}', 'document.syntax'],
    ['[1,]', 'document.syntax'],
    ['[1 2]', 'document.syntax'],
    ['[nan]', 'document.syntax'],
    ['{"a":1,"a":2}', 'document.duplicate_key'],
    ['['.repeat(200), 'document.depth'],
  ] as const)('%s is refused', async ([text, code]) => {
    expect(await fault(text)).toBe(code);
  });

  test('a key that stands twice is refused also where most is passed over', async () => {
    expect(await fault('{"a":1,"b":2,"a":3}', { only: { a: 'all' } })).toBe('document.duplicate_key');
    expect(await fault('{"a":[[[', { only: {} })).toBe('document.truncated');
    expect(await fault(`{"a":${'['.repeat(200)}`, { only: {} })).toBe('document.depth');
  });
});
