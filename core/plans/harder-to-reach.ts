// What to do with assets that can't be mended yet.
import type { Asset } from '#core/components/asset.ts';
import { cite, nothingPublished } from '#core/guidance/entry.ts';
import { isolationOf } from '#core/guidance/isolation.ts';
import type { Sourced } from '#core/plans/action.ts';
import { nameAssets } from '#core/plans/on-assets.ts';
import { ours } from '#core/plans/tellings.ts';

export function harderToReach(assets: readonly Asset[]): readonly Sourced[] {
  const open = assets.filter(mayBeReached);
  const [first] = open;
  if (first === undefined) return [{ text: nothingPublished, source: ours }];
  const entry = isolationOf(first.kind);
  const [step = ''] = entry.how;
  return [
    { text: nothingPublished, source: ours },
    { text: `Until then, make ${nameAssets(open.map(({ name }) => name))} harder to reach.`, source: cite(entry) },
    { text: step, source: cite(entry) },
  ];
}

/** Stated, or by its kind where nobody said: workstations stand inside. */
export function mayBeReached({ exposure, kind }: Asset): boolean {
  return exposure.value === 'public' || (exposure.value === 'unknown' && kind !== 'workstation');
}
