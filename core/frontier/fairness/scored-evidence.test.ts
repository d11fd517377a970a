import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, usualComparison } from '#core/frontier/comparison/compare.ts';
import { unlikePairs, type JudgedCase } from '#core/frontier/fairness/same-verdict.ts';
import { scoredEvidenceText, type ScoredEvidence } from '#core/frontier/fairness/scored-evidence.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { inCanonicalOrder } from '#core/frontier/record.ts';

function digestOf(evidence: ScoredEvidence): string {
  return createHash('sha256').update(scoredEvidenceText(evidence)).digest('hex');
}

const anyRun: fc.Arbitrary<Run> = fc.record(
  {
    alias: fc.constantFrom('A', 'B', 'C'),
    task: fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `t${index}`)),
    family: fc.constantFrom('f', 'g'),
    minutes: fc.constantFrom(1, 2, 4, 8, 100),
    score: fc.constantFrom(0, 0.25, 1),
    tokens: fc.integer({ min: 0, max: 1e6 }),
    cheated: fc.boolean(),
    isPublic: fc.boolean(),
    version: fc.constantFrom('1', '2'),
  },
  { requiredKeys: ['alias', 'task', 'family', 'minutes', 'score'] },
);

const table = fc.array(anyRun, { minLength: 1, maxLength: 40 });
const roles = { candidate: 'A', 'best-released': 'B', 'own-predecessor': 'C' } as const;

/** Other names, whose order is another too. */
const names = fc.constantFrom(
  { A: 'Z', B: 'Y', C: 'X' },
  { A: 'C', B: 'A', C: 'B' },
  { A: 'Codename "4"', B: '', C: 'A' },
);

function renamed(runs: readonly Run[], by: Readonly<Record<string, string>>): readonly Run[] {
  return runs.map((run) => ({ ...run, alias: by[run.alias] ?? run.alias }));
}

describe('the digest of what was scored', () => {
  test('stays as it is whatever the models are called, in whatever order their runs stand', () => {
    fc.assert(
      fc.property(table, names, fc.infiniteStream(fc.nat()), (runs, by, order) => {
        const keyed = renamed(runs, by).map((run) => ({ run, key: order.next().value ?? 0 }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ run }) => run);
        const other = { candidate: by.A, 'best-released': by.B, 'own-predecessor': by.C };
        expect(digestOf({ runs: shuffled, roles: other })).toBe(digestOf({ runs, roles }));
        expect(
          scoredEvidenceText({ runs: renamed(runs, { A: 'Secret', B: 'Secret2', C: 'Secret3' }), roles }),
        ).not.toContain('Secret');
      }),
    );
  });

  test('is another with any other score, item, attempt, expert time, tokens or mark', () => {
    const change = fc.constantFrom<(run: Run) => readonly Run[]>(
      (run) => [{ ...run, score: run.score === 1 ? 0 : 1 }],
      (run) => [{ ...run, score: run.score + 1e-12 }],
      (run) => [{ ...run, task: `${run.task}'` }],
      (run) => [{ ...run, family: `${run.family}'` }],
      (run) => [{ ...run, minutes: run.minutes + 1 }],
      (run) => [{ ...run, tokens: (run.tokens ?? 0) + 1 }],
      (run) => [{ ...run, cheated: run.cheated !== true }],
      (run) => [{ ...run, isPublic: run.isPublic !== true }],
      (run) => [{ ...run, version: `${run.version ?? ''}'` }],
      (run) => [run, run],
      () => [],
    );
    fc.assert(
      fc.property(table, fc.nat(), change, (runs, at, changed) => {
        const other = runs.flatMap((run, index) => (index === at % runs.length ? changed(run) : [run]));
        expect(digestOf({ runs: other, roles })).not.toBe(digestOf({ runs, roles }));
      }),
    );
  });

  test('is another with another budget, another part played, or a reason why a log carries no verdict', () => {
    const run = { alias: 'A', task: 't', family: 'f', minutes: 1, score: 1 };
    const evidence = { runs: [run, { ...run, alias: 'B', score: 0 }], roles };
    const refusal = { code: 'evidence.unfinished', why: 'A did not end.', count: 1 } as const;
    const all = [
      evidence,
      { ...evidence, budget: 1000 },
      { ...evidence, budget: 2000 },
      { ...evidence, roles: { candidate: 'B', 'best-released': 'A' } },
      { ...evidence, roles: { candidate: 'A', 'best-released': 'B', 'own-predecessor': 'B' } },
      { ...evidence, refusals: [refusal] },
      { ...evidence, refusals: [refusal, refusal] },
    ];
    expect(new Set(all.map(digestOf)).size).toBe(all.length);
    expect(digestOf({ ...evidence, refusals: [{ ...refusal, why: 'Z did not end.' }] })).toBe(
      digestOf({ ...evidence, refusals: [refusal] }),
    );
  });

  test('that two developers share gives both the same verdict, or the pair is named', () => {
    const verdictOf = (runs: readonly Run[], base: string, candidate: string): string =>
      compare(inCanonicalOrder(runs), { base, candidate }, usualComparison)?.determination ?? 'none';
    fc.assert(
      fc.property(table, names, (runs, by) => {
        const theirs = renamed(runs, by);
        const first: JudgedCase = {
          id: '1',
          developer: 'one',
          evidence: digestOf({ runs, roles }),
          criteria: 'c',
          verdict: verdictOf(runs, 'B', 'A'),
        };
        const second: JudgedCase = {
          id: '2',
          developer: 'two',
          evidence: digestOf({
            runs: theirs,
            roles: { candidate: by.A, 'best-released': by.B, 'own-predecessor': by.C },
          }),
          criteria: 'c',
          verdict: verdictOf(theirs, by.B, by.A),
        };
        expect(unlikePairs([first, second])).toEqual([]);
        expect(unlikePairs([first, { ...second, verdict: 'another' }])).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
