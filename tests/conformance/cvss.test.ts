import { describe, expect, test } from 'vitest';
import { baseScore, score } from '#core/priority/cvss.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Scored {
  readonly version: string;
  readonly vector: string;
  /** CVSS 4.0 */
  readonly score?: number;
  readonly base?: number;
  readonly temporal?: number | null;
  readonly environmental?: number | null;
  readonly severity?: string;
  /** The calculators that gave the same, beside the one that made the record. */
  readonly agree?: readonly string[];
}

/** Vectors on which two independent calculators agree and we don't; the list may only shrink. */
const gaps: readonly string[] = [];

describe.skipIf(shared === undefined)('CVSS', () => {
  test('agrees with the score of all metrics wherever two independent calculators agree', () => {
    const records = sharedLines<Scored>('suites/cvss/cvss-generated-crosschecked.ndjson.gz');
    const wrong = records.filter(({ agree = [] }) => agree.length >= 1).filter((record) => !agrees(record));
    expect(wrong.map(({ vector }) => vector)).toEqual(gaps);
    expect(records.length).toBeGreaterThan(5000);
  });

  test.for(['2.0', '3.0', '3.1', '4.0'])("agrees with Red Hat's own vectors of version %s", (version) => {
    const records = sharedLines<Scored>('suites/cvss/cvss-redhat-vectors.ndjson.gz');
    const own = records.filter((record) => record.version === version);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((record) => !agrees(record)).map(({ vector }) => vector)).toEqual([]);
  });

  test('finds the scores that were computed for published vectors, and a base score for each of them', () => {
    const records = sharedLines<{ vector: string; version: string; calc: readonly (number | null)[] }>(
      'suites/cvss/cvss-published.ndjson.gz',
    );
    const wrong = records.filter(({ vector, version, calc }) => {
      const found = score(vector);
      if (!found.ok) return true;
      const { base, temporal, environmental } = found.value;
      if (version === '4.0') return found.value.score !== calc[0] || baseScore(vector) !== base;
      return (
        base !== calc[0] ||
        baseScore(vector) !== base ||
        (temporal !== undefined && temporal !== calc[1]) ||
        (environmental !== undefined && environmental !== calc[2])
      );
    });
    expect(wrong).toEqual([]);
  });
});

/** Scores of groups that the vector leaves undefined are the calculators' own habit and are not compared. */
function agrees(record: Scored): boolean {
  const found = score(record.vector);
  if (!found.ok || found.value.version !== record.version) return false;
  const { base, temporal, environmental } = found.value;
  if (record.score !== undefined)
    return found.value.score === record.score && isWord(record.severity, found.value.severity);
  return (
    base === record.base &&
    (temporal === undefined || temporal === record.temporal) &&
    (environmental === undefined || environmental === record.environmental)
  );
}

function isWord(expected: string | undefined, found: string): boolean {
  return expected === undefined || expected === found;
}
