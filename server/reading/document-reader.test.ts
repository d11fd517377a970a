import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PoolBusy } from '#server/apart/pool.ts';
import { DocumentReader, readProgram } from '#server/reading/document-reader.ts';
import type { Program } from '#server/apart/program.ts';
import { apartProgram } from '#tests/apart-programs.ts';

const failures: (readonly string[])[] = [];
const readers: DocumentReader[] = [];

let entry: string;
beforeAll(async () => {
  entry = await apartProgram('read-apart');
});

function readerBy(more: Partial<Program> = {}): DocumentReader {
  const size = { processes: 1, waitingMax: 10 };
  const reader = new DocumentReader((places) => failures.push(places), { ...readProgram, entry, ...more }, size);
  readers.push(reader);
  return reader;
}

afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
});

const components = (count: number): string =>
  Array.from({ length: count }, (_, index) => `{"name":"a${index}","version":"1","purl":"pkg:npm/a${index}@1"}`).join(
    ',',
  );
const bill = (count: number): Uint8Array =>
  Buffer.from(`{"bomFormat":"CycloneDX","specVersion":"1.5","components":[${components(count)}]}`);
const misbehaving = 'server/apart/fixtures/misbehave';
const honest = { path: 'a.cdx.json', bytes: bill(3), told: new Map<string, string>() };

describe('documents read apart', () => {
  test('are told of, read as people said, and refused with the place, one after the other', async () => {
    const reader = readerBy();
    expect(await reader.read('a', honest)).toMatchObject({ ok: true, value: { components: 3 } });
    const cut = await reader.read('a', { ...honest, bytes: honest.bytes.subarray(0, 90) });
    expect(cut).toMatchObject({
      ok: false,
      code: 'document.syntax',
      why: expect.stringMatching(/^line 1, column \d+: /),
    });
    const told = new Map([
      ['where', 'host'],
      ['whatitis', 'product'],
    ]);
    const table = { path: 'hosts.csv', bytes: Buffer.from('Where,Vendor,What it is,Version\nweb-1,Acme,Widget,1.0\n') };
    expect(await reader.read('a', { ...table, told })).toMatchObject({ ok: true, value: { assets: 1, components: 1 } });
    const bomb = { path: 'a.json.gz', bytes: gzipSync(Buffer.alloc(20_000_000)), told: new Map<string, string>() };
    expect(await reader.read('a', bomb)).toMatchObject({ ok: false, code: 'document.expansion' });
  });

  test.each<readonly [what: string, more: Partial<Program>, code: string]>([
    ['takes too much memory', { heapMegabytes: 128 }, 'document.takes_too_much'],
    ['takes too long', { wallMs: 1 }, 'document.takes_too_long'],
  ])('one that %s is refused', async (_, more, code) => {
    expect(await readerBy(more).read('a', { ...honest, bytes: bill(300_000) })).toMatchObject({ ok: false, code });
  });

  test.each(['nonsense', 'two answers', 'silence', 'no line', 'throw', 'abort'])(
    'a program that answers by %s is not believed',
    async (deed) => {
      const before = failures.length;
      const reading = await readerBy({ entry: misbehaving }).read('a', { ...honest, path: deed });
      expect(reading).toMatchObject({ ok: false, code: 'document.reader_failed' });
      expect(failures.length).toBe(before + 1);
    },
  );

  test('are neither read nor refused where the server stops: whoever sent them tries again', async () => {
    const reader = readerBy({ entry: misbehaving });
    const [reading] = await Promise.all([
      Promise.allSettled([reader.read('a', { ...honest, path: 'hang' })]),
      reader.close(),
    ]);
    expect(reading).toMatchObject([{ reason: expect.any(PoolBusy) }]);
  });
});
