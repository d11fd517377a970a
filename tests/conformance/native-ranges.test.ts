// Native ranges of real advisories: GitLab's for PyPI, Maven and RubyGems, and rubysec's.
import { describe, expect, test } from 'vitest';
import { gem } from '#core/versions/gem/scheme.ts';
import { maven } from '#core/versions/maven/scheme.ts';
import { pypi } from '#core/versions/pypi/scheme.ts';
import * as range from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Gitlab {
  readonly affected_range: string;
  readonly fixed_versions: readonly string[];
}

interface Rubysec {
  readonly gem?: string;
  readonly patched_versions?: readonly string[];
  readonly unaffected_versions?: readonly string[];
}

/** Texts that are no ranges: empty ones and misprints. They are unknown, never "not affected". May only shrink. */
const unread: Readonly<Record<string, readonly string[]>> = {
  pypi: [
    '',
    '',
    '',
    '<0.2.0-n653',
    '<1.17.6||>=1.18.0,<1.18.5||>=2.0.0,<2.0.8||>=2.1.0,<2.1. ||>=2.2.0,<2.2.3||>=2.3.0,<2.3.2||==2.4.0',
    '>=1.11,<1.11.23||>=2.1,<2.1.11||>=2.2,<2.2.',
    '>=7.0.0,<7.2.1||>=8.0.0,<8.3.1||>=9.0.0,<9.3.2|>=10.0.0,<10.0.3',
  ],
  maven: ['(.2.244]'],
  gem: ['', ''],
};

describe.skipIf(shared === undefined)('native ranges of advisories', () => {
  test.each([
    ['pypi', pypi],
    ['maven', maven],
    ['gem', gem],
  ] as const)('GitLab, %s: all are read, as some set of versions', (name, scheme) => {
    const texts = sharedLines<Gitlab>(`data/native/gitlab-${name}.ndjson.gz`).map((line) => line.affected_range);
    expect(texts.length).toBeGreaterThan(500);
    const notRead = texts.filter((text) => (read(scheme, text)?.length ?? 0) === 0);
    expect(notRead.sort()).toEqual(unread[name]);
  });

  // Some records contradict themselves; far more would mean that bounds are read wrongly.
  test.each([
    ['pypi', pypi, 0],
    ['maven', maven, 5],
    ['gem', gem, 2],
  ] as const)('GitLab, %s: the fixed versions lie outside the affected range', (name, scheme, contradictionsMax) => {
    const lines = sharedLines<Gitlab>(`data/native/gitlab-${name}.ndjson.gz`);
    const inside = lines.flatMap(({ affected_range, fixed_versions }) => {
      const affected = read(scheme, affected_range) ?? range.noVersion;
      return fixed_versions.filter((version) => {
        const key = scheme.key(version);
        return key !== undefined && range.contains(affected, key);
      });
    });
    expect(inside.length).toBeLessThanOrEqual(contradictionsMax);
  });

  test('rubysec: all are read, as some set of versions', () => {
    const texts = sharedLines<Rubysec>('data/native/rubysec.ndjson.gz').flatMap((line) => [
      ...(line.patched_versions ?? []),
      ...(line.unaffected_versions ?? []),
    ]);
    expect(texts.length).toBeGreaterThan(1500);
    expect(texts.filter((text) => (read(gem, text)?.length ?? 0) === 0)).toEqual([]);
  });
});

function read(scheme: Scheme, text: string): range.Range | undefined {
  const native = scheme.native?.(text);
  return native === undefined ? undefined : range.ofNative(scheme, native);
}
