import { describe, expect, test } from 'vitest';
import { csaf } from '#sources/csaf/csaf.ts';
import { advisoryOf, affects, anvil, branch, csafDocument, product, said } from '#tests/csaf-documents.ts';
import { readOne } from '#tests/sources.ts';

describe('product status', () => {
  const tree = anvil(
    ...['1.0', '1.5', '2.0', '2.1', '3.0'].map((version) => branch('product_version', version, product(version))),
  );

  function status(product_status: object, more: object = {}): readonly string[] {
    return said({ tree, vulnerabilities: [{ cve: 'CVE-2024-0001', product_status, ...more }] });
  }

  test('affected, fixed and recommended releases', () => {
    expect(status({ known_affected: ['1.0', '1.5'], fixed: ['2.0'], recommended: ['2.1'] })).toEqual([
      'Acme, Inc./Anvil | affected | =1.0 or =1.5 | fixed 2.0,2.1',
      'Acme, Inc./Anvil | fixed | =2.0 or =2.1',
    ]);
  });

  test('first and last affected releases bound a range', () => {
    expect(status({ first_affected: ['1.0'], last_affected: ['1.5'] })).toEqual([
      'Acme, Inc./Anvil | affected | >=1.0 <=1.5',
    ]);
    expect(status({ last_affected: ['1.5'] })).toEqual(['Acme, Inc./Anvil | affected | <=1.5']);
    expect(status({ first_affected: ['1.0'] })).toEqual(['Acme, Inc./Anvil | affected | >=1.0']);
  });

  test('the first fixed release ends what a first affected one begins', () => {
    expect(status({ first_affected: ['1.0'], first_fixed: ['2.0'] })).toEqual([
      'Acme, Inc./Anvil | fixed | =2.0',
      'Acme, Inc./Anvil | affected | >=1.0 <2.0 | fixed 2.0',
    ]);
    expect(status({ first_fixed: ['2.0'] })).toEqual(['Acme, Inc./Anvil | fixed | =2.0']);
  });

  test('not affected with its reason, by product or by group', () => {
    const more = {
      flags: [
        { label: 'component_not_present', product_ids: ['1.0'] },
        { label: 'vulnerable_code_not_in_execute_path', group_ids: ['G'] },
      ],
    };
    const grouped = { ...tree, product_groups: [{ group_id: 'G', product_ids: ['1.5'] }] };
    const vulnerabilities = [
      { cve: 'CVE-2024-0001', product_status: { known_not_affected: ['1.0', '1.5', '2.0'] }, ...more },
    ];
    expect(said({ tree: grouped, vulnerabilities })).toEqual([
      'Acme, Inc./Anvil | not affected | =1.0 | component_not_present',
      'Acme, Inc./Anvil | not affected | =1.5 | vulnerable_code_not_in_execute_path',
      'Acme, Inc./Anvil | not affected | =2.0',
    ]);
  });

  test('under investigation', () => {
    expect(status({ under_investigation: ['3.0'] })).toEqual(['Acme, Inc./Anvil | under investigation | =3.0']);
  });

  test('a product id that the tree does not hold is counted', () => {
    const what = readOne(csaf, csafDocument({ tree, vulnerabilities: affects('9.9') }));
    expect([advisoryOf(what).statements, what.dropped]).toEqual([
      [],
      ['product has no name that anything is found by'],
    ]);
  });
});
