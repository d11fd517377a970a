// in-toto statements whose predicate is an inventory, bare or in a DSSE envelope. Signatures are not checked here: whoever
// hands over an inventory vouches for it.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

const payloadType = 'application/vnd.in-toto+json';

/** What this container needs of the registry that holds it. */
export interface Inside {
  /** Strict JSON; throws `BadDocument`. */
  readonly parseText: (text: string) => unknown;
  /** Any inventory format but this one; `undefined` where the value is none. */
  readonly read: (value: unknown) => InventoryReading | undefined;
}

export function isAttestation(root: JsonRecord): boolean {
  return isEnvelope(root) || isEnvelope(recordOf(root['dsseEnvelope'])) || isStatement(root);
}

function isEnvelope(value: JsonRecord | undefined): boolean {
  return value?.['payloadType'] === payloadType && typeof value['payload'] === 'string';
}

function isStatement(value: JsonRecord): boolean {
  return textOf(value['_type'])?.startsWith('https://in-toto.io/Statement/') === true;
}

/** Throws `BadDocument` where the payload can't be read, or its predicate is no inventory. */
export function readAttestation(root: JsonRecord, inside: Inside): InventoryReading {
  const statement = isStatement(root) ? root : unwrap(recordOf(root['dsseEnvelope']) ?? root, inside);
  const predicate = predicateOf(statement['predicate'], inside);
  const reading = inside.read(predicate);
  if (reading === undefined) {
    const type = textOf(statement['predicateType'])?.slice(0, 100) ?? 'no type';
    throw new BadDocument(
      'document.not_an_inventory',
      `attests something that is no inventory (${type})`,
      '$.predicate',
    );
  }
  const [attested] = recordsOf(statement['subject']).map((subject) => textOf(subject['name']));
  const subject =
    reading.subject ??
    (attested === undefined
      ? undefined
      : { name: attested, version: undefined, purl: undefined, ref: undefined, kind: 'unknown' as const });
  return { ...reading, subject, format: `${reading.format}, attested by in-toto (signature not checked)` };
}

function unwrap(envelope: JsonRecord, { parseText }: Inside): JsonRecord {
  const value = parseText(decodePayload(textOf(envelope['payload']) ?? ''));
  if (isRecord(value) && isStatement(value)) return value;
  throw new BadDocument('document.not_an_inventory', 'the payload is no in-toto statement', '$.payload');
}

/** Older versions of cosign put the predicate under `Data`, some as text. */
function predicateOf(predicate: unknown, { parseText }: Inside): unknown {
  const inner = recordOf(predicate)?.['Data'];
  if (typeof inner === 'string') return parseText(inner);
  return inner === undefined ? predicate : inner;
}

/** Base64 in either alphabet, as DSSE lets it be; then strict UTF-8. */
function decodePayload(payload: string): string {
  try {
    const alphabet = /[-_]/.test(payload) ? 'base64url' : 'base64';
    const hex = Uint8Array.fromBase64(payload, { alphabet }).toHex();
    return decodeURIComponent(hex.replace(/../g, '%$&'));
  } catch {
    throw new BadDocument('document.encoding', 'the payload is not base64 of UTF-8', '$.payload');
  }
}
