import { describe, expect, test } from 'vitest';
import type { DecisionPoints, Severity } from '#core/advisories/advisory.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import { advisory, feedOf, flaw } from '#core/feed/fixtures/records.ts';

const cve = 'CVE-2024-1111';

function vulnerability(...records: readonly SourceRecord[]): Vulnerability {
  const feed = feedOf(records);
  return feed.vulnerability(feed.find(cve)[0] ?? -1);
}

function about(id: string, more: Parameters<typeof advisory>[1] = {}): SourceRecord {
  return advisory(id, { flaws: [flaw([id, cve])], ...more });
}

const record = { publisher: 'CVE', source: 'cve', flaws: [flaw([cve], { issuer: 'example' })] };

describe('the title', () => {
  const kev: SourceRecord = {
    kind: 'kev',
    entry: {
      cve,
      vendor: 'V',
      product: 'P',
      name: 'Listed',
      addedOn: '2024-02-01',
      dueOn: undefined,
      ransomware: 'unknown',
      requiredAction: '',
      notes: '',
    },
  };
  const github = about('GHSA-1', { title: 'By GitHub' });
  const own = advisory(cve, { ...record, title: 'By the CVE record' });
  const gitlab = about('npm/a.yml', { publisher: 'GitLab', source: 'gitlab', title: 'By GitLab' });
  const mirrored = about('OSV-1', { publisher: 'OSV', title: 'By a mirror' });
  const several = advisory('ICSA-1', {
    source: 'csaf',
    title: 'Of several',
    flaws: [flaw([cve], { title: 'Of the flaw' }), flaw(['CVE-2024-2222'])],
  });
  const untitled = advisory('ICSA-2', { source: 'csaf', title: cve, flaws: [flaw([cve], { title: cve })] });
  test.each<readonly [string, readonly SourceRecord[]]>([
    ['By GitHub', [gitlab, own, github, kev]],
    ['By the CVE record', [gitlab, own, kev]],
    ['By GitLab', [gitlab, kev, mirrored, several]],
    ['Listed', [kev, mirrored, several]],
    ['Of the flaw', [several]],
    ['By a mirror', [untitled, mirrored]],
    ['', [untitled]],
  ])('is "%s"', (title, records) => {
    expect(vulnerability(...records).title).toBe(title);
  });
});

describe('the day it was published', () => {
  const listed: SourceRecord = {
    kind: 'cve facts',
    facts: {
      cve,
      issuer: 'a@example.org',
      publishedOn: '2024-01-15',
      vector: undefined,
      baseScore: undefined,
      cvssVersion: undefined,
      on: '2024-03-04',
    },
  };
  const own = advisory(cve, { ...record, publishedAt: '2024-01-20T10:00:00Z' });
  const early = about('GHSA-1', { publishedAt: '2024-01-10T10:00:00Z' });
  const several = advisory('ICSA-1', {
    publishedAt: '2023-01-01T00:00:00Z',
    flaws: [flaw([cve]), flaw(['CVE-2024-2222'])],
  });
  test.each<readonly [string | undefined, readonly SourceRecord[]]>([
    ['2024-01-20', [early, own, listed]],
    ['2024-01-15', [early, listed]],
    ['2024-01-10', [early, several]],
    ['2023-01-01', [several]],
    [undefined, [about('GHSA-1', { publishedAt: '0001-01-01T00:00:00Z' })]],
  ])('is %s', (day, records) => {
    expect(vulnerability(...records).publishedOn).toBe(day);
  });
});

describe('severities', () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const severity = (by: string, text = vector): Severity => ({
    version: '3.1',
    vector: text,
    publishedScore: undefined,
    by,
  });
  const bearing = (id: string, modifiedAt: string, ...severities: Severity[]): SourceRecord =>
    advisory(id, { modifiedAt, flaws: [flaw([id, cve], { severities })] });

  test('stand once for each publisher and vector, with their score and the first day', () => {
    const { severities } = vulnerability(
      bearing('GHSA-1', '2024-05-01', severity('GitHub')),
      bearing('GHSA-2', '2024-04-01', severity('GitHub'), severity('NVD')),
    );
    expect(severities.map(({ by, baseScore, on }) => [by, baseScore, on])).toEqual([
      ['GitHub', 9.8, '2024-04-01'],
      ['NVD', 9.8, '2024-04-01'],
    ]);
  });

  test('that can not be scored are left out and counted', () => {
    const feed = feedOf([bearing('GHSA-1', '2024-05-01', severity('GitHub', 'CVSS:3.1/AV:N'))]);
    expect(feed.vulnerability(0).severities).toEqual([]);
    expect(feed.head().dropped).toMatchObject([{ reason: 'CVSS vector outside the grammar of its version', count: 1 }]);
  });
});

