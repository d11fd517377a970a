// The sums of what is released, and the signature over them.
import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sumsName = 'SHA256SUMS';
const signatureName = `${sumsName}.sig`;

/** Writes the sums of all files of a folder, as `sha256sum --check` reads them; with a key, its signature over them. */
export function writeSums(folder: string, key: KeyObject | undefined): void {
  const names = readdirSync(folder).sort();
  const text = names.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`).join('');
  writeFileSync(join(folder, sumsName), text);
  if (key !== undefined) writeFileSync(join(folder, signatureName), sign(null, Buffer.from(text), key));
}

/** An Ed25519 key in PEM. */
export function privateKey(path: string): KeyObject {
  return ed25519(createPrivateKey(readFileSync(path)), path);
}

export function publicKey(path: string): KeyObject {
  return ed25519(createPublicKey(readFileSync(path)), path);
}

function ed25519(key: KeyObject, path: string): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path}: is no Ed25519 key`);
  return key;
}

/** By which people tell keys apart: SHA-256 over the public key's SubjectPublicKeyInfo. */
export function fingerprint(key: KeyObject): string {
  const open = key.type === 'public' ? key : createPublicKey(key);
  return sha256(open.export({ type: 'spki', format: 'der' }));
}

/** What is wrong with a release, a sentence each; empty where nothing is. Without a key its signature is not looked at. */
export function faultsOf(folder: string, key: KeyObject | undefined): readonly string[] {
  const path = join(folder, sumsName);
  if (!existsSync(path)) return [`${sumsName} is missing`];
  const bytes = readFileSync(path);
  const faults = key === undefined ? [] : signatureFaults(folder, bytes, key);
  const summed = new Set([sumsName, signatureName]);
  for (const line of bytes.toString('utf8').split('\n').slice(0, -1)) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}([\w.+-]+)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined) {
      faults.push(`${sumsName} holds a line that is no sum`);
      continue;
    }
    summed.add(name);
    if (!existsSync(join(folder, name))) faults.push(`${name} is missing`);
    else if (sha256(readFileSync(join(folder, name))) !== sum) faults.push(`${name} was changed`);
  }
  const others = readdirSync(folder).filter((name) => !summed.has(name));
  return [...faults, ...others.map((name) => `${name} does not stand in ${sumsName}`)];
}

function signatureFaults(folder: string, sums: Uint8Array, key: KeyObject): string[] {
  const path = join(folder, signatureName);
  if (!existsSync(path)) return [`${signatureName} is missing`];
  return verify(null, sums, key, readFileSync(path)) ? [] : [`${signatureName} is not this key's over ${sumsName}`];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
