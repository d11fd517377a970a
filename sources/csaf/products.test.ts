import { describe, expect, test } from 'vitest';
import { acme, affects, anvil, branch, product, said } from '#tests/csaf-documents.ts';

describe('products and their versions', () => {
  const rows: readonly (readonly [string, object, readonly string[]])[] = [
    [
      'a range',
      anvil(branch('product_version_range', '< V3.2.1', product('1'))),
      ['Acme, Inc./Anvil | affected | <V3.2.1 | fixed V3.2.1'],
    ],
    [
      'a vers',
      anvil(branch('product_version_range', 'vers:all/*', product('1'))),
      ['Acme, Inc./Anvil | affected | every version'],
    ],
    [
      'a vers of a scheme',
      anvil(branch('product_version_range', 'vers:generic/>=1.0|<2.0', product('1'))),
      ['Acme, Inc./Anvil | affected | >=1.0 <2.0 | fixed 2.0'],
    ],
    [
      'words',
      anvil(branch('product_version_range', 'All versions prior to 1.2', product('1'))),
      ['Acme, Inc./Anvil | affected | <1.2 | fixed 1.2'],
    ],
    [
      'words nobody can compare',
      anvil(branch('product_version_range', '<= first 5 digits of serial 26061', product('1'))),
      ['Acme, Inc./Anvil | affected | no version | <= first 5 digits of serial 26061'],
    ],
    ['one version', anvil(branch('product_version', '2.4', product('1'))), ['Acme, Inc./Anvil | affected | =2.4']],
    [
      'a service pack',
      anvil(branch('product_version', '2.4', { branches: [branch('service_pack', 'SP1', product('1'))] })),
      ['Acme, Inc./Anvil | affected | =2.4 SP1'],
    ],
    [
      'no version',
      acme(branch('product_name', 'Anvil', product('1'))),
      ['Acme, Inc./Anvil | affected | every version'],
    ],
    [
      'a family',
      acme(branch('product_family', 'Anvils', product('1'))),
      ['Acme, Inc./Anvils | affected | every version'],
    ],
    [
      'a platform',
      anvil(branch('architecture', 'x64', product('1'))),
      ['Acme, Inc./Anvil + x64 | affected | every version'],
    ],
    [
      'an order number',
      acme(
        branch(
          'product_name',
          'SCALANCE X310FE (6GK5310-0BA10-2AA3)',
          product('1', { model_numbers: ['6GK5310-0BA10-2AA3'] }),
        ),
      ),
      [
        'Acme, Inc./SCALANCE X310FE + 6GK5310-0BA10-2AA3 | affected | every version',
        'Acme, Inc./6GK5310-0BA10-2AA3 | affected | every version',
      ],
    ],
    [
      'a line of versions in the name',
      acme(
        branch('product_name', 'Anvil V8.2', {
          branches: [branch('product_version_range', '<V8.2 SP1', product('1'))],
        }),
      ),
      [
        'Acme, Inc./Anvil V8.2 | affected | <V8.2 SP1 | fixed V8.2 SP1',
        'Acme, Inc./Anvil | affected | >=V8.2 <V8.2 SP1 | fixed V8.2 SP1',
      ],
    ],
    [
      'a CPE',
      anvil(branch('product_version', '2.4', product('1', { cpe: 'cpe:2.3:a:acme:anvil:2.4:*:*:*:*:*:*:*' }))),
      ['cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:* | affected | =2.4', 'Acme, Inc./Anvil | affected | =2.4'],
    ],
    [
      'a purl of a branch',
      anvil(branch('product_version', '1.2.3', product('1', { purl: 'pkg:npm/%40acme/anvil@1.2.3' }))),
      ['npm/@acme/anvil | affected | =1.2.3'],
    ],
    [
      'a purl without version, with a range',
      anvil(branch('product_version_range', 'vers:npm/<2.0.0', product('1', { purl: 'pkg:npm/anvil' }))),
      ['npm/anvil | affected | <2.0.0 | fixed 2.0.0'],
    ],
    [
      'a product of two vendors',
      {
        branches: [branch('vendor', 'Acme, Bolt Works', { branches: [branch('product_name', 'Anvil', product('1'))] })],
      },
      [
        'Acme, Bolt Works/Anvil | affected | every version',
        'Acme/Anvil | affected | every version',
        'Bolt Works/Anvil | affected | every version',
      ],
    ],
    [
      'a product outside of branches',
      { full_product_names: [{ product_id: '1', name: 'Anvil' }] },
      ['Acme/Anvil | affected | every version'],
    ],
  ];
  test.each(rows)('%s', (_, tree, statements) => {
    expect(said({ tree, vulnerabilities: affects('1') })).toEqual(statements);
  });

  test('a component of another product keeps its versions and is narrowed by it', () => {
    const tree = {
      branches: [
        branch('vendor', 'Red Hat', {
          branches: [
            branch(
              'product_name',
              'Enterprise Linux 8',
              product('EL8', { cpe: 'cpe:/o:redhat:enterprise_linux:8::baseos' }),
            ),
            branch(
              'product_version',
              'anvil-0:1.2-3.el8',
              product('P', { purl: 'pkg:rpm/redhat/anvil@1.2-3.el8?arch=src' }),
            ),
          ],
        }),
      ],
      relationships: [
        {
          category: 'default_component_of',
          product_reference: 'P',
          relates_to_product_reference: 'EL8',
          full_product_name: { product_id: 'EL8:P', name: 'anvil as a component of EL8' },
        },
      ],
    };
    const vulnerabilities = [{ cve: 'CVE-2024-0001', product_status: { fixed: ['EL8:P'] } }];
    expect(said({ tree, vulnerabilities })).toEqual(['rpm/redhat/anvil red hat:8 | fixed | =1.2-3.el8']);
  });

  test('what is installed on a device is found by the device too', () => {
    const tree = {
      branches: [
        branch('vendor', 'Acme', {
          branches: [
            branch('product_name', 'Forge', product('F')),
            branch('product_name', 'Forge Firmware', {
              branches: [branch('product_version_range', '<2.0', product('W'))],
            }),
          ],
        }),
      ],
      relationships: [
        {
          category: 'installed_on',
          product_reference: 'W',
          relates_to_product_reference: 'F',
          full_product_name: { product_id: 'FW', name: 'Forge Firmware on Forge' },
        },
      ],
    };
    expect(said({ tree, vulnerabilities: affects('FW') })).toEqual([
      'Acme/Forge Firmware + Forge | affected | <2.0 | fixed 2.0',
      'Acme/Forge | affected | <2.0 | fixed 2.0',
    ]);
  });
});
