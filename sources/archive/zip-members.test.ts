import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { zipMembers } from '#sources/archive/zip-members.ts';
import { zipOf, type Member } from '#tests/zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'members-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

function file(bytes: Uint8Array): string {
  const path = join(folder, `${made++}.eval`);
  writeFileSync(path, bytes);
  return path;
}

async function contents(path: string): Promise<Readonly<Record<string, string>>> {
  const all: Record<string, string> = {};
  const opened = openSync(path, 'r');
  try {
    for (const member of await zipMembers(opened)) {
      const pieces: Uint8Array[] = [];
      for await (const piece of member.open()) pieces.push(piece);
      all[member.name] = Buffer.concat(pieces).toString();
    }
  } finally {
    closeSync(opened);
  }
  return all;
}

async function fault(bytes: Uint8Array): Promise<string | undefined> {
  return contents(file(bytes)).then(
    () => undefined,
    (error: unknown) => (error instanceof BadDocument ? error.code : String(error)),
  );
}

const text = Buffer.from('{"a":1}'.repeat(50));

function zstdMember(name: string, bytes: Uint8Array, frames: number): Member {
  const size = Math.ceil(bytes.length / frames);
  const packed = Array.from({ length: frames }, (_, index) =>
    zstdCompressSync(bytes.subarray(index * size, (index + 1) * size)),
  );
  return { name, bytes: Buffer.concat(packed), method: 93, claimed: { size: bytes.length, crc: crc32(bytes) } };
}

describe('members of a zip archive', () => {
  test('are read whether stored, deflated, or zstd in one frame or several', async () => {
    const path = file(
      zipOf([
        { name: 'stored', bytes: text, method: 0 },
        { name: 'deflated', bytes: text },
        zstdMember('zstd', text, 1),
        zstdMember('frames', text, 5),
        { name: 'none', bytes: new Uint8Array() },
        { name: 'samples/a/b:c_epoch_1.json', bytes: text },
      ]),
    );
    const whole = text.toString();
    expect(await contents(path)).toEqual({
      stored: whole,
      deflated: whole,
      zstd: whole,
      frames: whole,
      none: '',
      'samples/a/b:c_epoch_1.json': whole,
    });
  });

  const bomb = Buffer.alloc(64 * 1024 * 1024);
  const good = zipOf([{ name: 'a', bytes: text }]);
  test.for<readonly [string, Uint8Array, string]>([
    ['that lead out', zipOf([{ name: '../a', bytes: text }]), 'document.unsafe_name'],
    ['that are absolute', zipOf([{ name: '/etc/a', bytes: text }]), 'document.unsafe_name'],
    ['that lead out midway', zipOf([{ name: 'samples/../../a', bytes: text }]), 'document.unsafe_name'],
    [
      'that stand twice',
      zipOf([
        { name: 'a', bytes: text },
        { name: 'a', bytes: text },
      ]),
      'document.duplicate_key',
    ],
    ['of an archive cut short', good.subarray(0, good.length - 30), 'document.corrupt'],
    ['of an archive cut in its middle', Buffer.concat([good.subarray(0, 20), good.subarray(60)]), 'document.corrupt'],
    ['that unpack to far more', zipOf([{ name: 'a', bytes: bomb }]), 'document.expansion'],
    ['of zstd that unpack to far more', zipOf([zstdMember('a', bomb, 1)]), 'document.expansion'],
    ['that hold more than they say', zipOf([{ name: 'a', bytes: text, claimed: { size: 10 } }]), 'document.corrupt'],
    ['that hold less than they say', zipOf([{ name: 'a', bytes: text, claimed: { size: 999 } }]), 'document.corrupt'],
    ['with another checksum', zipOf([{ name: 'a', bytes: text, claimed: { crc: 1 } }]), 'document.corrupt'],
    ['that are encrypted', zipOf([{ name: 'a', bytes: text, flags: 1 }]), 'document.encrypted'],
    ['of another method', zipOf([{ name: 'a', bytes: text, method: 14 }]), 'document.kind'],
    ['of damaged deflate', good.map((byte, at) => (at > 30 && at < 36 ? 0xff : byte)), 'document.corrupt'],
    [
      'of zstd cut short',
      zipOf([{ ...zstdMember('a', text, 2), bytes: zstdMember('a', text, 2).bytes.subarray(0, 20) }]),
      'document.corrupt',
    ],
    ['that lie over each other', overlapping(), 'document.expansion'],
  ])('%s are refused', async ([, bytes, code]) => {
    expect(await fault(bytes)).toBe(code);
  });
});

/** Two entries of the directory that share one member's bytes, as in Fifield's bombs. */
function overlapping(): Buffer {
  const archive = zipOf([
    { name: 'a', bytes: text },
    { name: 'b', bytes: text },
  ]);
  const second = archive.lastIndexOf(Buffer.from('PK\u0001\u0002'));
  archive.writeUInt32LE(0, second + 42);
  return archive;
}
