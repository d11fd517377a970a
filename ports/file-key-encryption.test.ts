import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { KeyFault } from '#ports/key-encryption.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a key-encryption key in a file', () => {
  test('is made once, for its owner alone, and is the same afterwards', async () => {
    const path = join(folder, 'once', 'key');
    const first = fileKeyEncryption(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'once'))).toEqual(['key']);
    const dataKey = randomBytes(32);
    const wrapped = await first.wrap(dataKey, 'compartment 1');
    const again = fileKeyEncryption(path);
    expect(again.id).toBe(first.id);
    expect(Buffer.from(await again.unwrap(wrapped, 'compartment 1'))).toEqual(dataKey);
    expect(Buffer.from(wrapped).includes(dataKey)).toBe(false);
  });

  test('unwraps nothing under another binding, by another key, or altered', async () => {
    const own = fileKeyEncryption(join(folder, 'own'));
    const other = fileKeyEncryption(join(folder, 'other'));
    const wrapped = await own.wrap(randomBytes(32), 'compartment 1');
    await expect(own.unwrap(wrapped, 'compartment 2')).rejects.toThrow(KeyFault);
    await expect(other.unwrap(wrapped, 'compartment 1')).rejects.toThrow(KeyFault);
    const altered = Buffer.from(wrapped);
    altered[20] = (altered[20] ?? 0) ^ 1;
    await expect(own.unwrap(altered, 'compartment 1')).rejects.toThrow(KeyFault);
    await expect(own.unwrap(wrapped.subarray(1), 'compartment 1')).rejects.toThrow(KeyFault);
  });

  test('is refused where others may read it, and where it is no key', () => {
    const path = join(folder, 'open');
    fileKeyEncryption(path);
    chmodSync(path, 0o644);
    expect(() => fileKeyEncryption(path)).toThrow(/chmod 600/);
    const wrong = join(folder, 'wrong');
    writeFileSync(wrong, 'not a key', { mode: 0o600 });
    expect(() => fileKeyEncryption(wrong)).toThrow(/holds no key/);
    expect(() => fileKeyEncryption(join(wrong, 'below'))).toThrow(KeyFault);
  });
});
