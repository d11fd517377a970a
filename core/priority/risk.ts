// From the chance of exploitation to what a match weighs for one organization.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import type { Asset } from '#core/components/asset.ts';
import { ln } from '#core/kernel/exact-math.ts';
import type { Answers, Priority } from '#core/priority/priority.ts';
import { weights, type Weight, type WeightId, type Weights } from '#core/priority/weights.ts';

/** A number with what it rests on, for people. */
export interface Factor {
  readonly value: number;
  readonly text: string;
  /** Nobody stated or published what it rests on. */
  readonly assumed: boolean;
}

/**
 * How far an attacker is from the asset. `exposed` is the answer that its priority rests on: where the exposure is not
 * stated, that answer (by the directive, or by the kind of asset) says whether it counts as public or internal.
 */
export function reach(asset: Asset, { exposed }: Pick<Answers, 'exposed'>, table: Weights = weights): Factor {
  const { value: stated, source } = asset.exposure;
  const value = stated === 'unknown' ? (exposed.value === 'no' ? 'internal' : 'public') : stated;
  const text = `${value} (${stated === 'unknown' ? exposed.source : (source ?? 'source not stated')})`;
  return { value: numberOf(`reach.${value}`, table), text, assumed: stated === 'unknown' };
}

/** What the mission loses: how much of the software falls times how much the mission needs the asset. */
export function impact(
  asset: Asset,
  { technicalImpact }: Pick<Answers, 'technicalImpact'>,
  table: Weights = weights,
): Factor {
  // What the directive makes of a missing answer is a deadline, not a measure of harm.
  const technical = technicalImpact.assumed ? 'unknown' : technicalImpact.value;
  const { value: mission } = asset.criticality;
  const value = numberOf(`impact.${technical}`, table) * numberOf(`mission.${mission}`, table);
  const text = `technical impact ${technical}, for the mission ${mission}`;
  return { value, text, assumed: technical === 'unknown' || mission === 'unknown' };
}

/** What a match adds to the organization's risk. Weights add up: the chances of independent events multiply. */
export function weight(p30: number, reached: number, harm: number, table: Weights = weights): number {
  return -ln(1 - Math.min(p30 * reached, numberOf('weight.most', table))) * harm;
}

/** By how much a row that stands for `count` like assets outweighs one of them. */
export function rowFactor(count: number, table: Weights = weights): number {
  return 1 + numberOf('rows.alike', table) * ln(Math.max(1, count));
}

/** What one vulnerability on one row of assets weighs for the organization. */
export function matchWeight(priority: Priority, asset: Asset, table: Weights = weights): number {
  const reached = reach(asset, priority.answers, table).value;
  const harm = impact(asset, priority.answers, table).value;
  return weight(priority.p30.p30, reached, harm, table) * rowFactor(asset.count, table);
}

/** What only a scanner knows of has no record whose facts could weigh it: its word on severity does. */
export function reportedFactor({ reported }: Pick<Vulnerability, 'reported'>, table: Weights = weights): number {
  return reported === undefined ? 1 : numberOf(`reported.${reported}`, table);
}

function numberOf(id: WeightId, { numbers }: Weights): number {
  const found: Weight = numbers[id];
  return found.value;
}
