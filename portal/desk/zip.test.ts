import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { zipEntries } from '#portal/desk/zip.ts';
import { zipOf } from '#tests/zip-file.ts';

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  const found: string[] = [];
  await zipEntries(new Blob([Uint8Array.from(bytes)]))(
    () => true,
    ({ name, bytes: content }) => {
      found.push(`${name} ${Buffer.from(content).toString()}`);
      return Promise.resolve();
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

describe('zip archives in the page', () => {
  test('give their files in order, deflated or stored', async () => {
    const bytes = zipOf([
      { name: 'b/', bytes: Buffer.alloc(0), method: 0 },
      { name: 'b/é.json', bytes: text },
      { name: 'a.json', bytes: Buffer.from('stored'), method: 0 },
      { name: 'empty.json', bytes: Buffer.alloc(0) },
    ]);
    expect(await read(bytes)).toEqual(['b/é.json {"a":1}', 'a.json stored', 'empty.json ']);
  });

  const whole = zipOf([{ name: 'a.json', bytes: text }]);
  const large = Buffer.alloc(3_000_000);
  test.each<readonly [string, Uint8Array, string]>([
    ['a name that climbs out', zipOf([{ name: '../a.json', bytes: text }]), 'document.unsafe_name'],
    ['a name within that climbs out', zipOf([{ name: 'a/../../b.json', bytes: text }]), 'document.unsafe_name'],
    ['an absolute name', zipOf([{ name: '/etc/a.json', bytes: text }]), 'document.unsafe_name'],
    ['a name of Windows', zipOf([{ name: 'C:a.json', bytes: text }]), 'document.unsafe_name'],
    ['an encrypted entry', zipOf([{ name: 'a.json', bytes: text, flags: 1 }]), 'document.encrypted'],
    ['an unknown method', zipOf([{ name: 'a.json', bytes: text, method: 14 }]), 'document.kind'],
    ['a false checksum', zipOf([{ name: 'a.json', bytes: text, claimed: { crc: 1 } }]), 'document.corrupt'],
    ['a false size', zipOf([{ name: 'a.json', bytes: text, claimed: { size: 6 } }]), 'document.corrupt'],
    ['much out of little', zipOf([{ name: 'a.json', bytes: large }]), 'document.expansion'],
    ['much hidden', zipOf([{ name: 'a.json', bytes: large, claimed: { size: 9 } }]), 'document.expansion'],
    ['no end', whole.subarray(0, -10), 'document.corrupt'],
    ['no beginning', whole.subarray(20), 'document.corrupt'],
    ['nothing at all', Buffer.alloc(0), 'document.corrupt'],
    ['no archive', Buffer.from('a,b\n'.repeat(100)), 'document.corrupt'],
  ])('with %s are refused', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});
