import { policyOf, policyOptions } from '#cli/frontier/policy.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { keepRecord, recordOptions } from '#cli/frontier/records.ts';
import { showComparison } from '#cli/frontier/show-comparison.ts';
import { numberFor, words, type Words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { compare, usualComparison, type ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import { refusalsFor } from '#core/frontier/evidence/judged-log.ts';
import { comparisonResult } from '#core/frontier/results.ts';
import type { CheatingTreatment, Run } from '#core/frontier/horizon/run.ts';

const { ridge, weights } = policyOptions;

const options = {
  format: { type: 'string' },
  base: { type: 'string' },
  candidate: { type: 'string' },
  margin: { type: 'string' },
  cheating: { type: 'string' },
  ridge,
  weights,
  ...readOptions,
  ...recordOptions,
} as const;

/** `frontier compare RUNS... --base A --candidate B` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, options);
  const { base, candidate } = told.values;
  if (typeof base !== 'string' || typeof candidate !== 'string') {
    throw new BadUsage('name both models: --base A --candidate B');
  }
  if (base === candidate) throw new BadUsage('--base and --candidate are the same model');
  const { format } = policyOf(told.values);
  const policy = comparisonPolicy(told);
  const { runs, logs, suite } = await readRuns(told, io);
  for (const alias of [base, candidate]) refuseUnknown(alias, runs);
  const comparison = compare(runs, { base, candidate }, policy, refusalsFor({ base, candidate }, logs));
  if (comparison === undefined) throw new BadUsage(`no task was run with both ${base} and ${candidate}`);
  const result = comparisonResult(comparison);
  const question = { kind: 'comparison', policy, base, candidate } as const;
  keepRecord({ question, runs, suite, result }, told.values, io);
  io.stdout(format === 'json' ? `${jsonText(result, 2)}\n` : showComparison(comparison, policy));
  return 0;
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
