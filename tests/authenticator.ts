// An authenticator in software, for passkeys in tests: it makes ES256 keys and signs what WebAuthn level 3 says it signs.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

interface Held {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  counter: number;
}

export interface Authenticator {
  readonly make: (options: MakeOptions, origin: string) => object;
  /** `wrong`: what is not as it should be. */
  readonly use: (
    options: { readonly challenge: string; readonly rpId?: string },
    origin: string,
    wrong?: Wrong,
  ) => object;
}

interface MakeOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}

type Wrong = 'unverified' | 'signature' | 'counter';

const flags = { present: 0x01, verified: 0x04, attested: 0x40 };

/** One that holds the passkeys of one person. */
export function authenticator(): Authenticator {
  let held: Held | undefined;
  return {
    make: ({ challenge, rp, user }, origin) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const id = randomBytes(32);
      held = { id, privateKey, userHandle: user.id, counter: 0 };
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const data = authenticatorData(rp.id ?? '', flags.present | flags.verified | flags.attested, 0, attested);
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
          // Attestation "none", WebAuthn §8.7.
          attestationObject: cbor({ fmt: 'none', attStmt: {}, authData: data }).toString('base64url'),
          transports: ['internal'],
        },
        clientExtensionResults: {},
      };
    },
    use: ({ challenge, rpId }, origin, wrong) => {
      if (held === undefined) throw new Error('there is no passkey yet');
      held.counter = wrong === 'counter' ? 0 : held.counter + 1;
      const data = authenticatorData(rpId ?? '', wrong === 'unverified' ? flags.present : 0x05, held.counter);
      const client = clientData('webauthn.get', challenge, origin);
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
      const signature = sign('sha256', wrong === 'signature' ? Buffer.from('another') : signed, held.privateKey);
      return {
        id: held.id.toString('base64url'),
        rawId: held.id.toString('base64url'),
        type: 'public-key',
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: held.userHandle,
        },
        clientExtensionResults: {},
      };
    },
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

// oxlint-disable-next-line max-params -- the parts of WebAuthn §6.1 in their order
function authenticatorData(rpId: string, flag: number, counter: number, attested = Buffer.alloc(0)): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flag), count, attested]);
}

/** RFC 9053 §7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const pairs: [number, unknown][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ];
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

/** As much of RFC 8949 as the above needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  const entries = Object.entries(value ?? {});
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])]);
}

function head(kind: number, count: number): Buffer {
  const major = kind << 5;
  if (count < 24) return Buffer.of(major | count);
  if (count < 256) return Buffer.of(major | 24, count);
  return Buffer.of(major | 25, count >> 8, count & 0xff);
}
