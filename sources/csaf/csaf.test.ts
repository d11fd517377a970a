import { describe, expect, test } from 'vitest';
import { csaf } from '#sources/csaf/csaf.ts';
import { advisoryOf, anvil, branch, csafDocument, product } from '#tests/csaf-documents.ts';
import { readOne } from '#tests/sources.ts';

describe('documents', () => {
  test('several vulnerabilities are several flaws; what is said alike of them is said once', () => {
    const tree = anvil(branch('product_version', '1.0', product('1')));
    const remediations = [
      {
        category: 'vendor_fix',
        details: 'Update.',
        product_ids: ['1'],
        url: 'https://e.x/1',
        date: '2024-01-25T14:58:00Z',
      },
      { category: 'magic', details: 'Wish.' },
    ];
    const plain = { product_status: { known_affected: ['1'] }, remediations };
    const what = readOne(
      csaf,
      csafDocument({
        tree,
        vulnerabilities: [
          { cve: 'CVE-2024-0001', ...plain },
          { ids: [{ text: 'B-1' }], ...plain },
          { cve: 'CVE-2024-0001', ...plain },
        ],
      }),
    );
    const advisory = advisoryOf(what);
    expect(advisory.flaws.map(({ ids }) => ids)).toEqual([['CVE-2024-0001'], ['ACME-1#2']]);
    expect(advisory.alsoKnownAs).toEqual(['ACME-1']);
    expect(advisory.statements.map(({ flaws }) => flaws)).toEqual([[0, 1]]);
    expect(advisory.remediations).toEqual([
      {
        flaws: [0, 1],
        kind: 'fix',
        text: 'Update.',
        url: 'https://e.x/1',
        on: '2024-01-25T14:58:00Z',
        subjects: ['product:acme/anvil'],
      },
    ]);
    expect(what.dropped).toEqual(Array.from({ length: 3 }, () => 'remediation is of an unknown category'));
  });

  test('every category of remediation is read', () => {
    const categories = ['vendor_fix', 'mitigation', 'workaround', 'no_fix_planned', 'none_available'];
    const remediations = categories.map((category) => ({ category, details: category }));
    const advisory = advisoryOf(
      readOne(csaf, csafDocument({ vulnerabilities: [{ cve: 'CVE-2024-0001', remediations }] })),
    );
    expect(advisory.remediations.map(({ kind }) => kind)).toEqual([
      'fix',
      'mitigation',
      'workaround',
      'no fix planned',
      'none available',
    ]);
  });

  test('the one vulnerability of a document bears its id, its scores, weakness, title and decision points', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N';
    const vulnerability = {
      cve: 'CVE-2024-0001',
      title: 'Anvils fall',
      cwe: { id: 'CWE-918', name: 'x' },
      notes: [
        { category: 'summary', text: 'They do.' },
        { category: 'details', text: 'SSVCv2/E:P/A:Y/T:T/2024-07-11T21:26:33Z/' },
      ],
      scores: [
        { cvss_v3: { vectorString: vector, baseScore: 5.3 }, products: ['1'] },
        { cvss_v2: { vectorString: 'AV:N/AC:L/Au:N/C:P/I:N/A:N', baseScore: 5 } },
      ],
    };
    const advisory = advisoryOf(readOne(csaf, csafDocument({ vulnerabilities: [vulnerability] })));
    expect(advisory).toMatchObject({
      id: 'ACME-1',
      publisher: 'Acme',
      publishedAt: '2024-01-01T00:00:00Z',
      modifiedAt: '2024-02-01T00:00:00Z',
      details: 'CVE-2024-0001: They do.',
    });
    expect(advisory.flaws).toMatchObject([
      {
        ids: ['ACME-1', 'CVE-2024-0001'],
        title: 'Anvils fall',
        weaknesses: ['CWE-918'],
        severities: [
          { version: '3.1', vector, publishedScore: 5.3, by: 'Acme' },
          { version: '2.0', publishedScore: 5 },
        ],
        decisionPoints: {
          exploitation: 'poc',
          automatable: 'yes',
          technicalImpact: 'total',
          at: '2024-07-11T21:26:33Z',
        },
      },
    ]);
  });

  test.each([
    ['AMBER', false],
    ['RED', false],
    ['GREEN', false],
    ['WHITE', true],
    ['CLEAR', true],
    ['white', true],
  ])('the label %s is taken: %s', (label, isTaken) => {
    const { records, dropped } = readOne(csaf, csafDocument({ document: { distribution: { tlp: { label } } } }));
    expect({ taken: records.length, dropped }).toEqual(
      isTaken ? { taken: 1, dropped: [] } : { taken: 0, dropped: [`its TLP label ${label} limits who may see it`] },
    );
  });

  test('a wrapped document is read, unless its bytes were not those published', () => {
    const doc = csafDocument({});
    expect(readOne(csaf, { _path: 'a.json', _sha512_matches: true, doc }).records).toHaveLength(1);
    expect(readOne(csaf, { _path: 'a.json', _sha512_matches: false, doc }).dropped).toEqual([
      'its bytes do not agree with the published digest',
    ]);
  });
});
