import { describe, expect, test } from 'vitest';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { isAttestation, readAttestation } from '#core/formats/in-toto/attestation.ts';
import { readJsonInventory } from '#core/formats/inventory-json.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  components: [{ name: 'a', version: '1', purl: 'pkg:npm/a@1' }],
};
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  predicateType: 'https://cyclonedx.org/bom',
  subject: [{ name: 'registry.example/shop', digest: { sha256: '00' } }],
  predicate: bom,
};

function envelope(payload: unknown, encoding: 'base64' | 'base64url' = 'base64'): JsonRecord {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { payloadType: 'application/vnd.in-toto+json', payload: Buffer.from(text).toString(encoding), signatures: [] };
}

describe('an attestation', () => {
  test.for<[title: string, root: JsonRecord]>([
    ['a bare statement', statement],
    ['an envelope', envelope(statement)],
    ['an envelope in the other alphabet', envelope({ ...statement, note: '~~~???>>>' }, 'base64url')],
    ['a bundle', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: envelope(statement) }],
    ['a predicate under Data', { ...statement, predicate: { Data: bom, Timestamp: 'x' } }],
    ['a predicate as text under Data', { ...statement, predicate: { Data: JSON.stringify(bom) } }],
  ])('holds an inventory: %s', ([, root]) => {
    expect(isAttestation(root)).toBe(true);
    expect(readJsonInventory(root)).toMatchObject({
      format: 'CycloneDX 1.5 JSON, attested by in-toto (signature not checked)',
      subject: { name: 'registry.example/shop' },
      components: [{ purl: 'pkg:npm/a@1' }],
    });
  });

  test.for<[title: string, root: JsonRecord, code: string]>([
    ['another predicate', { ...statement, predicate: { buildType: 'x' } }, 'document.not_an_inventory'],
    ['an attestation of an attestation', { ...statement, predicate: statement }, 'document.not_an_inventory'],
    ['a payload that is no statement', envelope([]), 'document.not_an_inventory'],
    ['a payload that is no JSON', envelope('hello'), 'document.syntax'],
    [
      'a payload with a key twice',
      envelope('{"_type":"https://in-toto.io/Statement/v1","a":1,"a":2}'),
      'document.duplicate_key',
    ],
    ['a payload that is no base64', { ...envelope(statement), payload: '***' }, 'document.encoding'],
    ['a payload that is no UTF-8', { ...envelope(statement), payload: 'gICA' }, 'document.encoding'],
  ])('is refused with %s', ([, root, code]) => {
    expect(() => readJsonInventory(root)).toThrow(expect.objectContaining({ name: 'BadDocument', code }));
  });

  test('keeps the name that its inventory gives', () => {
    const named = { ...bom, metadata: { component: { name: 'own' } } };
    const inside = { parseText: parseStrict, read: readJsonInventory };
    expect(readAttestation({ ...statement, predicate: named }, inside).subject?.name).toBe('own');
  });
});
