// Mitigations and isolations that the operator says are in place: no inventory shows them, and risks weigh less for them.
import type { Match } from '#core/matching/match.ts';
import type { Memory } from '#core/plans/memory.ts';
import type { InPlace } from '#core/plans/plan.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { ActionRecord } from '#core/plans/state.ts';

const kinds = ['mitigate', 'isolate'] as const;

/** Each that makes some risk smaller now, the oldest word first. */
export function inPlace(affected: readonly Risk[], memory: Memory): readonly InPlace[] {
  const said = memory.state.actions.some(({ kind, state }) => state === 'done' && kinds.some((one) => one === kind));
  if (!said) return [];
  const held = new Map<ActionRecord, { readonly kind: InPlace['kind']; readonly matches: Match[] }>();
  for (const { match } of affected) {
    for (const kind of kinds) {
      const record = memory.saidDone(kind, match);
      if (record === undefined) continue;
      const known = held.get(record);
      if (known === undefined) held.set(record, { kind, matches: [match] });
      else known.matches.push(match);
    }
  }
  return [...held]
    .map(([{ id, title, on, reason }, { kind, matches }]) => ({
      action: id,
      kind,
      title,
      assets: [...new Set(matches.map(({ asset }) => asset.name))].sort(),
      since: on,
      source: `you, ${on}`,
      reason,
      vulnerabilities: new Set(matches.map(({ index }) => index)).size,
    }))
    .sort((a, b) => (a.since === b.since ? (a.action < b.action ? -1 : 1) : a.since < b.since ? -1 : 1));
}
