import { describe, expect, test } from 'vitest';
import type { Advisory } from '#core/advisories/advisory.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import { compactCve } from '#sources/cve/compact.ts';
import { cve } from '#sources/cve/cve.ts';
import { readOne, type WhatWasRead } from '#tests/sources.ts';

function read(cna: object, { adp = [], head = {} }: { adp?: readonly object[]; head?: object } = {}): WhatWasRead {
  return readOne(cve, {
    dataType: 'CVE_RECORD',
    cveMetadata: { cveId: 'CVE-2024-0001', state: 'PUBLISHED', assignerShortName: 'acme', ...head },
    containers: { cna: { providerMetadata: { shortName: 'acme' }, ...cna }, adp },
  });
}

function advisoryOf(what: WhatWasRead): Advisory {
  const [first] = what.records;
  if (first?.kind !== 'advisory') throw new Error('no advisory was read');
  return first.advisory;
}

/** Each statement in one line. */
function said(what: WhatWasRead): readonly string[] {
  return advisoryOf(what).statements.map(({ subject, stance, scheme, range, unreadable }) => {
    const name =
      subject.kind === 'package'
        ? `${subject.package} ${subject.release ?? ''}`
        : subject.kind === 'cpe'
          ? subject.cpe
          : `${subject.vendor}/${subject.product}`;
    return [name.trim(), stance, scheme, describeRange(range), ...unreadable].join(' | ');
  });
}

const affected = { status: 'affected', version: '0', lessThan: '1.2' };

test('whoever adds to a record can not say for its CNA that something is not affected', () => {
  const entry = { vendor: 'Acme', product: 'Anvil' };
  const adp = [{ affected: [{ ...entry, versions: [{ status: 'unaffected', version: '1.0' }] }] }];
  const what = read({ affected: [{ ...entry, versions: [affected] }] }, { adp });
  expect(said(what)).toEqual(['Acme/Anvil | affected | generic | <1.2']);
  expect(what.dropped).toContain('another publisher than the CNA states what is not affected');
});

describe('what a record names', () => {
  test('vendor and product', () => {
    expect(said(read({ affected: [{ vendor: 'Acme', product: 'Anvil', versions: [affected] }] }))).toEqual([
      'Acme/Anvil | affected | generic | <1.2',
    ]);
  });

  test('a CPE beside them, without its version', () => {
    const cpes = ['cpe:2.3:a:acme:anvil:1.1:*:*:*:*:windows:*:*', 'nonsense'];
    const what = read({ affected: [{ vendor: 'Acme', product: 'Anvil', cpes, versions: [affected] }] });
    expect(said(what)).toEqual([
      'cpe:2.3:a:acme:anvil:*:*:*:*:*:windows:*:* | affected | generic | <1.2',
      'Acme/Anvil | affected | generic | <1.2',
    ]);
    expect(what.dropped).toEqual(['CPE is malformed']);
  });

  test.each([
    ['https://registry.npmjs.org', '@acme/anvil', 'npm/@acme/anvil | affected | npm | <1.2'],
    ['https://pypi.org/project', 'Acme_Anvil', 'pypi/acme-anvil | affected | pypi | <1.2'],
    ['https://repo.maven.apache.org/maven2', 'org.acme:anvil', 'maven/org.acme/anvil | affected | maven | <1.2'],
    ['https://pkg.go.dev', 'acme.example/anvil', 'golang/acme.example/anvil | affected | golang | <1.2'],
  ])('a package of %s', (collectionURL, packageName, first) => {
    const entry = { vendor: 'Acme', product: 'Anvil', collectionURL, packageName, versions: [affected] };
    expect(said(read({ affected: [entry] }))[0]).toBe(first);
  });

  test('a package of a distribution, for each of its releases, and nothing of the distribution itself', () => {
    const entry = {
      vendor: 'Red Hat',
      product: 'Red Hat Enterprise Linux 8',
      collectionURL: 'https://access.redhat.com/downloads/content/package-browser/',
      packageName: 'anvil',
      cpes: ['cpe:/o:redhat:enterprise_linux:8::baseos', 'cpe:/a:redhat:enterprise_linux:8::appstream'],
      defaultStatus: 'affected',
      versions: [{ status: 'unaffected', version: '0:1.2-3.el8', lessThan: '*', versionType: 'rpm' }],
    };
    expect(said(read({ affected: [entry] }))).toEqual([
      'rpm/redhat/anvil red hat:8 | affected | rpm | <0:1.2-3.el8',
      'rpm/redhat/anvil red hat:8 | not affected | rpm | >=0:1.2-3.el8',
    ]);
  });

  test('no product at all is counted', () => {
    const what = read({
      affected: [{ vendor: 'n/a', product: 'n/a', versions: [{ status: 'affected', version: 'n/a' }] }],
    });
    expect([said(what), what.dropped]).toEqual([[], ['affected entry names no product']]);
  });

  test('a product that only commits speak of can not be told, unless its versions stand elsewhere', () => {
    const git = { status: 'affected', version: '1da177e4c3f4', lessThan: '2bed905a7248', versionType: 'git' };
    const product = { vendor: 'Acme', product: 'Anvil' };
    expect(said(read({ affected: [{ ...product, versions: [git] }] }))).toEqual([
      'Acme/Anvil | affected | generic | no version | only git commits are stated',
    ]);
    expect(
      said(
        read({
          affected: [
            { ...product, versions: [git] },
            { ...product, versions: [affected] },
          ],
        }),
      ),
    ).toEqual(['Acme/Anvil | affected | generic | <1.2']);
  });

  test('CPE applicability gives ranges beside CPEs; platforms are not affected themselves', () => {
    const cpeMatch = [
      {
        vulnerable: true,
        criteria: 'cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:*',
        versionStartIncluding: '1.0',
        versionEndExcluding: '1.5',
      },
      {
        vulnerable: true,
        criteria: 'cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:*',
        versionStartExcluding: '2.0',
        versionEndIncluding: '2.4',
      },
      { vulnerable: true, criteria: 'cpe:2.3:a:acme:hammer:3.1:sp2:*:*:*:*:*:*' },
      { vulnerable: false, criteria: 'cpe:2.3:o:acme:os:-:*:*:*:*:*:*:*' },
    ];
    const nodes = [
      { operator: 'OR', negate: false, cpeMatch },
      { operator: 'OR', negate: true, cpeMatch },
    ];
    const what = read({ cpeApplicability: [{ nodes }] });
    expect(said(what)).toEqual([
      'cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:* | affected | generic | >=1.0 <1.5',
      'cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:* | affected | generic | >2.0 <=2.4',
      'cpe:2.3:a:acme:hammer:*:*:*:*:*:*:*:* | affected | generic | =3.1-sp2',
    ]);
    expect(what.dropped).toEqual(['CPE configuration is negated']);
  });
});

