import { describe, expect, test } from 'vitest';
import type { ComponentStatement } from '#core/components/component.ts';
import type { FeedStatement } from '#core/feed/feed.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import { keysOf, opinionOf, reasons } from '#core/matching/opinion.ts';
import { weigh, type Heard } from '#core/matching/verdict.ts';
import { everyVersion, noVersion, ofNative } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';

const purl: LookUp = { name: 'pkg:npm/left-pad', by: 'purl', version: '1.2.0', release: undefined, cpe: undefined };
const product: LookUp = { ...purl, name: 'product:fortinet/fortios', by: 'product' };
const debian: LookUp = { ...purl, name: 'pkg:deb/debian/curl', release: 'debian:11', version: '7.74.0-1.3' };

interface Said {
  readonly publisher?: string;
  readonly id?: string;
  readonly stance?: FeedStatement['stance'];
  readonly range?: string;
  readonly unreadable?: readonly string[];
  readonly versions?: readonly string[];
  readonly limit?: FeedStatement['limit'];
  readonly withdrawn?: boolean;
  readonly source?: string;
  readonly modifiedAt?: string;
  readonly lookUp?: LookUp;
}

let advisories = 0;

function heard(said: Said): readonly Heard[] {
  const scheme = schemeOf('npm');
  const native = said.range === undefined ? undefined : scheme?.native?.(said.range);
  const range =
    said.range === '*'
      ? everyVersion
      : native === undefined || scheme === undefined
        ? noVersion
        : (ofNative(scheme, native) ?? noVersion);
  advisories += 1;
  const statement: FeedStatement = {
    vulnerability: 0,
    advisory: advisories,
    stance: said.stance ?? 'affected',
    scheme: 'npm',
    range,
    versions: said.versions ?? [],
    unreadable: said.unreadable ?? [],
    fixed: [],
    justification: undefined,
    limit: said.limit ?? { kind: 'none' },
  };
  const lookUp = said.lookUp ?? purl;
  const opinion = opinionOf(statement, lookUp, keysOf(lookUp.version, schemeOf));
  const head = {
    id: said.id ?? `A-${advisories}`,
    publisher: said.publisher ?? 'GitHub',
    source: said.source ?? 'osv',
    publishedAt: undefined,
    modifiedAt: said.modifiedAt,
    withdrawn: said.withdrawn ?? false,
  };
  return opinion === undefined ? [] : [{ ...opinion, head }];
}

const fortinet: FeedStatement['limit'] = {
  kind: 'product',
  vendor: 'Fortinet, Inc.',
  product: 'FortiOS',
  platforms: [],
};

describe('one statement', () => {
  test.each([
    ['in the range', { range: '<1.3.0' }, 'affected', undefined],
    ['above the range', { range: '<1.2.0' }, 'not affected', reasons.past],
    ['below the range', { range: '>=1.3.0 <1.4.0' }, 'not affected', reasons.outside],
    ['above the last affected version', { range: '<=1.1.0' }, 'not affected', reasons.outside],
    ['between two ranges', { range: '<1.1.0 || >=1.3.0 <1.4.0' }, 'not affected', reasons.outside],
    ['above two ranges', { range: '<1.0.0 || >=1.1.0 <1.1.4' }, 'not affected', reasons.past],
    ['listed', { versions: ['1.2.0'] }, 'affected', undefined],
    ['every version', { range: '*' }, 'affected', undefined],
    ['a range in words', { unreadable: ['all before the spring update'] }, 'unknown', reasons.unreadable],
    [
      'a range in words beside one that covers it',
      { range: '<2', unreadable: ['and some more'] },
      'affected',
      undefined,
    ],
    ['withdrawn', { range: '<1.3.0', withdrawn: true }, 'not affected', reasons.withdrawn],
    ['under investigation', { range: '*', stance: 'under investigation' }, 'unknown', reasons.investigated],
    [
      'no version in the inventory',
      { range: '<9', lookUp: { ...purl, version: undefined } },
      'unknown',
      reasons.noVersion,
    ],
    [
      'a version that has no order',
      { range: '<9', lookUp: { ...purl, version: 'latest' } },
      'unknown',
      reasons.noOrder,
    ],
  ] as const)('%s', (_name, said: Said, verdict, reason) => {
    expect(weigh(heard(said), [], undefined)).toMatchObject({ verdict, reason, disputed: false });
  });
});

