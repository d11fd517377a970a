import { policyOf, policyOptions } from '#cli/frontier/policy.ts';
import { keepPage, pageOptions } from '#cli/frontier/plot-page.ts';
import { comparisonPage } from '#cli/frontier/plot-pages.ts';
import { readOptions, readRuns, type RunsRead } from '#cli/frontier/read-runs.ts';
import { keepRecord, recordOptions, sha256 } from '#cli/frontier/records.ts';
import { showComparison, showJoined } from '#cli/frontier/show-comparison.ts';
import { numberFor, words, type Words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { compare, usualComparison, type Comparison, type ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import { refusalsFor } from '#core/frontier/evidence/judged-log.ts';
import { compareJoined } from '#core/frontier/comparison/joined.ts';
import { scoredEvidenceText } from '#core/frontier/fairness/scored-evidence.ts';
import { comparisonResult, joinedResult, type Question } from '#core/frontier/results.ts';
import type { CheatingTreatment, Run } from '#core/frontier/horizon/run.ts';

const { ridge, weights } = policyOptions;

const options = {
  format: { type: 'string' },
  base: { type: 'string' },
  candidate: { type: 'string' },
  predecessor: { type: 'string' },
  margin: { type: 'string' },
  cheating: { type: 'string' },
  ridge,
  weights,
  ...readOptions,
  ...recordOptions,
  ...pageOptions,
} as const;

/** `frontier compare RUNS... --base A --candidate B [--predecessor P]` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, options);
  const models = modelsIn(told.values);
  const { format } = policyOf(told.values);
  const policy = comparisonPolicy(told);
  const read = await readRuns(told, io);
  for (const alias of Object.values(models)) refuseUnknown(alias, read.runs);
  const { result, text, question, comparisons } = asked(models, policy, read);
  keepRecord({ question, runs: read.runs, suite: read.suite, result }, told.values, io);
  const evidence = sha256(evidenceText(models, read, told.values));
  keepPage(() => comparisonPage(comparisons, policy, read.runs), told.values, io);
  io.stdout(format === 'json' ? `${jsonText({ ...result, evidence }, 2)}\n` : text);
  return 0;
}

interface Models {
  readonly base: string;
  readonly candidate: string;
  /** The developer's own predecessor, where it is asked of too. */
  readonly predecessor?: string;
}

function modelsIn({ base, candidate, predecessor }: Words['values']): Models {
  if (typeof base !== 'string' || typeof candidate !== 'string') {
    throw new BadUsage('name both models: --base A --candidate B');
  }
  if (base === candidate) throw new BadUsage('--base and --candidate are the same model');
  if (typeof predecessor !== 'string') return { base, candidate };
  if (predecessor === candidate) throw new BadUsage('--predecessor and --candidate are the same model');
  if (predecessor === base)
    throw new BadUsage('--predecessor and --base are the same model: one comparison says it all');
  return { base, candidate, predecessor };
}

interface Asked {
  readonly question: Question;
  readonly result: { readonly [name: string]: unknown };
  readonly text: string;
  readonly comparisons: readonly Comparison[];
}

function asked({ base, candidate, predecessor }: Models, policy: ComparisonPolicy, { runs, logs }: RunsRead): Asked {
  const refusals = refusalsFor({ base, candidate }, logs);
  if (predecessor === undefined) {
    const found = compare(runs, { base, candidate }, policy, refusals);
    if (found === undefined) throw new BadUsage(`no task was run with both ${base} and ${candidate}`);
    const question = { kind: 'comparison', policy, base, candidate } as const;
    return { question, result: comparisonResult(found), text: showComparison(found, policy), comparisons: [found] };
  }
  const beside = refusalsFor({ base: predecessor, candidate }, logs);
  const models = { base, candidate, predecessor };
  const found = compareJoined(runs, models, policy, { 'best-released': refusals, 'own-predecessor': beside });
  if (found === undefined) {
    throw new BadUsage(`no task was run with both ${candidate} and ${base}, or both ${candidate} and ${predecessor}`);
  }
  const question = { kind: 'comparisons', policy, ...models } as const;
  const comparisons = found.comparisons.map(({ comparison }) => comparison);
  return { question, result: joinedResult(found), text: showJoined(found, policy), comparisons };
}

function evidenceText(models: Models, { runs, logs }: RunsRead, { budget }: Words['values']): string {
  const { base, candidate, predecessor } = models;
  const bases = predecessor === undefined ? [base] : [base, predecessor];
  return scoredEvidenceText({
    runs,
    roles: {
      candidate,
      'best-released': base,
      ...(predecessor === undefined ? {} : { 'own-predecessor': predecessor }),
    },
    budget: typeof budget === 'string' ? Number(budget) : undefined,
    refusals: bases.flatMap((one) => refusalsFor({ base: one, candidate }, logs)),
  });
}

function comparisonPolicy(told: Words): ComparisonPolicy {
  const margin = numberFor(told, 'margin', usualComparison.margin, {
    is: (value) => value > 1 && value <= 1000,
    told: 'a number above 1',
  });
  return { ...policyOf(told.values).policy, margin, cheating: cheatingOf(told.values['cheating']) };
}

function cheatingOf(stated: Words['values'][string]): CheatingTreatment {
  if (stated === undefined) return usualComparison.cheating;
  if (stated === 'failure' || stated === 'discarded' || stated === 'success') return stated;
  throw new BadUsage(`--cheating takes failure, discarded, success, not "${String(stated)}"`);
}

function refuseUnknown(alias: string, runs: readonly Run[]): void {
  if (runs.some((run) => run.alias === alias)) return;
  const known = [...new Set(runs.map((run) => run.alias))];
  const some = known.slice(0, 20).join(', ');
  throw new BadUsage(`no run is of "${alias}"; there are ${some}${known.length > 20 ? ' and others' : ''}`);
}
