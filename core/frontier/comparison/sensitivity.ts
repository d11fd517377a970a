// How much a verdict hangs on choices that could have been made otherwise.
import type { Verdict } from '#core/frontier/verdicts.ts';
import { pair, type PairedItem } from '#core/frontier/comparison/pair.ts';
import { drawRatio } from '#core/frontier/comparison/draw-ratio.ts';
import { ratioOf, verdictOf } from '#core/frontier/comparison/margin.ts';
import type { ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import { inOrder, treated, withinBudget, type CheatingTreatment, type Run } from '#core/frontier/horizon/run.ts';
import { meanOf } from '#core/frontier/statistics/errors.ts';
import { saturation } from '#core/frontier/statistics/saturation.ts';

interface SensitivityRow {
  readonly kind: 'interval' | 'budget' | 'cheating' | 'weights' | 'items';
  /** For people: `tokens up to 1,000,000`. */
  readonly what: string;
  readonly n: number;
  /** `undefined` where one of the two solved everything, or nothing. */
  readonly ratio: number | undefined;
  readonly ci: readonly [low: number, high: number] | undefined;
  readonly verdict: Verdict;
  readonly disagrees: boolean;
}

export interface Sensitivity {
  readonly rows: readonly SensitivityRow[];
  readonly agrees: boolean;
}

interface Variant extends Pick<SensitivityRow, 'kind' | 'what'> {
  readonly isPrivate?: boolean;
  readonly runs: readonly Run[];
  readonly policy: ComparisonPolicy;
}

/**
 * The verdict under other budgets, treatments of cheating, weights and subsets of items. Treatments of cheating and weights
 * must give the same verdict. Half the budget, or fewer items, may know less; they disagree where they say the opposite.
 *
 * Source: METR's report on GPT-5.6 Sol (2026-06-26) gives 11, 71 and over 270 hours by the treatment of cheating alone.
 */
export function sensitivityOf(
  runs: readonly Run[],
  models: { readonly base: string; readonly candidate: string },
  { policy, verdict }: { readonly policy: ComparisonPolicy; readonly verdict: Verdict },
): Sensitivity {
  const rows: SensitivityRow[] = variants(runs, policy).flatMap((variant) => {
    const { items } = pair(variant.runs, models.base, models.candidate);
    if (items.length < 2) return [];
    const ratio = ratioOf(items, variant.policy);
    const found = ratio.kind === 'measured' ? verdictOf(ratio.ci, policy.margin) : 'inconclusive';
    const row: SensitivityRow = {
      kind: variant.kind,
      what: variant.what,
      n: items.length,
      ratio: ratio.kind === 'measured' ? ratio.ratio : undefined,
      ci: ratio.kind === 'measured' ? ratio.ci : undefined,
      verdict: found,
      disagrees: disagrees(variant.kind, found, verdict),
    };
    const isAlone = variant.isPrivate === true && isOnPublicAlone(row, items, verdict, policy.margin);
    return [isAlone ? { ...row, disagrees: true } : row];
  });
  rows.unshift(...byDrawing(runs, models, { policy, verdict }));
  return { rows, agrees: rows.every((row) => !row.disagrees) };
}

/** Drawn again this often, the ends of the interval stand within a few per cent. */
const drawing = { draws: 2000, seed: 42 };

/** The same items and policy, the interval by drawing items again in place of the one without chance. */
function byDrawing(
  runs: readonly Run[],
  models: { readonly base: string; readonly candidate: string },
  { policy, verdict }: { readonly policy: ComparisonPolicy; readonly verdict: Verdict },
): readonly SensitivityRow[] {
  const { items } = pair(treated(runs, policy.cheating), models.base, models.candidate);
  const ratio = items.length < 2 ? undefined : ratioOf(items, policy);
  const ci = ratio?.kind === 'measured' ? drawRatio(items, policy, drawing) : undefined;
  if (ratio?.kind !== 'measured' || ci === undefined) return [];
  const found = verdictOf(ci, policy.margin);
  return [
    {
      kind: 'interval',
      what: 'items drawn again within families',
      n: items.length,
      ratio: ratio.ratio,
      ci,
      verdict: found,
      disagrees: disagrees('interval', found, verdict),
    },
  ];
}

function disagrees(kind: SensitivityRow['kind'], found: Verdict, verdict: Verdict): boolean {
  if (found === verdict) return false;
  const isOpposite = found !== 'inconclusive' && verdict !== 'inconclusive';
  return kind === 'cheating' || isOpposite;
}

/** Fewer say too little of what the private items would show. */
const privateLeast = 10;

/**
 * A step-change that the public items alone show: private ones, though they know less, put the candidate below the margin, or
 * where they have no ratio no further than the base.
 *
 * Source: research §5.5, "public-item-only wins"; §3.2, contamination.
 */
function isOnPublicAlone(row: SensitivityRow, items: readonly PairedItem[], verdict: Verdict, margin: number): boolean {
  if (verdict !== 'step-change' || row.verdict === 'step-change' || items.length < privateLeast) return false;
  if (row.ratio !== undefined) return row.ratio < margin;
  return meanOf(items.map(({ candidate }) => candidate)) <= meanOf(items.map(({ base }) => base));
}

function variants(runs: readonly Run[], policy: ComparisonPolicy): readonly Variant[] {
  const usual = treated(runs, policy.cheating);
  return [
    ...budgets(usual).map((variant) => ({ ...variant, policy })),
    ...cheatings(runs, policy),
    {
      kind: 'weights',
      what: policy.weighting === 'balanced' ? 'every item counting alike' : 'families balanced',
      runs: usual,
      policy: { ...policy, weighting: policy.weighting === 'balanced' ? 'equal' : 'balanced' },
    },
    ...subsets(usual).map((variant) => ({ ...variant, policy })),
  ];
}

/** Half of the largest number of tokens that any run used, for both. */
function budgets(runs: readonly Run[]): readonly Pick<Variant, 'kind' | 'what' | 'runs' | 'isPrivate'>[] {
  const most = runs.reduce((most, { tokens = 0 }) => Math.max(most, tokens), 0);
  if (most === 0 || runs.some(({ tokens }) => tokens === undefined)) return [];
  const half = Math.round(most / 2);
  const what = `tokens up to ${half}, half of the most that were used`;
  return [{ kind: 'budget', what, runs: runs.map((run) => withinBudget(run, half)) }];
}

const treatments: readonly (readonly [CheatingTreatment, string])[] = [
  ['failure', 'cheating counted as failure'],
  ['discarded', 'runs that cheated discarded'],
  ['success', 'cheating counted as success'],
];

function cheatings(runs: readonly Run[], policy: ComparisonPolicy): readonly Variant[] {
  if (!runs.some(({ cheated }) => cheated === true)) return [];
  return treatments
    .filter(([treatment]) => treatment !== policy.cheating)
    .map(([treatment, what]) => ({ kind: 'cheating', what, runs: treated(runs, treatment), policy }));
}

function subsets(runs: readonly Run[]): readonly Pick<Variant, 'kind' | 'what' | 'runs' | 'isPrivate'>[] {
  const families = [...new Set(runs.map(({ family }) => family))].sort(inOrder);
  const found: Pick<Variant, 'kind' | 'what' | 'runs' | 'isPrivate'>[] = [];
  if (families.length > 1) {
    for (const left of families) {
      found.push({ kind: 'items', what: `without ${left}`, runs: runs.filter(({ family }) => family !== left) });
    }
  }
  const full = new Set(saturation(runs).flatMap(({ family, isSaturated }) => (isSaturated ? [family] : [])));
  if (full.size > 1 && full.size < families.length) {
    const what = 'without families that are all but solved';
    found.push({ kind: 'items', what, runs: runs.filter(({ family }) => !full.has(family)) });
  }
  const own = runs.filter(({ isPublic }) => isPublic === false);
  if (own.length > 0 && own.length < runs.length) {
    found.push({ kind: 'items', what: 'private items only', runs: own, isPrivate: true });
  }
  return found;
}
