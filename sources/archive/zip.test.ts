import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { eachZipEntry } from '#sources/archive/zip.ts';
import { zipOf } from '#tests/zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  const path = join(folder, 'a.zip');
  writeFileSync(path, bytes);
  const found: string[] = [];
  await eachZipEntry(
    path,
    () => true,
    async ({ name, bytes: content }) => {
      found.push(`${name} ${Buffer.from(content).toString()}`);
      await Promise.resolve();
    },
  );
  return found;
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof BadDocument) return error.code;
    throw error;
  }
  return 'none';
}

const text = Buffer.from('{"a":1}');

describe('zip archives', () => {
  test('give their files in order, deflated or stored', async () => {
    const bytes = zipOf([
      { name: 'b/', bytes: Buffer.alloc(0), method: 0 },
      { name: 'b/é.json', bytes: text },
      { name: 'a.json', bytes: Buffer.from('stored'), method: 0 },
      { name: 'empty.json', bytes: Buffer.alloc(0) },
    ]);
    expect(await read(bytes)).toEqual(['b/é.json {"a":1}', 'a.json stored', 'empty.json ']);
  });

  test('thousands of entries pass the window of the directory', async () => {
    const members = Array.from({ length: 5000 }, (_, n) => ({ name: `${n}.json`, bytes: Buffer.from(String(n)) }));
    const found = await read(zipOf(members));
    expect(found).toHaveLength(5000);
    expect(found.at(-1)).toBe('4999.json 4999');
  });

  const whole = zipOf([{ name: 'a.json', bytes: text }]);
  const rows: readonly (readonly [string, Uint8Array, string])[] = [
    ['a name that climbs out', zipOf([{ name: '../a.json', bytes: text }]), 'document.unsafe_name'],
    ['a name within that climbs out', zipOf([{ name: 'a/../../b.json', bytes: text }]), 'document.unsafe_name'],
    ['an absolute name', zipOf([{ name: '/etc/a.json', bytes: text }]), 'document.unsafe_name'],
    ['a drive', zipOf([{ name: 'C:/a.json', bytes: text }]), 'document.unsafe_name'],
    ['encryption', zipOf([{ name: 'a.json', bytes: text, flags: 1 }]), 'document.encrypted'],
    ['an unknown method', zipOf([{ name: 'a.json', bytes: text, method: 93 }]), 'document.kind'],
    ['a bomb', zipOf([{ name: 'a.json', bytes: Buffer.alloc(20_000_000) }]), 'document.expansion'],
    [
      'a bomb that claims to be small',
      zipOf([{ name: 'a.json', bytes: Buffer.alloc(20_000_000), claimed: { size: 100 } }]),
      'document.expansion',
    ],
    [
      'many entries that swell together',
      zipOf(Array.from({ length: 12 }, (_, n) => ({ name: `${n}.json`, bytes: Buffer.alloc(1_000_000) }))),
      'document.expansion',
    ],
    ['another checksum', zipOf([{ name: 'a.json', bytes: text, claimed: { crc: 1 } }]), 'document.corrupt'],
    ['another size', zipOf([{ name: 'a.json', bytes: text, claimed: { size: 6 } }]), 'document.corrupt'],
    ['a cut end', whole.subarray(0, whole.length - 4), 'document.corrupt'],
    ['half of it', whole.subarray(0, whole.length / 2), 'document.corrupt'],
    ['a damaged middle', Buffer.from(whole).fill(0xff, 38, 42), 'document.corrupt'],
  ];
  test.each(rows)('with %s are refused', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});
