import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Match } from '#core/matching/match.ts';
import type { PlanInput } from '#core/plans/plan-input.ts';

/** Matches that do not affect, on the components that are asked about: one at a time, since there may be millions. */
export function* freeOf(
  { matches, cleared }: Pick<PlanInput, 'matches' | 'cleared'>,
  isAsked: (asset: Asset, component: Component) => boolean,
): Generator<Match> {
  for (const match of matches)
    if (match.verdict === 'not affected' && isAsked(match.asset, match.component)) yield match;
  if (cleared !== undefined) yield* cleared(isAsked);
}
