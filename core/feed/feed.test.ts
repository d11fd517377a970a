import { describe, expect, test } from 'vitest';
import type { Advisory, Flaw, Statement } from '#core/advisories/advisory.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import type { Feed } from '#core/feed/feed.ts';
import { openFeed } from '#core/feed/open.ts';
import { describe as describeRange, noVersion, ofNative } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';

const day = '2024-11-01';

function bytesOf(records: readonly SourceRecord[], builtOn = day): Buffer {
  const draft = new FeedDraft(schemeOf);
  for (const record of records) draft.add(record);
  return Buffer.concat(compile(draft, [], builtOn, compileTools).parts);
}

function feedOf(records: readonly SourceRecord[]): Feed {
  return openFeed(memoryReader(bytesOf(records)));
}

function flaw(...ids: string[]): Flaw {
  return { ids, title: undefined, weaknesses: [], severities: [], decisionPoints: undefined, issuer: undefined };
}

function advisory(id: string, more: Partial<Advisory> = {}): SourceRecord {
  const plain: Advisory = {
    id,
    publisher: 'GitHub',
    source: 'osv',
    title: `About ${id}`,
    details: 'Größe 日本 🦀',
    publishedAt: '2024-01-02T03:04:05Z',
    modifiedAt: undefined,
    withdrawnAt: undefined,
    references: [{ url: 'https://example.org/a', kind: 'fix' }],
    flaws: [flaw(id)],
    alsoKnownAs: [],
    statements: [],
    remediations: [],
  };
  return { kind: 'advisory', advisory: { ...plain, ...more } };
}

function affects(name: string, range: string, more: Partial<Statement> = {}): Statement {
  const scheme = schemeOf('npm');
  const native = scheme?.native?.(range);
  if (scheme === undefined || native === undefined) throw new Error(range);
  return {
    flaws: [0],
    subject: { kind: 'package', package: name, release: undefined },
    stance: 'affected',
    justification: undefined,
    scheme: 'npm',
    range: ofNative(scheme, native) ?? noVersion,
    versions: [],
    unreadable: [],
    fixed: ['2.0.0'],
    ...more,
  };
}

describe('a compiled feed', () => {
  const feed = feedOf([
    advisory('GHSA-aaaa-bbbb-cccc', {
      flaws: [flaw('GHSA-aaaa-bbbb-cccc', 'CVE-2024-1111')],
      statements: [affects('npm/lodash', '>=1.0.0 <2.0.0', { versions: ['1.5.0', '3.0.0', 'odd one'] })],
    }),
    advisory('CVE-2024-1111', { publisher: 'CVE', source: 'cve', withdrawnAt: '2024-02-02T00:00:00Z' }),
    {
      kind: 'epss',
      score: { cve: 'CVE-2024-1111', score: 0.12345, percentile: 0.9, modelVersion: 'v2023.03.01', on: '2024-03-04' },
    },
    { kind: 'exploit', evidence: { cve: 'CVE-2023-0001', source: 'nuclei', ref: undefined, on: '2024-01-01' } },
  ]);

  test('finds what was put in, by every name and in any letter case', () => {
    for (const name of ['CVE-2024-1111', 'cve-2024-1111', 'ghsa-AAAA-bbbb-cccc']) {
      expect(feed.find(name).map((index) => feed.vulnerability(index).id)).toEqual(['CVE-2024-1111']);
    }
    expect(feed.find('CVE-2023-0001').map((index) => feed.vulnerability(index).exploits)).toEqual([
      [{ source: 'nuclei', ref: undefined, on: '2024-01-01' }],
    ]);
  });

  test('gives a statement back in its normal form', () => {
    const [statement, ...others] = feed.statements('pkg:npm/lodash');
    expect(others).toEqual([]);
    expect(statement?.fixed).toEqual(['2.0.0']);
    expect(statement?.versions).toEqual(['odd one']);
    expect(describeRange(statement?.range ?? [])).toBe('>=1.0.0 <2.0.0 or =3.0.0');
    expect(feed.advisory(statement?.advisory ?? -1)).toMatchObject({ id: 'GHSA-aaaa-bbbb-cccc', withdrawn: false });
    expect(feed.detail(statement?.advisory ?? -1)).toMatchObject({
      details: 'Größe 日本 🦀',
      references: [{ url: 'https://example.org/a', kind: 'fix' }],
    });
  });

  test('knows nothing under other names', () => {
    for (const name of ['pkg:npm/lodas', 'pkg:npm/lodash2', '', 'cpe:a:b']) expect(feed.statements(name)).toEqual([]);
    expect(feed.find('CVE-2024-1112')).toEqual([]);
  });
});
