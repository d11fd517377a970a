// All real source records: what must hold of each that is read, and the traps that real data are known to set.
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Advisory, Statement } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import type { SourceRecord, SourceReport } from '#core/advisories/source-record.ts';
import { parse as parsePurl, packageName } from '#core/components/purl.ts';
import { contains, equal, union } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { readSources } from '#sources/read.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Raw {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly published?: string;
  readonly affected?: readonly { readonly versions?: readonly string[] }[];
  readonly state?: string;
  readonly cveMetadata?: { readonly datePublished?: string; readonly state?: string };
  readonly ssvc?: {
    readonly exploitation?: string;
    readonly automatable?: string;
    readonly technicalImpact?: string;
  } | null;
}

describe.skipIf(shared === undefined)('real source records', () => {
  const advisories = new Map<string, Advisory[]>();
  const counts = new Map<SourceRecord['kind'], number>();
  const exploitSources = new Set<string>();
  let reports: readonly SourceReport[] = [];

  beforeAll(async () => {
    reports = await readSources([resolve(shared ?? '', 'data')], (record) => {
      counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
      if (record.kind === 'exploit') exploitSources.add(record.evidence.source);
      if (record.kind !== 'advisory') return;
      const known = advisories.get(record.advisory.source);
      if (known === undefined) advisories.set(record.advisory.source, [record.advisory]);
      else known.push(record.advisory);
    });
  }, 300_000);

  function each(check: (advisory: Advisory) => unknown): readonly string[] {
    return [...advisories.values()].flat().flatMap((advisory) => (check(advisory) === true ? [] : [advisory.id]));
  }

  function eachStatement(check: (statement: Statement, advisory: Advisory) => boolean): readonly string[] {
    return each((advisory) => advisory.statements.every((statement) => check(statement, advisory)));
  }

  test('every file is taken or skipped with its reason', () => {
    const known = ['osv', 'csaf', 'cve', 'kev', 'epss', 'exploit', 'rubysec', 'sigma', 'friendsofphp', 'gitlab'];
    expect(new Set(reports.map(({ source }) => source))).toEqual(new Set([...known, 'skipped']));
    const skipped = reports.find(({ source }) => source === 'skipped');
    const reasons = new Map(skipped?.dropped.map(({ reason, count }) => [reason, count]));
    expect(reasons.get('history of changes to CVE records: for tests only')).toBe(1);
    expect(reasons.get('software bill of materials')).toBeGreaterThan(60);
  });

  test.each([
    ['osv/govuln', 'osv'],
    ['osv/oss-fuzz', 'osv'],
    ['osv/osv-mined', 'osv'],
    ['osv/pysec', 'osv'],
    ['osv/rustsec', 'osv'],
    ['csaf/cisa-csaf', 'csaf'],
    ['native/rubysec', 'rubysec'],
    ['native/friendsofphp', 'friendsofphp'],
    ['native/gitlab-maven', 'gitlab'],
    ['native/gitlab-npm', 'gitlab'],
    ['native/gitlab-packagist', 'gitlab'],
    ['native/gitlab-pypi', 'gitlab'],
  ])('of %s every record is taken or counted', (file, source) => {
    const report = reports.find(({ path }) => path === `${file}.ndjson.gz`);
    const lines = sharedLines(`data/${file}.ndjson.gz`).length;
    const whole = ['package is of no known ecosystem', 'record names no gem', 'record names no Composer package'];
    const left = report?.dropped
      .filter(({ reason }) => whole.includes(reason))
      .reduce((sum, { count }) => sum + count, 0);
    expect({ source: report?.source, records: (report?.taken ?? 0) + (left ?? 0) }).toEqual({ source, records: lines });
  });

  test('catalogues are complete as of their day', () => {
    expect(counts.get('cve facts')).toBe(240_316);
    expect(counts.get('epss')).toBe(221_346 + 240_316 - missingScores());
    expect(
      reports.filter(({ asOf }) => asOf !== undefined).map(({ source, taken, asOf }) => [source, taken, asOf]),
    ).toEqual([
      ['epss', 221_346, '2024-01-13'],
      ['kev', 1_201, '2024-10-31'],
    ]);
    expect([...exploitSources].sort()).toEqual([
      'exploitdb',
      'github',
      'metasploit',
      'nuclei',
      'project zero',
      'reference',
      'ssvc',
    ]);
  });

  /** CVEs of the list that it states no score for. */
  function missingScores(): number {
    const list = reports.find(({ path }) => path.startsWith('exploit/cvss-bt'));
    const flags = (counts.get('exploit') ?? 0) - 48_679;
    return 240_316 * 2 + flags - (list?.taken ?? 0);
  }

  test('an advisory names each flaw apart, and none by two CVEs', () => {
    expect(
      each(({ flaws }) => {
        const names = flaws.flatMap(({ ids }) => ids);
        return (
          flaws.length > 0 &&
          new Set(names).size === names.length &&
          flaws.every(({ ids }) => ids.length > 0 && ids.filter((id) => cveId(id) !== undefined).length <= 1)
        );
      }),
    ).toEqual([]);
  });

  test('one advisory is not one CVE: several speak of more', () => {
    for (const source of ['osv', 'csaf']) {
      expect(advisories.get(source)?.filter(({ flaws }) => flaws.length > 1).length).toBeGreaterThan(20);
    }
  });

  test('ranges are sorted and disjoint, their scheme is known, and each statement says something', () => {
    expect(eachStatement(({ range }) => equal(union(range), range))).toEqual([]);
    expect(eachStatement(({ scheme }) => schemeOf(scheme)?.id === scheme)).toEqual([]);
    expect(eachStatement(({ flaws }, advisory) => flaws.every((flaw) => advisory.flaws[flaw] !== undefined))).toEqual(
      [],
    );
    const silent = eachStatement(
      ({ range, versions, unreadable }) => range.length + versions.length + unreadable.length > 0,
    );
    expect(silent.length).toBeLessThanOrEqual(3);
  });

  test('no reference or remediation leads anywhere but to the web', () => {
    const isWeb = (url: string | undefined): boolean => url === undefined || /^https?:\/\//i.test(url);
    expect(each(({ references }) => references.every(({ url }) => isWeb(url)))).toEqual([]);
    expect(each(({ remediations }) => remediations.every(({ url }) => isWeb(url)))).toEqual([]);
  });

  test('year 1 is no date; dates that are missing stay missing', () => {
    expect(
      each(({ publishedAt, modifiedAt }) => ![publishedAt, modifiedAt].some((at) => at?.startsWith('0001'))),
    ).toEqual([]);
    const undated = sharedLines<Raw>('data/vulnrichment/cve5-raw.ndjson.gz').filter(
      ({ cveMetadata }) => cveMetadata?.datePublished === undefined,
    ).length;
    // Each record stands in the raw and in the compact list.
    expect(advisories.get('cve')?.filter(({ publishedAt }) => publishedAt === undefined)).toHaveLength(undated * 2);
    expect(undated).toBeGreaterThan(300);
  });

  test('decision points are read in whatever letter case they were published', () => {
    const stated = sharedLines<Raw>('data/vulnrichment/compact.ndjson.gz').flatMap(({ ssvc }) => ssvc ?? []);
    const read = (advisories.get('cve') ?? []).flatMap(({ flaws }) =>
      flaws.flatMap(({ decisionPoints }) => decisionPoints ?? []),
    );
    for (const value of ['none', 'poc', 'active'] as const) {
      const published = stated.filter(({ exploitation }) => exploitation?.toLowerCase() === value).length;
      expect(read.filter(({ exploitation }) => exploitation === value)).toHaveLength(published * 2);
    }
    const total = stated.filter(({ technicalImpact }) => technicalImpact?.toLowerCase() === 'total').length;
    expect(read.filter(({ technicalImpact }) => technicalImpact === 'total')).toHaveLength(total * 2);
    expect(read.filter(({ automatable }) => automatable === 'unknown')).toEqual([]);
  });

  test('rejected and withdrawn records are marked', () => {
    const rejected = sharedLines<Raw>('data/vulnrichment/compact.ndjson.gz').filter(
      ({ state }) => state === 'REJECTED',
    );
    expect(advisories.get('cve')?.filter(({ withdrawnAt }) => withdrawnAt !== undefined)).toHaveLength(
      rejected.length * 2,
    );
    expect(advisories.get('osv')?.some(({ withdrawnAt }) => withdrawnAt !== undefined)).toBe(true);
  });

  test('versions that PYSEC lists are affected, though its ranges leave some out', () => {
    const pypi = schemeOf('pypi');
    const byId = new Map(advisories.get('osv')?.map((advisory) => [advisory.id, advisory]));
    const missed = sharedLines<Raw>('data/osv/pysec.ndjson.gz').flatMap(({ id, affected = [] }) =>
      affected.flatMap(({ versions = [] }, index) => {
        const statement = byId.get(id)?.statements[index];
        return versions.filter((version) => {
          const key = pypi?.key(version);
          return key === undefined
            ? statement?.versions.includes(version) !== true
            : !contains(statement?.range ?? [], key);
        });
      }),
    );
    expect(missed).toEqual([]);
  });

  test.each([
    ['gitlab', 0.997],
    ['rubysec', 0.999],
    ['friendsofphp', 0.999],
    ['osv', 0.84],
    ['csaf', 0.9],
    ['cve', 0.9],
  ])('of the statements of %s at least %f are wholly readable', (source, share) => {
    const statements = (advisories.get(source) ?? []).flatMap((advisory) => advisory.statements);
    expect(statements.filter(({ unreadable }) => unreadable.length === 0).length / statements.length).toBeGreaterThan(
      share,
    );
  });

  test('recorded answers on real components agree with the records', () => {
    const byId = new Map([...advisories.values()].flat().map((advisory) => [advisory.id, advisory]));
    const rows = sharedLines<{ purl: string; advisory: string; affected: boolean }>(
      'suites/truth/sbom-match-npm-go.ndjson.gz',
    );
    const wrong = rows.flatMap(({ purl, advisory, affected }) => {
      const read = parsePurl(purl);
      if (!read.ok) return [purl];
      const { version = '' } = read.value;
      const found = byId.get(advisory)?.statements.some(({ subject, scheme, range, versions }) => {
        if (subject.kind !== 'package' || subject.package !== packageName(read.value)) return false;
        const key = schemeOf(scheme)?.key(version);
        return versions.includes(version) || (key !== undefined && contains(range, key));
      });
      return found === affected ? [] : [`${purl} ${advisory}`];
    });
    expect(rows.length).toBeGreaterThan(800);
    expect(wrong).toEqual([]);
  });
});
