import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import { walk } from '#core/feed/walk.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';
import { verifyFeed } from '#feeds/verify.ts';
import { blobReader, type ReadSync } from '#portal/desk/feed-reader.ts';
import { readSources } from '#sources/read.ts';
import { readSync, syncFile } from '#tests/sync-file.ts';

describe('a feed read from a chosen file', () => {
  test('gives the same bytes as one in memory, wherever a read begins and ends', () => {
    const bytes = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
    const [reader, memory] = [blobReader(syncFile(bytes, 'a'), readSync), memoryReader(bytes)];
    fc.assert(
      fc.property(fc.nat(699_999), fc.nat(600_000), (offset, wanted) => {
        const length = Math.min(wanted, bytes.length - offset);
        expect(reader.read(offset, length) === memory.read(offset, length)).toBe(true);
      }),
    );
  });

  test('is the example feed, every record of it', async () => {
    const draft = new FeedDraft(schemeOf);
    await readSources([new URL('../../examples/feed', import.meta.url).pathname], (record) => draft.add(record));
    const compiled = compile(draft, [], '2026-11-25', compileTools);
    const reader = blobReader(syncFile(Buffer.concat(compiled.parts), 'a'), readSync);
    expect(verifyFeed(reader)).toBe(compiled.id);
    expect(() => walk(reader)).not.toThrow();
  });

  test.each<readonly [string, ReadSync]>([
    ['can no longer be opened', () => throwIt()],
    ['became shorter', () => new Uint8Array(3)],
  ])('is refused by name where it %s meanwhile', (_, readSync) => {
    const reader = blobReader(new Blob([new Uint8Array(100)]), readSync);
    expect(() => reader.read(0, 10)).toThrow(BadDocument);
    expect(() => reader.read(0, 10)).toThrow('choose it again');
  });
});

function throwIt(): never {
  throw new DOMException('gone', 'NotReadableError');
}