test('decision points come newest first, each once', () => {
  const points = (by: string, at: string | undefined): DecisionPoints => ({
    exploitation: 'poc',
    automatable: 'yes',
    technicalImpact: 'total',
    by,
    at,
  });
  const bearing = (id: string, decisionPoints: DecisionPoints): SourceRecord =>
    advisory(id, { flaws: [flaw([id, cve], { decisionPoints })] });
  const { decisionPoints } = vulnerability(
    bearing('AAA-1', points('CISA', '2024-02-01')),
    bearing('AAA-2', points('CISA', '2024-02-01')),
    bearing('AAA-3', points('CISA', '2024-03-01')),
    bearing('AAA-4', points('Other', undefined)),
  );
  expect(decisionPoints.map(({ by, at }) => [by, at])).toEqual([
    ['CISA', '2024-03-01'],
    ['CISA', '2024-02-01'],
    ['Other', undefined],
  ]);
});

test('every EPSS score is kept, one a day, oldest first, the one with a percentile', () => {
  const score = (on: string, value: number, percentile: number | undefined): SourceRecord => ({
    kind: 'epss',
    score: { cve, score: value, percentile, modelVersion: 'v2023.03.01', on },
  });
  const { epssHistory, epss } = vulnerability(
    score('2024-03-04', 0.3, undefined),
    score('2024-01-13', 0.1, undefined),
    score('2024-01-13', 0.1, 0.5),
  );
  expect(epssHistory.map(({ on, percentile }) => [on, percentile])).toEqual([
    ['2024-01-13', 0.5],
    ['2024-03-04', undefined],
  ]);
  expect(epss?.score).toBe(0.3);
});

test('evidence of exploits comes oldest first, each once, what is undated last', () => {
  const evidence = (source: 'nuclei' | 'exploitdb', on: string | undefined): SourceRecord => ({
    kind: 'exploit',
    evidence: { cve, source, ref: undefined, on },
  });
  const { exploits } = vulnerability(
    evidence('nuclei', undefined),
    evidence('nuclei', '2024-02-01'),
    evidence('exploitdb', '2023-02-01'),
    evidence('nuclei', '2024-02-01'),
  );
  expect(exploits.map(({ source, on }) => [source, on])).toEqual([
    ['exploitdb', '2023-02-01'],
    ['nuclei', '2024-02-01'],
    ['nuclei', undefined],
  ]);
});

test('a rule that finds its exploitation is kept once, in its last state', () => {
  const rule = (id: string, on: string, title = id): SourceRecord => ({
    kind: 'detection',
    cves: [cve, 'CVE-2024-9999'],
    detection: { id, title, author: 'A', by: 'B', licence: 'L', url: undefined, logSource: 'web', level: 'high', on },
  });
  const { detections = [] } = vulnerability(
    rule('2', '2024-01-01'),
    rule('1', '2024-02-01', 'new'),
    rule('1', '2023-01-01'),
  );
  expect(detections.map(({ id, title, on, author, logSource }) => [id, title, on, author, logSource])).toEqual([
    ['1', 'new', '2024-02-01', 'A', 'web'],
    ['2', '2', '2024-01-01', 'A', 'web'],
  ]);
  expect(vulnerability(about('GHSA-1'))).not.toHaveProperty('detections');
});

test('of entries in catalogues the first listing counts, one that states its day before one that does not', () => {
  const entry = (addedOn: string, notes: string, undated?: true): SourceRecord => ({
    kind: 'kev',
    entry: {
      cve,
      vendor: 'V',
      product: 'P',
      name: 'N',
      addedOn,
      ...(undated === undefined ? {} : { undated }),
      dueOn: undefined,
      ransomware: 'unknown',
      requiredAction: '',
      notes,
    },
  });
  expect(vulnerability(entry('2024-02-01', 'a', true), entry('2024-02-01', 'b')).kev).toMatchObject({ notes: 'b' });
  expect(vulnerability(entry('2024-02-01', 'b'), entry('2024-01-01', 'a', true)).kev).toMatchObject({
    addedOn: '2024-01-01',
    undated: true,
  });
  expect(vulnerability(entry('2024-02-01', 'b')).kev).not.toHaveProperty('undated');
});

describe('withdrawal', () => {
  const standing = about('GHSA-1');
  const withdrawn = about('PYSEC-2024-1', { publisher: 'PyPA', withdrawnAt: '2024-02-01' });
  test.each<readonly [boolean, readonly SourceRecord[]]>([
    [false, [standing]],
    [false, [standing, withdrawn]],
    [true, [withdrawn]],
  ])('of all publishers only makes it withdrawn: %s', (expected, records) => {
    expect(vulnerability(...records).withdrawn).toBe(expected);
  });
});
