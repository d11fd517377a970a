// CVSS 3.0 §8 and CVSS 3.1 §7: the equations of both versions, which differ in the modified impact and in rounding up.
import type { ScoresByGroup } from '#core/priority/cvss2.ts';

type Weights = Readonly<Record<string, number>>;

const attackVector: Weights = { N: 0.85, A: 0.62, L: 0.55, P: 0.2 };
const attackComplexity: Weights = { L: 0.77, H: 0.44 };
const privileges: Weights = { N: 0.85, L: 0.62, H: 0.27 };
const privilegesWhereScopeChanges: Weights = { N: 0.85, L: 0.68, H: 0.5 };
const userInteraction: Weights = { N: 0.85, R: 0.62 };
const impact: Weights = { N: 0, L: 0.22, H: 0.56 };
const exploitMaturity: Weights = { U: 0.91, P: 0.94, F: 0.97, H: 1, X: 1 };
const remediationLevel: Weights = { O: 0.95, T: 0.96, W: 0.97, U: 1, X: 1 };
const reportConfidence: Weights = { U: 0.92, R: 0.96, C: 1, X: 1 };
const requirement: Weights = { L: 0.5, M: 1, H: 1.5, X: 1 };

/** Scores of a vector whose metrics hold to the grammar; what is missing is not defined. */
export function scores3(version: '3.0' | '3.1', metrics: ReadonlyMap<string, string>): ScoresByGroup {
  const given = (name: string): string => metrics.get(name) ?? 'X';
  const modified = (name: string): string => {
    const value = given(`M${name}`);
    return value === 'X' ? given(name) : value;
  };
  const needed = (name: string): number => requirement[given(name)] ?? 1;
  const temporalFactor =
    (exploitMaturity[given('E')] ?? 1) * (remediationLevel[given('RL')] ?? 1) * (reportConfidence[given('RC')] ?? 1);

  const base = combine(given, impactBase(given), 1);
  const changed = modified('S') === 'C';
  const missing = Math.min(
    0.915,
    1 -
      (1 - needed('CR') * (impact[modified('C')] ?? 0)) *
        (1 - needed('IR') * (impact[modified('I')] ?? 0)) *
        (1 - needed('AR') * (impact[modified('A')] ?? 0)),
  );
  const harm = changed ? modifiedImpactWhereScopeChanges(version, missing) : 6.42 * missing;
  return {
    base,
    temporal: roundUp(base * temporalFactor),
    environmental: combine(modified, harm, temporalFactor),
  };
}

function impactBase(value: (name: string) => string): number {
  const missing = 1 - ['C', 'I', 'A'].reduce((kept, name) => kept * (1 - (impact[value(name)] ?? 0)), 1);
  return value('S') === 'C' ? 7.52 * (missing - 0.029) - 3.25 * (missing - 0.02) ** 15 : 6.42 * missing;
}

function modifiedImpactWhereScopeChanges(version: '3.0' | '3.1', missing: number): number {
  const curve = version === '3.0' ? (missing - 0.02) ** 15 : (missing * 0.9731 - 0.02) ** 13;
  return 7.52 * (missing - 0.029) - 3.25 * curve;
}

/** Impact and exploitability to one score; `factor` is the temporal one, applied after a first rounding up. */
function combine(value: (name: string) => string, harm: number, factor: number): number {
  if (harm <= 0) return 0;
  const changed = value('S') === 'C';
  const privilegesRequired = changed ? privilegesWhereScopeChanges : privileges;
  const exploitability =
    8.22 *
    (attackVector[value('AV')] ?? 0) *
    (attackComplexity[value('AC')] ?? 0) *
    (privilegesRequired[value('PR')] ?? 0) *
    (userInteraction[value('UI')] ?? 0);
  return roundUp(roundUp(Math.min((changed ? 1.08 : 1) * (harm + exploitability), 10)) * factor);
}

/**
 * The smallest number with one decimal place that is not less (CVSS 3.1, appendix A). Version 3.0 means the same without
 * saying how; its calculators in binary arithmetic err by 0.1 where a product is a whole tenth.
 */
function roundUp(value: number): number {
  const scaled = Math.round(value * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
