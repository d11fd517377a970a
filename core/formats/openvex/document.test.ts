import { describe, expect, test } from 'vitest';
import { isOpenVex, readOpenVex } from '#core/formats/openvex/document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

function vex(statements: unknown, more: JsonRecord = {}) {
  return readOpenVex({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    author: 'Acme',
    timestamp: '2024-03-04T00:00:00Z',
    statements,
    ...more,
  });
}

const product = { '@id': 'pkg:oci/shop@sha256%3A11' };
const said = { vulnerability: { name: 'CVE-2024-1' }, products: [product], status: 'not_affected' };

describe('OpenVEX', () => {
  test('states how products stand', () => {
    const reading = vex([{ ...said, justification: 'vulnerable_code_not_present' }]);
    expect(reading).toMatchObject({ format: 'OpenVEX 0.2.0', createdOn: '2024-03-04', components: [], dropped: [] });
    expect(reading.loose).toEqual([
      {
        target: { kind: 'purl', purl: 'pkg:oci/shop@sha256%3A11' },
        within: undefined,
        versions: undefined,
        statement: {
          vulnerability: 'CVE-2024-1',
          stance: 'not affected',
          justification: 'vulnerable code not present',
          by: 'Acme',
        },
      },
    ]);
  });

  test('states how parts of a product stand, inside that product', () => {
    const parts = { ...product, subcomponents: [{ '@id': 'pkg:apk/alpine/a@1' }, 'pkg:apk/alpine/b@1'] };
    expect(vex([{ ...said, products: [parts] }]).loose).toMatchObject([
      { target: { purl: 'pkg:apk/alpine/a@1' }, within: { purl: product['@id'] } },
      { target: { purl: 'pkg:apk/alpine/b@1' }, within: { purl: product['@id'] } },
    ]);
  });

  test.for<[unknown, JsonRecord]>([
    ['pkg:npm/a', { kind: 'purl', purl: 'pkg:npm/a' }],
    [
      { '@id': 'urn:x', identifiers: { purl: 'pkg:npm/a' } },
      { kind: 'purl', purl: 'pkg:npm/a' },
    ],
    [{ identifiers: { cpe23: 'cpe:2.3:a:x:y:1' } }, { kind: 'cpe', cpe: 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*' }],
    [{ '@id': 'shop' }, { kind: 'product', name: 'shop' }],
  ])('knows a product by %o', ([written, target]) => {
    expect(vex([{ ...said, products: [written] }]).loose).toMatchObject([{ target }]);
  });

  test('a later statement of the same thing replaces an earlier one', () => {
    const { loose } = vex([said, { ...said, status: 'fixed', supplier: 'Maker' }]);
    expect(loose).toMatchObject([{ statement: { stance: 'fixed', by: 'Maker' } }]);
  });

  test('the oldest form names a vulnerability by a text', () => {
    expect(vex([{ ...said, vulnerability: 'CVE-2023-9' }]).loose).toMatchObject([
      { statement: { vulnerability: 'CVE-2023-9' } },
    ]);
  });

  test.for<[unknown, string]>([
    [7, 'statement is no object'],
    [{ ...said, vulnerability: {} }, 'statement has no vulnerability, or a status that is not known'],
    [{ ...said, status: 'constructor' }, 'statement has no vulnerability, or a status that is not known'],
    [{ ...said, products: [] }, 'statement names no product'],
    [{ ...said, products: [{}] }, 'product has no identifier'],
    [{ ...said, products: [{ ...product, subcomponents: [{}] }] }, 'part of a product has no identifier'],
  ])('counts %o', ([statement, reason]) => {
    const { loose, dropped } = vex([statement]);
    expect(loose).toEqual([]);
    expect(dropped.map((one) => one.reason)).toEqual([reason]);
  });

  test('is known by its context, and refused without a list of statements', () => {
    expect(isOpenVex({ '@context': 'https://openvex.dev/ns' })).toBe(true);
    expect(isOpenVex({ '@context': ['https://openvex.dev/ns'] })).toBe(false);
    expect(() => vex({})).toThrow('"statements" is not a list');
  });
});
