import { describe, expect, test } from 'vitest';
import { isCsafVex, readCsafVex } from '#core/formats/csaf-vex/document.ts';
import type { JsonRecord } from '#core/kernel/json.ts';

const tree = {
  branches: [
    {
      category: 'vendor',
      name: 'Acme',
      branches: [
        {
          category: 'product_name',
          name: 'Shop',
          branches: [
            { category: 'product_version', name: '4.2', product: { product_id: 'SHOP', name: 'Acme Shop 4.2' } },
          ],
        },
      ],
    },
  ],
  full_product_names: [
    { product_id: 'LIB', name: 'lib', product_identification_helper: { purl: 'pkg:npm/lib@1.0.0' } },
    { product_id: 'OS', name: 'os', product_identification_helper: { cpe: 'cpe:/o:acme:os:1' } },
  ],
  relationships: [
    {
      category: 'default_component_of',
      product_reference: 'LIB',
      relates_to_product_reference: 'SHOP',
      full_product_name: { product_id: 'SHOP:LIB', name: 'lib in Shop' },
    },
  ],
};

function csaf(vulnerability: JsonRecord, more: JsonRecord = {}) {
  return readCsafVex({
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      publisher: { name: 'Acme PSIRT' },
      tracking: { current_release_date: '2024-04-25T11:00:00.000Z', generator: { engine: { name: 'Secvisogram' } } },
    },
    product_tree: tree,
    vulnerabilities: [{ cve: 'CVE-2024-1', ...vulnerability }],
    ...more,
  });
}

describe('CSAF VEX', () => {
  test.for<[status: string, stance: string]>([
    ['known_affected', 'affected'],
    ['known_not_affected', 'not affected'],
    ['fixed', 'fixed'],
    ['first_fixed', 'fixed'],
    ['under_investigation', 'under investigation'],
  ])('%s means %s', ([status, stance]) => {
    expect(csaf({ product_status: { [status]: ['LIB'] } }).loose).toMatchObject([
      {
        target: { kind: 'purl', purl: 'pkg:npm/lib@1.0.0' },
        within: undefined,
        statement: { stance, by: 'Acme PSIRT' },
      },
    ]);
  });

  test.for<[id: string, statement: JsonRecord]>([
    ['SHOP', { target: { kind: 'product', name: 'Shop', version: '4.2' }, within: undefined }],
    ['OS', { target: { kind: 'cpe', cpe: 'cpe:2.3:o:acme:os:1:*:*:*:*:*:*:*' } }],
    ['SHOP:LIB', { target: { kind: 'purl', purl: 'pkg:npm/lib@1.0.0' }, within: { kind: 'product', name: 'Shop' } }],
  ])('%s is found in the tree of products', ([id, statement]) => {
    expect(csaf({ product_status: { fixed: [id] } }).loose).toMatchObject([statement]);
  });

  test('says why something is not affected, by flag or by text', () => {
    const { loose } = csaf({
      product_status: { known_not_affected: ['LIB', 'OS', 'SHOP'] },
      flags: [{ label: 'vulnerable_code_not_present', product_ids: ['LIB'] }],
      threats: [{ category: 'impact', details: 'not built in', product_ids: ['LIB', 'OS'] }],
    });
    expect(loose.map(({ statement }) => statement.justification)).toEqual([
      'vulnerable code not present',
      'not built in',
      undefined,
    ]);
  });

  test('says when and by what it was made', () => {
    expect(csaf({})).toMatchObject({
      format: 'CSAF 2.0 VEX',
      createdOn: '2024-04-25',
      tool: 'Secvisogram',
      loose: [],
      dropped: [],
    });
  });

  test('counts what names nothing', () => {
    expect(csaf({ product_status: { fixed: ['GONE'] } }).dropped).toMatchObject([
      { reason: 'statement on a product that the document does not list' },
    ]);
    expect(csaf({ cve: '' }).dropped).toMatchObject([{ reason: 'vulnerability has no id' }]);
  });

  test('is known by its category, and refused where its parts are of another kind', () => {
    expect(isCsafVex({ document: { category: 'csaf_vex' } })).toBe(true);
    expect(isCsafVex({ document: { category: 'csaf_security_advisory' } })).toBe(false);
    expect(() => csaf({}, { vulnerabilities: {} })).toThrow('"vulnerabilities" is not a list');
    expect(() => csaf({}, { product_tree: [] })).toThrow('"product_tree" is not an object');
  });
});
