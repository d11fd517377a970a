import { describe, expect, test } from 'vitest';
import type { Advisory } from '#core/advisories/advisory.ts';
import { redHatApi } from '#sources/redhat/security-api.ts';
import { redHatVex } from '#sources/redhat/vex.ts';
import { rpmDocument, type RpmDocument } from '#tests/rpm-csaf.ts';
import { readOne } from '#tests/sources.ts';
import { linesOf, theAdvisory } from '#tests/statements.ts';

function withReleases(advisory: Advisory): readonly string[] {
  const lines = linesOf(advisory);
  return advisory.statements.map(({ subject }, index) =>
    `${subject.kind === 'package' ? subject.release : ''} ${lines[index] ?? ''}`.replace('rpm/redhat/', ''),
  );
}

// Made by us in the form that Red Hat publishes in; no statement of Red Hat's.
const plain: RpmDocument = {
  namespace: 'https://www.redhat.com',
  platforms: {
    EL8: 'cpe:/o:redhat:enterprise_linux:8::baseos',
    EUS: 'cpe:/o:redhat:rhel_eus:8.6::baseos',
    EL9: 'cpe:/a:redhat:enterprise_linux:9::appstream',
    other: undefined,
  },
  packages: {
    'anvil-1:1.0-3.el8.x86_64': 'pkg:rpm/redhat/anvil@1.0-3.el8?arch=x86_64&epoch=1',
    'anvil-1:1.0-3.el8.src': 'pkg:rpm/redhat/anvil@1.0-3.el8?arch=src&epoch=1',
    'anvil-debuginfo-1:1.0-3.el8.x86_64': 'pkg:rpm/redhat/anvil-debuginfo@1.0-3.el8?arch=x86_64&epoch=1',
    'anvil-1:1.0-1.el8_6.4.x86_64': 'pkg:rpm/redhat/anvil@1.0-1.el8_6.4?arch=x86_64&epoch=1',
    anvil: 'pkg:rpm/redhat/anvil?arch=src',
    'hammer:2': 'pkg:rpmmod/redhat/hammer@2:8060020240801142753:6a631399',
    'hammer-0:2.4.1-1.module+el8.src': 'pkg:rpm/redhat/hammer@2.4.1-1.module%2Bel8?arch=src',
    'nail-0:7.0-1.module+el8.src': 'pkg:rpm/redhat/nail@7.0-1.module%2Bel8?arch=src',
    'hammer:1/hammer': undefined,
    image: 'pkg:oci/anvil?repository_url=registry.redhat.io/anvil',
  },
  components: [
    ['anvil-1:1.0-3.el8.x86_64', 'EL8'],
    ['anvil-1:1.0-3.el8.src', 'EL8'],
    ['anvil-debuginfo-1:1.0-3.el8.x86_64', 'EL8'],
    ['anvil-1:1.0-1.el8_6.4.x86_64', 'EUS'],
    ['anvil', 'EL9'],
    ['hammer:2', 'EL8'],
    ['hammer-0:2.4.1-1.module+el8.src', 'EL8:hammer:2'],
    ['nail-0:7.0-1.module+el8.src', 'EL8:hammer:2'],
    ['hammer:1/hammer', 'EL8'],
    ['image', 'EL8'],
    ['anvil', 'other'],
  ],
  status: {},
};

