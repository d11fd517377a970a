// The ranking on the past: what it finds, and that it sees nothing of what came later.
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { gather } from '#scripts/back-test/history.ts';
import { poolAt, rules, wilson, type Candidate } from '#scripts/back-test/rank.ts';
import { efforts, results } from '#scripts/back-test/report.ts';
import { scramble } from '#scripts/back-test/scramble.ts';
import { readSources } from '#sources/read.ts';
import { shared } from '#tests/shared.ts';

const cut = '2024-03-04';

describe.skipIf(shared === undefined)('the ranking as of 2024-03-04', () => {
  const records: SourceRecord[] = [];
  let pool: readonly Candidate[] = [];

  beforeAll(async () => {
    const folders = ['kev', 'epss', 'exploit'].map((name) => join(shared ?? '', 'data', name));
    await readSources(folders, (record) => void records.push(record));
    pool = poolAt(gather(records), cut);
  });

  test('finds at least as many of the later KEV entries as the table it was taken from', () => {
    const later = records.flatMap((record) =>
      record.kind === 'kev' && record.entry.addedOn > cut ? [record.entry.cve] : [],
    );
    const inPool = new Set(pool.map(({ cve }) => cve));
    const wanted = new Set(later.filter((cve) => inPool.has(cve)));
    expect([pool.length, wanted.size]).toEqual([239_232, 39]);
    const hits = new Map(results(pool, wanted).map((row, index) => [rules[index]?.title, row]));
    expect(efforts).toEqual([1000, 2400, 12_000]);
    for (const [index, least] of [16, 22, 28].entries()) {
      expect(hits.get('p30')?.[index]).toBeGreaterThanOrEqual(least);
      expect(hits.get('p30')?.[index]).toBeGreaterThanOrEqual(hits.get('EPSS')?.[index] ?? Infinity);
    }
  });

  test('is the same when everything later is scrambled', () => {
    const scrambled = scramble(records, cut, 1);
    expect(scrambled.length).not.toBe(records.length);
    expect(fingerprint(poolAt(gather(scrambled), cut))).toEqual(fingerprint(pool));
  });

  test('is another one on another day, so that the scrambling would be seen', () => {
    expect(fingerprint(poolAt(gather(scramble(records, cut, 1)), '2024-10-31'))).not.toEqual(fingerprint(pool));
  });
});

test('intervals are those of Wilson', () => {
  const [low, high] = wilson(16, 39);
  expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.271', '0.566']);
  expect(wilson(0, 0)).toEqual([0, 1]);
});

/** The pool in a form that compares quickly: every CVE with its product. */
function fingerprint(pool: readonly Candidate[]): string {
  return pool
    .map(({ cve, product, p30, epss }) => `${cve} ${product} ${p30} ${epss}`)
    .sort()
    .join('\n');
}
