// Runs of several pieces of evidence become records of comparisons and levels; run apart, since it takes seconds.
import { pair } from '#core/frontier/comparison/pair.ts';
import type { Refusal } from '#core/frontier/comparison/refusals.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { refusalsFor, refusalsOn } from '#core/frontier/evidence/judged-log.ts';
import { runsOfText } from '#core/frontier/evidence/run-rows.ts';
import { scoredEvidenceText } from '#core/frontier/fairness/scored-evidence.ts';
import { treated, withinBudget, type Run } from '#core/frontier/horizon/run.ts';
import { canonicalText, inCanonicalOrder } from '#core/frontier/record.ts';
import { answer, type Question } from '#core/frontier/results.ts';
import { sealedRecord } from '#core/frontier/sealed-record.ts';
import { suiteState } from '#core/frontier/suites/suite-state.ts';
import { readSuite } from '#core/frontier/suites/suite.ts';
import { sha256 } from '#server/digest.ts';
import type { Asked, EvidenceLine } from '#server/frontier/evidence/order.ts';

/** A record for each comparison whose models share an item, and one for the levels where criteria are given. */
export function* analyse(asked: Asked, parts: readonly Uint8Array[]): Generator<EvidenceLine> {
  const { candidate, comparisons, policy, budget = Infinity, logs } = asked;
  const read = parts.flatMap((part) => runsOfText(new TextDecoder().decode(part)));
  const runs = inCanonicalOrder(read.map((run) => withinBudget(run, budget)));
  const refusals: Refusal[] = [];
  for (const { against, base } of comparisons) {
    const own = refusalsFor({ base, candidate }, logs);
    refusals.push(...own);
    const line = recordOf({ kind: 'comparison', policy, base, candidate }, { runs, refusals: own, asked });
    if (line === undefined) continue;
    yield { is: 'record', of: against, text: line };
    yield { is: 'items', of: against, items: itemsOf(treated(runs, policy.cheating), base, candidate) };
  }
  if (asked.criteria !== undefined) {
    const criteria = readCriteria(asked.criteria);
    const digest = sha256(canonicalText(criteria));
    // Criteria that fix their items are judged on runs of these alone.
    const of = criteria.items === undefined ? {} : { suite: asked.suite?.digest };
    const question = { kind: 'levels', model: candidate, criteria, digest, ...of } as const;
    const own = refusalsOn(candidate, logs);
    refusals.push(...own);
    const line = recordOf(question, { runs, refusals: own, asked });
    if (line !== undefined) yield { is: 'record', of: 'levels', text: line };
  }
  yield { is: 'scored', digest: sha256(scoredText(asked, runs, refusals)) };
}

interface Given {
  readonly runs: readonly Run[];
  readonly refusals: readonly Refusal[];
  readonly asked: Asked;
}

function recordOf(question: Question, { runs, refusals, asked: { suite } }: Given): string | undefined {
  const result = answer(question, runs, refusals);
  return result === undefined ? undefined : canonicalText(sealedRecord({ question, runs, suite, result }, sha256));
}

function itemsOf(runs: readonly Run[], base: string, candidate: string) {
  return pair(runs, base, candidate).items.map(({ task, family, minutes, base: b, candidate: c }) => ({
    task,
    family,
    minutes,
    base: b,
    candidate: c,
  }));
}

function scoredText({ candidate, comparisons, budget }: Asked, runs: readonly Run[], refusals: readonly Refusal[]) {
  const roles = Object.fromEntries(comparisons.map(({ against, base }) => [against, base]));
  return scoredEvidenceText({ runs, roles: { ...roles, candidate }, budget, refusals });
}

/** Of a suite and what was run on it. */
export function stateOf([first, ...parts]: readonly Uint8Array[]): EvidenceLine {
  const suite = readSuite(JSON.parse(new TextDecoder().decode(first)));
  const runs = parts.flatMap((part) => runsOfText(new TextDecoder().decode(part)));
  const { items, publicShare, isSaturated, best, families, models } = suiteState(suite, runs);
  const told = models.map(({ alias, run, solved, solvedPublic, solvedPrivate }) => ({
    alias,
    run,
    solved,
    solvedPublic,
    solvedPrivate,
  }));
  return { is: 'state', state: { items, publicShare, isSaturated, best, families: [...families], models: told } };
}
