import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultsOf, fingerprint, privateKey, publicKey, writeSums } from '#scripts/release/sums.ts';

let folder = '';
let keys = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-sums-'));
  keys = mkdtempSync(join(tmpdir(), 'breakwater-keys-'));
  makeKeys('own');
  writeFileSync(join(folder, 'a.tgz'), 'one');
  writeFileSync(join(folder, 'b.html'), 'two');
  writeSums(folder, privateKey(join(keys, 'own.private')));
});
afterEach(() => {
  for (const path of [folder, keys]) rmSync(path, { recursive: true, force: true });
});

function makeKeys(name: string): void {
  const made = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(join(keys, `${name}.private`), made.privateKey);
  writeFileSync(join(keys, `${name}.public`), made.publicKey);
}

function flip(name: string): void {
  const bytes = readFileSync(join(folder, name));
  bytes.writeUInt8(bytes.readUInt8(1) ^ 1, 1);
  writeFileSync(join(folder, name), bytes);
}

describe('a release that is signed', () => {
  test('has no fault as it was made', () => {
    expect(faultsOf(folder, publicKey(join(keys, 'own.public')))).toEqual([]);
    expect(faultsOf(folder, undefined)).toEqual([]);
  });

  test.each<readonly [string, () => void, readonly string[]]>([
    ['a byte was changed', () => flip('a.tgz'), ['a.tgz was changed']],
    ['a file is gone', () => rmSync(join(folder, 'b.html')), ['b.html is missing']],
    ['a file was added', () => writeFileSync(join(folder, 'run.cmd'), ''), ['run.cmd does not stand in SHA256SUMS']],
    ['the sums are gone', () => rmSync(join(folder, 'SHA256SUMS')), ['SHA256SUMS is missing']],
    ['the signature is gone', () => rmSync(join(folder, 'SHA256SUMS.sig')), ['SHA256SUMS.sig is missing']],
    ['the signature was changed', () => flip('SHA256SUMS.sig'), ["SHA256SUMS.sig is not this key's over SHA256SUMS"]],
    [
      'a file was changed and the sums made to fit',
      () => {
        flip('a.tgz');
        writeSumsWithout();
      },
      ["SHA256SUMS.sig is not this key's over SHA256SUMS"],
    ],
    [
      'the sums name a file elsewhere',
      () => appendFileSync(join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  ../a\n`),
      ["SHA256SUMS.sig is not this key's over SHA256SUMS", 'SHA256SUMS holds a line that is no sum'],
    ],
  ])('shows that %s', (_, change, told) => {
    change();
    expect(faultsOf(folder, publicKey(join(keys, 'own.public')))).toEqual(told);
  });

  test('shows that another key signed it', () => {
    makeKeys('other');
    const other = publicKey(join(keys, 'other.public'));
    expect(faultsOf(folder, other)).toEqual(["SHA256SUMS.sig is not this key's over SHA256SUMS"]);
    expect(fingerprint(other)).not.toBe(fingerprint(publicKey(join(keys, 'own.public'))));
  });

  test('is checked alike by the commands of the guide', () => {
    const guide = readFileSync('docs/guides/release.md', 'utf8');
    const lines = guide.split('\n').filter((line) => /^ {4}(openssl pkeyutl|sha256sum|node -p) /.test(line));
    writeFileSync(join(folder, 'PUBLIC.pem'), readFileSync(join(keys, 'own.public')));
    const right = (): readonly boolean[] =>
      lines.map((line) => {
        const { status, stdout } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
        return status === 0 && !stdout.includes('false');
      });
    expect(right()).toEqual([true, true, true]);
    flip('SHA256SUMS');
    expect(right()).toEqual([false, false, false]);
  });
});

/** As somebody would who changed a file and has no key. */
function writeSumsWithout(): void {
  const signature = readFileSync(join(folder, 'SHA256SUMS.sig'));
  for (const name of ['SHA256SUMS', 'SHA256SUMS.sig']) rmSync(join(folder, name));
  writeSums(folder, undefined);
  writeFileSync(join(folder, 'SHA256SUMS.sig'), signature);
}

describe('a key', () => {
  test.each(['rsa', 'ed448'])('of another kind is refused: %s', (kind) => {
    const { privateKey: made } =
      kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed448');
    writeFileSync(join(keys, 'x'), made.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => privateKey(join(keys, 'x'))).toThrow('is no Ed25519 key');
  });
});
