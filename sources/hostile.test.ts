// Whatever stands in a record, reading it takes it, counts it, or refuses it: nothing else may happen.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';
import { equal, union } from '#core/versions/range.ts';
import { recordReaders } from '#sources/registry.ts';
import type { Sink } from '#sources/reader.ts';
import { rpmDocument } from '#tests/rpm-csaf.ts';

const range = { type: 'ECOSYSTEM', events: [{ introduced: '1.0' }, { fixed: '1.5' }] };
const full = { product_id: 'P', name: 'Anvil 1.0', product_identification_helper: { cpe: 'cpe:/a:acme:anvil:1.0' } };
const samples: readonly JsonRecord[] = [
  {
    id: 'GHSA-1',
    modified: '2024-01-02T00:00:00Z',
    aliases: ['CVE-2024-0001'],
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    affected: [{ package: { ecosystem: 'PyPI', name: 'anvil' }, ranges: [range], versions: ['1.0', '1.1'] }],
    references: [{ type: 'FIX', url: 'https://e.x/1' }],
    database_specific: { cwe_ids: ['CWE-79'] },
  },
  {
    document: {
      csaf_version: '2.0',
      title: 'Anvils',
      distribution: { tlp: { label: 'WHITE' } },
      publisher: { name: 'Acme', category: 'vendor' },
      tracking: { id: 'A-1', current_release_date: '2024-01-01T00:00:00Z' },
      notes: [{ category: 'summary', text: 'They fall.' }],
    },
    product_tree: {
      branches: [
        { category: 'vendor', name: 'Acme', branches: [{ category: 'product_version', name: '1.0', product: full }] },
      ],
      relationships: [
        {
          category: 'installed_on',
          product_reference: 'P',
          relates_to_product_reference: 'P',
          full_product_name: { product_id: 'Q', name: 'Q' },
        },
      ],
    },
    vulnerabilities: [
      {
        cve: 'CVE-2024-0001',
        product_status: { known_affected: ['P', 'Q'], first_fixed: ['P'] },
        scores: [{ cvss_v3: { vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8 } }],
        remediations: [{ category: 'vendor_fix', details: 'Update.', product_ids: ['P'] }],
        flags: [{ label: 'component_not_present', product_ids: ['P'] }],
      },
    ],
  },
  {
    DocumentTracking: { InitialReleaseDate: '2024-10-08T07:00:00' },
    ProductTree: {
      FullProductName: [{ ProductID: '1', Value: 'Windows 10 for x64-based Systems' }],
      Branch: [{ Name: 'Windows', Items: [{ ProductID: '2', Value: 'Windows Server 2019' }] }],
    },
    Vulnerability: [
      {
        CVE: 'CVE-2024-0001',
        Title: { Value: 'Anvil' },
        Notes: [{ Type: 2, Value: '<p>It falls.</p>' }],
        ProductStatuses: [{ Type: 3, ProductID: ['1', '2'] }],
        CVSSScoreSets: [{ Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', BaseScore: 9.8 }],
        Remediations: [
          {
            Type: 2,
            Description: { Value: '5044273' },
            Supercedence: '5043064',
            ProductID: ['1'],
            FixedBuild: '10.0.10240.1',
          },
        ],
        RevisionHistory: [{ Date: '2024-10-08T07:00:00' }],
      },
    ],
  },
  {
    cveMetadata: { cveId: 'CVE-2024-0001', state: 'PUBLISHED', assignerShortName: 'acme' },
    containers: {
      cna: {
        affected: [
          {
            vendor: 'Acme',
            product: 'Anvil',
            cpes: ['cpe:2.3:a:acme:anvil:*:*:*:*:*:*:*:*'],
            versions: [
              { version: '1.0', lessThan: '2.0', status: 'affected', changes: [{ at: '1.5', status: 'unaffected' }] },
            ],
          },
        ],
        metrics: [{ other: { type: 'ssvc', content: { options: [{ Exploitation: 'poc' }] } } }],
        cpeApplicability: [
          {
            nodes: [
              { cpeMatch: [{ vulnerable: true, criteria: 'cpe:2.3:a:a:b:*:*:*:*:*:*:*:*', versionEndExcluding: '2' }] },
            ],
          },
        ],
      },
      adp: [{ metrics: [{ other: { type: 'kev', content: { dateAdded: '2024-01-01' } } }] }],
    },
  },
  {
    package_slug: 'npm/anvil',
    identifier: 'CVE-2024-0001',
    affected_range: '>=1.0.0 <1.5.0||=2.0.0',
    fixed_versions: ['1.5.0'],
    cvss_v3: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    solution: 'Upgrade.',
  },
  {
    reference: 'composer://acme/anvil',
    cve: 'CVE-2024-0001',
    branches: { '1.x': { time: '2017-05-15 09:09:00', versions: ['>=1.0', '<1.5'] } },
  },
  {
    gem: 'anvil',
    cve: '2024-0001',
    title: 't',
    date: '2014-01-01',
    url: 'https://e.x',
    patched_versions: ['~> 1.4.2', '>= 1.5'],
  },
  {
    catalogVersion: '1',
    dateReleased: '2024-10-31T00:00:00Z',
    vulnerabilities: [{ cveID: 'CVE-2024-0001', dateAdded: '2024-01-01' }],
  },
  { cve: 'CVE-2024-0001', source: 'exploitdb', date: '2024-01-01' },
  {
    anvil: {
      'CVE-2024-0001': { description: 'd', releases: { bookworm: { status: 'resolved', fixed_version: '1.0-1' } } },
    },
  },
  {
    apkurl: 'u',
    urlprefix: 'https://dl-cdn.alpinelinux.org/alpine',
    reponame: 'main',
    distroversion: 'v3.20',
    packages: [{ pkg: { name: 'anvil', secfixes: { '1.0-r0': ['CVE-2024-0001 XSA-1'] } } }],
  },
  {
    notices: [
      {
        id: 'USN-1-1',
        cves_ids: ['CVE-2024-0001'],
        releases: [{ codename: 'jammy', version: '22.04' }],
        release_packages: { jammy: [{ name: 'anvil', version: '1.0', is_source: true }] },
      },
    ],
    cves: [
      {
        id: 'CVE-2024-0001',
        packages: [
          {
            name: 'anvil',
            statuses: [{ release_codename: 'jammy', status: 'released', description: '1.0', pocket: 'x' }],
          },
        ],
      },
    ],
  },
  {
    threat_severity: 'Low',
    name: 'CVE-2024-0001',
    cvss3: { cvss3_base_score: '9.8', cvss3_scoring_vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    affected_release: [{ package: 'anvil-1:1.0-3.el8', cpe: 'cpe:/o:redhat:enterprise_linux:8' }],
    package_state: [{ package_name: 'a:1/b', fix_state: 'Affected', cpe: 'cpe:/o:redhat:enterprise_linux:8' }],
    mitigation: { value: 'v' },
  },
  {
    title: 't',
    id: 'i',
    author: 'a',
    tags: ['cve.2024-0001'],
    logsource: { product: 'windows' },
    detection: {},
    date: '2024-01-01',
    level: 'high',
  },
  JSON.parse(
    JSON.stringify(
      rpmDocument({
        namespace: 'https://www.redhat.com',
        platforms: { EL8: 'cpe:/o:redhat:enterprise_linux:8' },
        packages: { a: 'pkg:rpm/redhat/a@1.0-3.el8?epoch=1', 'n:18': 'pkg:rpmmod/redhat/n@18:1' },
        components: [
          ['n:18', 'EL8'],
          ['a', 'EL8:n:18'],
        ],
        status: { fixed: ['EL8:n:18:a'], known_affected: ['EL8:n:18:a'] },
        vulnerability: { remediations: [{ category: 'workaround', details: 'd', url: 'https://e.x' }] },
      }),
    ),
  ) as JsonRecord,
];

const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    '',
    ' ',
    '0',
    '*',
    '-',
    '__proto__',
    'constructor',
    '\u0000\u001b[2J\u202e',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '9'.repeat(5000),
    '1.'.repeat(3000),
    'a-'.repeat(20_000),
    '< '.repeat(2000),
    '1.0 and '.repeat(300),
    -1,
    1e308,
    null,
    [[[[]]]],
    { __proto__: null, length: 3 },
  ),
);

/** The value with what stands at one of its places replaced. */
function replaced(value: unknown, choose: (most: number) => number, by: unknown): unknown {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || choose(6) === 0) return by;
  const [name] = entries[choose(entries.length - 1)] ?? [''];
  const next = entries.map(([key, child]) => [key, key === name ? replaced(child, choose, by) : child] as const);
  return Array.isArray(value) ? next.map(([, child]) => child) : Object.fromEntries(next);
}

