// A key-encryption key in a file: for development, and for one machine whose disk is trusted.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { KeyFault, type KeyBinding, type KeyEncryption } from '#ports/key-encryption.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** SP 800-38D: random nonces of 96 bits are safe for 2^32 uses of one key; a data key is wrapped once. */
const cipher = 'aes-256-gcm';

/**
 * Opens the file, or makes it where there is none, readable by its owner alone.
 *
 * @throws KeyFault where the file can't be read or made, is no key, or may be read by others
 */
export function fileKeyEncryption(path: string): KeyEncryption {
  const key = readKey(path) ?? makeKey(path);
  const id = `file:${createHash('sha256').update('breakwater key id').update(key).digest('hex').slice(0, 16)}`;
  return {
    id,
    wrap: async (dataKey, binding) => Promise.resolve(wrapped(key, dataKey, aadOf(id, binding))),
    unwrap: async (bytes, binding) => Promise.resolve(unwrapped(key, bytes, aadOf(id, binding))),
  };
}

function aadOf(id: string, binding: KeyBinding): Uint8Array {
  return Buffer.from(`breakwater data key\u0000${id}\u0000${binding}`);
}

function wrapped(key: Uint8Array, dataKey: Uint8Array, aad: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(aad);
  return Buffer.concat([nonce, sealing.update(dataKey), sealing.final(), sealing.getAuthTag()]);
}

function unwrapped(key: Uint8Array, bytes: Uint8Array, aad: Uint8Array): Uint8Array {
  if (bytes.length !== nonceBytes + keyBytes + tagBytes) throw altered();
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(aad)
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
  } catch (error) {
    throw altered(error);
  }
}

function altered(cause?: unknown): KeyFault {
  return new KeyFault('key.altered', 'A wrapped data key is not what this key-encryption key wrapped there.', {
    cause,
  });
}

function readKey(path: string): Uint8Array | undefined {
  let text: string;
  try {
    // On Windows modes say nothing of who may read.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      throw new KeyFault('key.unreadable', `The key file "${path}" may be read by others: chmod 600 it.`);
    }
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof KeyFault) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new KeyFault('key.unreadable', `The key file "${path}" can not be read.`, { cause: error });
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new KeyFault('key.unreadable', `The file "${path}" holds no key.`);
  return Buffer.from(text, 'hex');
}

/** Whole or not at all: of two that start at once, one makes it and both read it. */
function makeKey(path: string): Uint8Array {
  const draft = `${path}.${randomBytes(8).toString('hex')}.draft`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeSync(file, `${randomBytes(keyBytes).toString('hex')}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(draft, 0o600);
    linkUnlessThere(draft, path);
    rmSync(draft);
  } catch (error) {
    throw new KeyFault('key.unreadable', `The key file "${path}" can not be made.`, { cause: error });
  }
  const key = readKey(path);
  if (key === undefined) throw new KeyFault('key.unreadable', `The key file "${path}" was taken away as it was made.`);
  return key;
}

function linkUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