describe('several statements', () => {
  const rows: readonly (readonly [string, readonly Said[], string, boolean])[] = [
    ['two publishers agree', [{ range: '<1.3' }, { publisher: 'GitLab', range: '<1.4' }], 'affected', false],
    ['another publisher leaves it out', [{ range: '<1.3' }, { publisher: 'GitLab', range: '<1.1' }], 'affected', true],
    ['one publisher in two advisories', [{ range: '<1.3' }, { range: '<1.1' }], 'affected', false],
    [
      'a stranger says not affected',
      [{ range: '<1.3' }, { publisher: 'CISA', stance: 'not affected', range: '*' }],
      'affected',
      true,
    ],
    ['one leaves it open', [{ range: '<1.1' }, { unreadable: ['?'] }], 'unknown', false],
    [
      'withdrawn beside standing',
      [
        { range: '<1.3', withdrawn: true },
        { publisher: 'GitLab', range: '<1.1' },
      ],
      'not affected',
      false,
    ],
    [
      'the supplier says fixed',
      [
        { lookUp: product, limit: fortinet, range: '<1.3', publisher: 'CISA', source: 'csaf' },
        { lookUp: product, limit: fortinet, range: '*', stance: 'fixed', publisher: 'Fortinet', source: 'csaf' },
      ],
      'not affected',
      false,
    ],
    [
      'a revision supersedes the older one',
      [
        { id: 'GHSA-1', range: '<1.3', modifiedAt: '2024-01-01' },
        { id: 'GHSA-1', range: '<1.1', modifiedAt: '2024-02-01' },
      ],
      'not affected',
      false,
    ],
    [
      "an ecosystem's own database outranks a republication",
      [
        { id: 'PYSEC-1', publisher: 'PyPA', range: '<1.3', modifiedAt: '2024-01-01' },
        { id: 'PYSEC-1', publisher: 'GitHub', range: '<1.1', modifiedAt: '2024-02-01' },
      ],
      'affected',
      false,
    ],
  ];
  test.each(rows)('%s', (_name, said, verdict, disputed) => {
    expect(weigh(said.flatMap(heard), [], undefined)).toMatchObject({ verdict, disputed });
  });

  test("the assigning CNA's own record speaks for its products", () => {
    const said = [
      ...heard({ lookUp: product, limit: fortinet, range: '<1.3', publisher: 'CISA', source: 'csaf' }),
      ...heard({
        lookUp: product,
        limit: fortinet,
        range: '*',
        stance: 'not affected',
        publisher: 'CVE',
        source: 'cve',
      }),
    ];
    expect(weigh(said, [], 'fortinet').verdict).toBe('not affected');
    expect(weigh(said, [], 'mitre').verdict).toBe('affected');
  });
});

describe('who may speak', () => {
  const openssl: LookUp = { ...debian, name: 'pkg:deb/debian/openssl' };
  const affected: Said = { id: 'DSA-9999-1', publisher: 'Debian', range: '<9', lookUp: openssl };
  const cleared: Said = { lookUp: openssl, range: '*', stance: 'not affected', source: 'csaf' };
  test.each([
    ['the distributor, for its own build', { ...cleared, publisher: 'Debian' }, 'not affected', false],
    ['anybody, for a build of another', { ...cleared, publisher: 'Random Integrator' }, 'affected', true],
    ['another distributor', { ...cleared, publisher: 'Red Hat' }, 'affected', true],
    [
      "a stranger under the owner's id",
      { ...cleared, id: 'DSA-9999-1', publisher: 'Random Integrator', modifiedAt: '2030-01-01' },
      'affected',
      false,
    ],
  ] as const)('%s', (_name, other: Said, verdict, disputed) => {
    const said = [affected, other].flatMap((one) => heard({ ...one, lookUp: { ...openssl, version: '1.2.0' } }));
    expect(weigh(said, [], undefined)).toMatchObject({ verdict, disputed });
  });

  test('Microsoft distributes Azure Linux', () => {
    const bind: LookUp = { ...debian, name: 'pkg:rpm/azurelinux/bind' };
    const elsewhere: Said = { id: 'AZL-1', publisher: 'Azure Linux', range: '<9', lookUp: bind };
    const said = [elsewhere, { ...cleared, lookUp: bind, publisher: 'Microsoft' }].flatMap(heard);
    expect(weigh(said, [], undefined)).toMatchObject({ verdict: 'not affected', disputed: false });
  });

  test("the operator's own word goes before a distributor's", () => {
    const said = heard({ ...cleared, publisher: 'Debian' });
    const stated = [{ vulnerability: 'CVE-1', stance: 'affected', justification: undefined, by: 'us' }] as const;
    expect(weigh(said, stated, undefined).verdict).toBe('affected');
  });

  test('of two undated records of one id both are heard, whatever their order', () => {
    const said = [
      ...heard({ id: 'GO-1', publisher: 'Go', range: '<1.1' }),
      ...heard({ id: 'GO-1', publisher: 'Go', range: '<1.3' }),
    ];
    expect(weigh(said, [], undefined).verdict).toBe('affected');
    expect(weigh([...said].reverse(), [], undefined).verdict).toBe('affected');
  });
});

describe('distribution releases', () => {
  const eleven: FeedStatement['limit'] = { kind: 'release', release: 'debian:11' };
  test('another release is not spoken of', () => {
    expect(heard({ lookUp: { ...debian, release: 'debian:12' }, range: '*', limit: eleven })).toEqual([]);
  });
  test('a release that is not known leaves it open', () => {
    const said = heard({ lookUp: { ...debian, release: undefined }, range: '*', limit: eleven });
    expect(weigh(said, [], undefined)).toMatchObject({ verdict: 'unknown', reason: reasons.noRelease });
  });
});

describe("the inventory's own documents", () => {
  const vex = (stance: ComponentStatement['stance']): ComponentStatement => ({
    vulnerability: 'CVE-2024-1',
    stance,
    justification: 'vulnerable_code_not_present',
    by: 'Acme',
  });
  test.each([
    ['not affected', 'not affected'],
    ['fixed', 'not affected'],
    ['affected', 'affected'],
    ['under investigation', 'affected'],
  ] as const)('%s beside an affected range', (stance, verdict) => {
    expect(weigh(heard({ range: '<1.3' }), [vex(stance)], undefined).verdict).toBe(verdict);
  });
  test('under investigation leaves open what no range covers', () => {
    expect(weigh(heard({ range: '<1.1' }), [vex('under investigation')], undefined)).toMatchObject({
      verdict: 'unknown',
      reason: reasons.investigated,
    });
  });
  test('affected, where no range says so', () => {
    expect(weigh([], [vex('affected')], undefined).verdict).toBe('affected');
  });
});
