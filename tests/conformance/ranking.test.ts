// The ranking on the past: what it finds, and that it sees nothing of what came later.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { gather, type History } from '#scripts/back-test/history.ts';
import { poolAt, rules, wilson, type Candidate } from '#scripts/back-test/rank.ts';
import { cut, efforts, listedAfter, render, results } from '#scripts/back-test/report.ts';
import { scramble } from '#scripts/back-test/scramble.ts';
import { readSources } from '#sources/read.ts';
import { shared } from '#tests/shared.ts';

describe.skipIf(shared === undefined)('the ranking as of 2024-03-04', () => {
  const records: SourceRecord[] = [];
  let pool: readonly Candidate[] = [];
  let listed: ReadonlySet<string> = new Set();
  let scrambled: History = new Map();

  beforeAll(async () => {
    const folders = ['kev', 'epss', 'exploit'].map((name) => join(shared ?? '', 'data', name));
    await readSources(folders, (record) => void records.push(record));
    const history = gather(records);
    pool = poolAt(history, cut);
    listed = listedAfter(history);
    scrambled = gather(scramble(records, cut, 1));
  });

  test('finds at least as many of the later KEV entries as the table it was taken from', () => {
    const wanted = new Set(pool.map(({ cve }) => cve).filter((cve) => listed.has(cve)));
    expect([pool.length, wanted.size]).toEqual([239_232, 39]);
    const hits = new Map(results(pool, wanted).map((row, index) => [rules[index]?.title, row]));
    expect(efforts).toEqual([1000, 2400, 12_000]);
    for (const [index, least] of [16, 22, 28].entries()) {
      expect(hits.get('p30')?.[index]).toBeGreaterThanOrEqual(least);
      expect(hits.get('p30')?.[index]).toBeGreaterThanOrEqual(hits.get('EPSS')?.[index] ?? Infinity);
    }
  });

  test('is told on its page as it is', () => {
    const page = readFileSync(new URL('../../docs/reference/ranking.md', import.meta.url), 'utf8');
    expect(page).toBe(render(pool, listed));
  });

  test('is the same when everything later is scrambled', () => {
    expect(listedAfter(scrambled)).not.toEqual(listed);
    expect(fingerprint(poolAt(scrambled, cut))).toEqual(fingerprint(pool));
  });

  test('is another one on another day, so that the scrambling would be seen', () => {
    expect(fingerprint(poolAt(scrambled, '2024-10-31'))).not.toEqual(fingerprint(pool));
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
