// What to do with an asset that can't be mended yet.
import type { Asset } from '#core/components/asset.ts';
import { cite, nothingPublished } from '#core/guidance/entry.ts';
import { isolationOf } from '#core/guidance/isolation.ts';
import type { Sourced } from '#core/plans/action.ts';
import { ours } from '#core/plans/tellings.ts';

export function harderToReach(assets: readonly Asset[]): readonly Sourced[] {
  const open = assets.find(({ exposure }) => exposure.value === 'public' || exposure.value === 'unknown');
  if (open === undefined) return [{ text: nothingPublished, source: ours }];
  const entry = isolationOf(open.kind);
  const [first = ''] = entry.how;
  return [
    { text: nothingPublished, source: ours },
    { text: `Until then, make ${open.name} harder to reach.`, source: cite(entry) },
    { text: first, source: cite(entry) },
  ];
}
