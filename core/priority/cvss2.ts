// CVSS 2.0, section 3.2 of its specification: the equations, rounded to one decimal place where it says so.

export interface ScoresByGroup {
  readonly base: number;
  readonly temporal: number;
  readonly environmental: number;
}

type Weights = Readonly<Record<string, number>>;

const accessVector: Weights = { L: 0.395, A: 0.646, N: 1 };
const accessComplexity: Weights = { H: 0.35, M: 0.61, L: 0.71 };
const authentication: Weights = { M: 0.45, S: 0.56, N: 0.704 };
const impact: Weights = { N: 0, P: 0.275, C: 0.66 };
const exploitability: Weights = { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 };
const remediationLevel: Weights = { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 };
const reportConfidence: Weights = { UC: 0.9, UR: 0.95, C: 1, ND: 1 };
const collateralDamage: Weights = { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5, ND: 0 };
const targetDistribution: Weights = { N: 0, L: 0.25, M: 0.75, H: 1, ND: 1 };
const requirement: Weights = { L: 0.5, M: 1, H: 1.51, ND: 1 };

/** Scores of a vector whose metrics hold to the grammar; what is missing is not defined. */
export function scores2(metrics: ReadonlyMap<string, string>): ScoresByGroup {
  const weigh = (name: string, weights: Weights): number => weights[metrics.get(name) ?? 'ND'] ?? 0;
  const exploit = 20 * weigh('AV', accessVector) * weigh('AC', accessComplexity) * weigh('Au', authentication);
  const temporalFactor = weigh('E', exploitability) * weigh('RL', remediationLevel) * weigh('RC', reportConfidence);
  const scoreWith = (harm: number): number =>
    harm === 0 ? 0 : toOneDecimal((0.6 * harm + 0.4 * exploit - 1.5) * 1.176);
  const lost = (name: string, needed: number): number => 1 - weigh(name, impact) * needed;

  const base = scoreWith(10.41 * (1 - lost('C', 1) * lost('I', 1) * lost('A', 1)));
  const confidentiality = lost('C', weigh('CR', requirement));
  const integrity = lost('I', weigh('IR', requirement));
  const availability = lost('A', weigh('AR', requirement));
  const adjusted = scoreWith(Math.min(10, 10.41 * (1 - confidentiality * integrity * availability)));
  const adjustedTemporal = toOneDecimal(adjusted * temporalFactor);
  const damage = (10 - adjustedTemporal) * weigh('CDP', collateralDamage);
  return {
    base,
    temporal: toOneDecimal(base * temporalFactor),
    environmental: toOneDecimal((adjustedTemporal + damage) * weigh('TD', targetDistribution)),
  };
}

/** Half up. The weights are decimal fractions: what binary arithmetic loses of an exact half is given back first. */
function toOneDecimal(value: number): number {
  return Math.round(value * 10 + 1e-9) / 10;
}
