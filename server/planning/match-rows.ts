// What meets an organization's assets as rows, by asset; run apart.
import type { Asset } from '#core/components/asset.ts';
import type { Component } from '#core/components/component.ts';
import type { Made } from '#core/plans/make-plan.ts';
import type { Risk } from '#core/plans/risk.ts';
import { isListed } from '#core/priority/priority.ts';
import { cut, nameCharactersMax } from '#server/planning/bounds.ts';
import type { LineOf } from '#server/planning/plan-lines.ts';

export type MatchRow = LineOf<'matches'>['matches'][number];

/** By the asset's name, in the order of the inventory's components, then of the feed. */
export function matchRows(
  assets: readonly Asset[],
  { risks: { affected, doubtful }, takenAsMended }: Pick<Made, 'risks' | 'takenAsMended'>,
): ReadonlyMap<string, readonly MatchRow[]> {
  const rows = new Map<string, MatchRow[]>();
  const numbers = new Map<string, ReadonlyMap<Component, number>>(
    assets.map(({ name, components }) => [name, new Map(components.map((one, number) => [one, number]))]),
  );
  const add = (risk: Risk, verdict: MatchRow['verdict']): void => {
    const { name } = risk.match.asset;
    const component = numbers.get(name)?.get(risk.match.component);
    if (component === undefined) return;
    const own = rows.get(name);
    const row = rowOf(risk, verdict, { component, isDue: takenAsMended(risk.match) === undefined });
    if (own === undefined) rows.set(name, [row]);
    else own.push(row);
  };
  for (const risk of affected) add(risk, 'affected');
  for (const risk of doubtful) add(risk, 'unknown');
  return rows;
}

function rowOf(
  { match, priority, firstSeenOn }: Risk,
  verdict: MatchRow['verdict'],
  { component, isDue }: { readonly component: number; readonly isDue: boolean },
): MatchRow {
  return {
    component,
    vulnerability: cut(match.vulnerability.id, nameCharactersMax),
    verdict,
    tier: priority.tier,
    inKev: isListed(priority),
    dueOn: isDue ? priority.dueOn : undefined,
    firstSeenOn,
  };
}
