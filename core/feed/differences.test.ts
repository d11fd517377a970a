import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { differences, type NameDifference } from '#core/feed/differences.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { advisory, affects, bytesOf } from '#core/feed/fixtures/records.ts';

function readerOf(records: readonly SourceRecord[], day?: string): FeedReader {
  return memoryReader(bytesOf(records, [], day));
}

function told({ name, came, went }: NameDifference): object {
  const list = (all: NameDifference['came']): readonly string[] =>
    all.map(({ vulnerability, statement: { range } }) => `${vulnerability} <${range[0]?.to?.version ?? ''}`);
  return { name, came: list(came), went: list(went) };
}

const one = advisory('GHSA-1', { statements: [affects('npm/one', '<1.0.0')] });
const two = advisory('GHSA-2', { statements: [affects('npm/two', '<2.0.0')] });
const first = [one, two];
const cve = advisory('CVE-2024-1', { statements: [affects('npm/three', '<3.0.0')] });
const listed: SourceRecord = {
  kind: 'kev',
  entry: {
    cve: 'CVE-2024-1',
    addedOn: '2024-10-01',
    vendor: '',
    product: '',
    name: '',
    requiredAction: '',
    dueOn: undefined,
    ransomware: 'unknown',
    notes: '',
  },
};

describe('what a feed says otherwise than the one before', () => {
  test.each<
    readonly [
      what: string,
      before: readonly SourceRecord[] | undefined,
      after: readonly SourceRecord[],
      expected: readonly object[],
    ]
  >([
    ['nothing where it is the same, on whatever day it was built', first, first, []],
    ['all of it where there was none', undefined, [one], [{ name: 'pkg:npm/one', came: ['GHSA-1 <1.0.0'], went: [] }]],
    [
      'what came, though it gives other numbers to what was there',
      first,
      [advisory('GHSA-0', { statements: [affects('npm/new', '<9.0.0'), affects('npm/two', '<1.5.0')] }), ...first],
      [
        { name: 'pkg:npm/new', came: ['GHSA-0 <9.0.0'], went: [] },
        { name: 'pkg:npm/two', came: ['GHSA-0 <1.5.0'], went: [] },
      ],
    ],
    ['what went', first, [two], [{ name: 'pkg:npm/one', came: [], went: ['GHSA-1 <1.0.0'] }]],
    [
      'what was changed, as something that went and something that came',
      first,
      [advisory('GHSA-1', { statements: [affects('npm/one', '<1.0.5')] }), two],
      [{ name: 'pkg:npm/one', came: ['GHSA-1 <1.0.5'], went: ['GHSA-1 <1.0.0'] }],
    ],
    [
      'that something is exploited now, under all names that it stands under',
      [one, cve],
      [one, cve, listed],
      [{ name: 'pkg:npm/three', came: ['CVE-2024-1 <3.0.0'], went: ['CVE-2024-1 <3.0.0'] }],
    ],
    [
      'a withdrawal',
      first,
      [advisory('GHSA-1', { withdrawnAt: '2024-02-01', statements: [affects('npm/one', '<1.0.0')] }), two],
      [{ name: 'pkg:npm/one', came: ['GHSA-1 <1.0.0'], went: ['GHSA-1 <1.0.0'] }],
    ],
  ])('%s', (_, before, after, expected) => {
    const old = before === undefined ? undefined : readerOf(before);
    const found = [...differences(old, readerOf(after, '2026-11-02'))].map(told);
    expect(found.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual(expected);
  });
});