describe('what other publishers add', () => {
  const cna = { affected: [{ vendor: 'Acme', product: 'Anvil', versions: [affected] }] };
  const cpes = ['cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:*'];

  test('"all versions" where the CNA states a range is left out and counted', () => {
    const adp = [
      { affected: [{ vendor: 'acme', product: 'anvil', cpes, versions: [{ status: 'affected', version: '*' }] }] },
    ];
    const what = read(cna, { adp });
    expect(said(what)).toEqual(['Acme/Anvil | affected | generic | <1.2']);
    expect(what.dropped).toEqual(
      Array.from({ length: 2 }, () => 'another publisher states no versions where the CNA does'),
    );
  });

  test('what repeats the CNA is said once', () => {
    expect(said(read(cna, { adp: [cna] }))).toHaveLength(1);
  });

  test('decision points are read in any letter case', () => {
    const options = [{ Exploitation: 'PoC' }, { Automatable: 'Yes' }, { 'Technical Impact': 'Total' }];
    const other = { type: 'ssvc', content: { options, timestamp: '2024-08-01T18:51:01Z', version: '2.0.3' } };
    const adp = [{ providerMetadata: { shortName: 'CISA-ADP' }, metrics: [{ other }] }];
    expect(advisoryOf(read({}, { adp })).flaws[0]?.decisionPoints).toEqual({
      exploitation: 'poc',
      automatable: 'yes',
      technicalImpact: 'total',
      by: 'CISA-ADP',
      at: '2024-08-01T18:51:01Z',
    });
  });

  test('values that are none are unknown', () => {
    const other = { type: 'SSVC', content: { options: [{ exploitation: 'maybe' }, {}, 'text'] } };
    const adp = [{ metrics: [{ other }] }];
    expect(advisoryOf(read({}, { adp })).flaws[0]?.decisionPoints).toMatchObject({
      exploitation: 'unknown',
      automatable: 'unknown',
      technicalImpact: 'unknown',
    });
  });

  test('a note that it is in the catalogue is an entry', () => {
    const other = { type: 'kev', content: { dateAdded: '2022-03-03', reference: 'https://example.com' } };
    const { records } = read({}, { adp: [{ metrics: [{ other }] }] });
    expect(records[1]).toMatchObject({ kind: 'kev', entry: { cve: 'CVE-2024-0001', addedOn: '2022-03-03' } });
  });
});

