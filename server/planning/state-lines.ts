// What became of a state: the sightings that changed, and all else whole, since it is little; run apart.
import { pairOf } from '#core/plans/flaw-keys.ts';
import type { Seen, State } from '#core/plans/state.ts';
import { batchMax } from '#server/planning/bounds.ts';
import type { LineOf } from '#server/planning/plan-lines.ts';

export function* stateLines(before: State, after: State): Generator<LineOf<'seen'> | LineOf<'state'>> {
  const known = new Map(before.seen.map((one) => [pairOf(one), JSON.stringify(one)]));
  const changed: Seen[] = [];
  for (const one of after.seen) {
    const key = pairOf(one);
    if (known.get(key) !== JSON.stringify(one)) changed.push(one);
    known.delete(key);
  }
  // Kept under another name of its asset now.
  const gone = before.seen
    .filter((one) => known.has(pairOf(one)))
    .map(({ asset, vulnerability }) => ({ asset, vulnerability }));
  for (let at = 0; at < Math.max(changed.length, gone.length); at += batchMax) {
    yield {
      is: 'seen',
      seen: changed.slice(at, at + batchMax).map(mutable),
      gone: gone.slice(at, at + batchMax),
    };
  }
  yield { is: 'state', state: { ...after, seen: [] } };
}

function mutable({ components, documents, ...seen }: Seen): LineOf<'seen'>['seen'][number] {
  return { ...seen, components: [...components], documents: [...documents] };
}