describe('a VEX document', () => {
  const rows: readonly (readonly [string, RpmDocument['status'], readonly string[], readonly string[]])[] = [
    [
      'fixed: affected before, for every processor alike',
      { fixed: ['EL8:anvil-1:1.0-3.el8.x86_64', 'EL8:anvil-1:1.0-3.el8.src', 'EUS:anvil-1:1.0-1.el8_6.4.x86_64'] },
      ['red hat:8 anvil | affected | rpm | <1:1.0-3.el8', 'red hat:8 anvil | affected | rpm | <1:1.0-1.el8_6.4'],
      [],
    ],
    ['known affected', { known_affected: ['EL9:anvil'] }, ['red hat:9 anvil | affected | rpm | every version'], []],
    [
      'known not affected',
      { known_not_affected: ['EL9:anvil'] },
      ['red hat:9 anvil | not affected | rpm | every version'],
      [],
    ],
    [
      'under investigation',
      { under_investigation: ['EL9:anvil'] },
      ['red hat:9 anvil | under investigation | rpm | every version'],
      [],
    ],
    [
      'fixed in a module stream: in its line where the package is numbered so',
      { fixed: ['EL8:hammer:2:hammer-0:2.4.1-1.module+el8.src', 'EL8:hammer:2:nail-0:7.0-1.module+el8.src'] },
      [
        'red hat:8 hammer | affected | rpm | >=2 <2.4.1-1.module+el8',
        'red hat:8 nail | affected | rpm | <7.0-1.module+el8',
      ],
      [],
    ],
    [
      'a module stream that is affected: no build tells its stream',
      { known_affected: ['EL8:hammer:1/hammer'] },
      ['red hat:8 hammer | affected | rpm | no version | builds of module stream hammer:1'],
      [],
    ],
    [
      'what is no package, and releases that no CPE names',
      {
        fixed: ['EL8:anvil-debuginfo-1:1.0-3.el8.x86_64', 'EL9:anvil'],
        known_affected: ['EL8:image', 'other:anvil', 'x'],
      },
      [],
      [
        'package holds symbols for debugging only',
        'fixed package has no version',
        'product is no package of a release',
        'release of the distribution is not known',
        'product is no package of a release',
      ],
    ],
  ];
  test.each(rows)('%s', (...[, status, expected, counted]) => {
    const what = readOne(redHatVex, rpmDocument({ ...plain, status }));
    expect(withReleases(theAdvisory(what))).toEqual(expected);
    expect(what.dropped).toEqual(counted);
  });

  test('tells scores, weaknesses and what to do without the fix', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const remediations = [
      { category: 'workaround', details: 'Drop the anvil.', product_ids: ['EL8:anvil'] },
      { category: 'workaround', details: 'Mitigation for this issue is either not available or …' },
      { category: 'vendor_fix', details: 'For details …' },
    ];
    const vulnerability = {
      title: 'anvil: it falls',
      cwe: { id: 'CWE-787' },
      scores: [{ cvss_v3: { vectorString: vector, baseScore: 9.8 } }],
      remediations,
    };
    expect(theAdvisory(readOne(redHatVex, rpmDocument({ ...plain, vulnerability })))).toMatchObject({
      id: 'CVE-2024-0001',
      publisher: 'Red Hat',
      source: 'redhat',
      alsoKnownAs: [],
      flaws: [
        {
          ids: ['CVE-2024-0001'],
          title: 'anvil: it falls',
          weaknesses: ['CWE-787'],
          severities: [{ vector, publishedScore: 9.8, by: 'Red Hat' }],
        },
      ],
      remediations: [{ kind: 'workaround', text: 'Drop the anvil.', flaws: [0], subjects: [] }],
    });
  });

  test('that is not for everyone is left out', () => {
    const document = { distribution: { tlp: { label: 'AMBER' } }, publisher: { namespace: plain.namespace } };
    const what = readOne(redHatVex, rpmDocument({ ...plain, document: { ...document, tracking: { id: 'A-1' } } }));
    expect(what).toMatchObject({ records: [], dropped: ['its TLP label AMBER limits who may see it'] });
  });
});

describe('the security data API', () => {
  const record = {
    threat_severity: 'Important',
    public_date: '2024-01-02T00:00:00Z',
    bugzilla: { description: 'CVE-2024-0001 anvil: it falls' },
    cvss3: { cvss3_base_score: '9.8', cvss3_scoring_vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    cwe: 'CWE-416->CWE-787',
    details: ['It falls.'],
    affected_release: [
      { package: 'anvil-1:1.0-3.el8', cpe: 'cpe:/o:redhat:enterprise_linux:8', advisory: 'RHSA-2024:1' },
      { package: 'anvil/anvil-rhel8:v1.0-2', cpe: 'cpe:/a:redhat:anvil:1' },
    ],
    package_state: [
      { package_name: 'anvil', fix_state: 'Not affected', cpe: 'cpe:/o:redhat:enterprise_linux:9' },
      { package_name: 'anvil', fix_state: 'Out of support scope', cpe: 'cpe:/o:redhat:enterprise_linux:6' },
      { package_name: 'anvil', fix_state: 'Under investigation', cpe: 'cpe:/o:redhat:enterprise_linux:10' },
      { package_name: 'hammer:1/hammer', fix_state: 'Affected', cpe: 'cpe:/o:redhat:enterprise_linux:8' },
      { package_name: 'anvil', fix_state: 'Perhaps', cpe: 'cpe:/o:redhat:enterprise_linux:8' },
      { package_name: 'anvil', fix_state: 'Affected' },
    ],
    mitigation: { value: 'Drop the anvil.', lang: 'en:us' },
    name: 'CVE-2024-0001',
  };

  test('is read by release', () => {
    const what = readOne(redHatApi, record);
    const advisory = theAdvisory(what);
    expect(withReleases(advisory)).toEqual([
      'red hat:8 anvil | affected | rpm | <1:1.0-3.el8',
      'red hat:9 anvil | not affected | rpm | every version',
      'red hat:6 anvil | affected | rpm | every version',
      'red hat:10 anvil | under investigation | rpm | every version',
      'red hat:8 hammer | affected | rpm | no version | builds of module stream hammer:1',
    ]);
    expect(what.dropped).toEqual([
      'release is of no package',
      'state of a package is not known',
      'release of a package is not known',
    ]);
    expect(advisory).toMatchObject({
      title: 'anvil: it falls',
      flaws: [{ weaknesses: ['CWE-416', 'CWE-787'], severities: [{ publishedScore: 9.8 }] }],
      remediations: [{ kind: 'mitigation', text: 'Drop the anvil.' }],
    });
  });
});