describe('the rest of a record', () => {
  test('severities with who says so, weaknesses, references by their tags', () => {
    const vectorString = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const metrics = [{ cvssV3_1: { vectorString, baseScore: 9.8 } }, { cvssV3_1: { vectorString: 'high' } }];
    const what = read(
      {
        metrics,
        problemTypes: [
          { descriptions: [{ cweId: 'CWE-79' }, { description: 'CWE-121 Overflow' }, { description: 'n/a' }] },
        ],
        references: [{ url: 'https://e.x/1', tags: ['patch'] }, { url: 'ftp://e.x/2' }],
      },
      { adp: [{ providerMetadata: { shortName: 'CISA-ADP' }, metrics }] },
    );
    const advisory = advisoryOf(what);
    expect(advisory.flaws[0]).toMatchObject({
      weaknesses: ['CWE-79', 'CWE-121'],
      severities: [
        { version: '3.1', vector: vectorString, publishedScore: 9.8, by: 'acme' },
        { version: '3.1', vector: vectorString, publishedScore: 9.8, by: 'CISA-ADP' },
      ],
      issuer: 'acme',
    });
    expect(advisory.references).toEqual([{ url: 'https://e.x/1', kind: 'fix' }]);
    expect(what.dropped.toSorted()).toEqual([
      'reference is no web address',
      'severity is no CVSS vector',
      'severity is no CVSS vector',
    ]);
  });

  test('a rejected record is withdrawn, a record without a date of publication is taken', () => {
    const rejected = read(
      { rejectedReasons: [{ lang: 'en', value: 'Not a flaw.' }] },
      { head: { state: 'REJECTED', dateRejected: '2024-02-27T09:57:13Z' } },
    );
    expect(advisoryOf(rejected)).toMatchObject({
      withdrawnAt: '2024-02-27T09:57:13Z',
      details: 'Not a flaw.',
      publishedAt: undefined,
    });
    expect(advisoryOf(read({}, { head: { state: 'REJECTED' } })).withdrawnAt).toBe('undated');
    expect(advisoryOf(read({})).withdrawnAt).toBeUndefined();
  });

  test('solutions and workarounds are what the publisher tells people to do, in English where there is English', () => {
    const cna = {
      descriptions: [
        { lang: 'de', value: 'Ein Fehler.' },
        { lang: 'en-US', value: 'A flaw. It is bad.' },
      ],
      solutions: [{ lang: 'en', value: 'Update.' }],
      workarounds: [{ lang: 'fr', value: 'Débranchez.' }],
    };
    const advisory = advisoryOf(read(cna));
    expect(advisory.title).toBe('A flaw. It is bad.');
    expect(advisory.remediations.map(({ kind, text }) => [kind, text])).toEqual([
      ['fix', 'Update.'],
      ['workaround', 'Débranchez.'],
    ]);
  });

  test('without a usable id nothing is taken', () => {
    expect(read({}, { head: { cveId: 'CVE-1' } })).toMatchObject({
      records: [],
      dropped: ['record has no usable id or no CNA container'],
    });
  });
});

test('the compact form gives the same facts', () => {
  const { records, dropped } = readOne(compactCve, {
    cveId: 'CVE-2024-0001',
    state: 'REJECTED',
    assigner: 'acme',
    datePublished: null,
    dateUpdated: '2024-08-01T18:53:34.621Z',
    title: null,
    ssvc: { exploitation: 'Active', automatable: 'No', technicalImpact: 'Partial', timestamp: '2024-08-01T18:51:01Z' },
    kev: { dateAdded: '2022-03-03', reference: 'https://example.com' },
    cvss: [
      { src: 'cisa-adp', v: '3.1', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 },
      { src: 'cna', vector: 'none' },
    ],
    cwe: [{ src: 'cna', id: 'CWE-121' }],
  });
  expect(records).toMatchObject([
    {
      kind: 'advisory',
      advisory: {
        id: 'CVE-2024-0001',
        withdrawnAt: '2024-08-01T18:53:34.621Z',
        flaws: [
          {
            issuer: 'acme',
            weaknesses: ['CWE-121'],
            severities: [{ by: 'CISA-ADP', publishedScore: 9.8 }],
            decisionPoints: { exploitation: 'active', automatable: 'no', technicalImpact: 'partial' },
          },
        ],
      },
    },
    { kind: 'kev', entry: { addedOn: '2022-03-03' } },
  ]);
  expect(dropped).toEqual(['severity is no CVSS vector']);
});