function outcomeOf(record: JsonRecord): string {
  const reader = recordReaders.find((one) => one.recognises(record));
  if (reader === undefined) return 'not recognised';
  let wrong = '';
  let outcomes = 0;
  const sink: Sink = {
    take: (taken) => {
      outcomes++;
      if (taken.kind !== 'advisory') return;
      const { flaws, statements } = taken.advisory;
      if (flaws.length === 0 || flaws.some(({ ids }) => ids.length === 0)) wrong = 'wrong: a flaw without a name';
      if (!statements.every(({ range }) => equal(union(range), range))) wrong = 'wrong: a range out of order';
    },
    drop: () => void outcomes++,
    completeAsOf: () => undefined,
  };
  try {
    reader.read(record, sink, { name: 'a.json' });
  } catch (error) {
    return error instanceof BadDocument ? 'refused' : `wrong: ${String(error)}`;
  }
  if (wrong !== '') return wrong;
  // A catalogue may be empty; every other record leaves a trace.
  return outcomes > 0 || reader.holds === 'many' ? 'taken or counted' : 'wrong: lost without a trace';
}

describe('records with anything anywhere', () => {
  test.each(samples.map((sample) => [Object.keys(sample)[0] ?? '', sample] as const))('%s…', (_, sample) => {
    fc.assert(
      fc.property(hostile, fc.infiniteStream(fc.nat(1000)), (value, numbers) => {
        const choose = (most: number): number => Number(numbers.next().value) % (most + 1);
        const record: unknown = JSON.parse(JSON.stringify(replaced(sample, choose, value)));
        if (!isRecord(record)) return;
        expect(outcomeOf(record)).not.toMatch(/^wrong/);
      }),
      { numRuns: 400 },
    );
  });
});
