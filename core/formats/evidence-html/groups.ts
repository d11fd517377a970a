// Rows that one thing mends are one line of the page.
import type { Day } from '#core/kernel/days.ts';
import { earlier } from '#core/kernel/days.ts';
import { weekText } from '#core/formats/bases/plan-words.ts';
import type { EvidenceRow } from '#core/plans/evidence-row.ts';
import { tiers } from '#core/plans/words.ts';
import type { Tier } from '#core/priority/priority.ts';

export interface Group {
  /** The action that mends it, else what bears it. */
  readonly what: string;
  readonly assets: readonly string[];
  readonly flaws: number;
  readonly exploited: number;
  readonly tier: Tier;
  readonly dueOn: Day | undefined;
  readonly why: string;
  readonly fixedOn: Day | undefined;
  readonly late: number;
  readonly verifiedBy: string | undefined;
}

/** Gravest tier first, then by day. */
export function groupsOf(rows: readonly EvidenceRow[]): Group[] {
  const byWhat = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const key = [whatOf(row), whyOf(row), row.fixedOn ?? ''].join('\u0000');
    const list = byWhat.get(key);
    if (list === undefined) byWhat.set(key, [row]);
    else list.push(row);
  }
  return [...byWhat.values()].flatMap((list) => groupOf(list)).sort(soonest);
}

function groupOf(rows: readonly EvidenceRow[]): readonly Group[] {
  const [first] = rows;
  if (first === undefined) return [];
  const flaws = new Set(rows.map(({ vulnerability }) => vulnerability));
  const exploited = rows.filter(({ directed }) => {
    const kev = directed?.answers.inKev;
    return kev?.value === 'yes' && !kev.assumed;
  });
  // Of each tier one: a group may have more rows than a call takes arguments.
  const ranks = new Set(rows.flatMap(({ directed }) => (directed === undefined ? [] : tiers.indexOf(directed.tier))));
  return [
    {
      what: whatOf(first),
      assets: [...new Set(rows.map(({ assetName }) => assetName))],
      flaws: flaws.size,
      exploited: new Set(exploited.map(({ vulnerability }) => vulnerability)).size,
      tier: tiers[Math.min(...ranks)] ?? 'FSU',
      dueOn: rows.reduce<Day | undefined>((least, { dueOn }) => earlier(least, dueOn), undefined),
      why: whyOf(first),
      fixedOn: first.fixedOn,
      late: rows.filter(({ timeliness }) => timeliness === 'fixed late').length,
      verifiedBy: first.verifiedBy,
    },
  ];
}

/** An action's title without its assets, which stand beside it. */
function whatOf({ action, components, vulnerability }: EvidenceRow): string {
  const title = action?.title.replace(/ on (?:\d+ assets|.{1,80} \(\d+ alike\)|[^ ]+)$/, '');
  return title ?? components[0] ?? vulnerability;
}

function whyOf({ state, action, deferral }: EvidenceRow): string {
  switch (state) {
    case 'planned':
      return 'planned this week';
    case 'started':
      return 'started';
    case 'said, not seen':
      return 'said to be done; the next inventory proves it';
    case 'deferred':
      return deferredText(deferral);
    case 'not seen again':
      return 'not met by the latest documents, and not seen to be gone';
    case 'open':
      return turnText(action);
    case 'answered':
    case 'cannot tell':
    case 'fixed':
      return '';
  }
}

function deferredText(deferral: EvidenceRow['deferral']): string {
  const approver =
    deferral?.approvedBy === undefined ? 'no approver is recorded' : `approved by ${deferral.approvedBy}`;
  return `put off until ${deferral?.until ?? 'no stated day'}, ${approver}`;
}

function turnText(action: EvidenceRow['action']): string {
  if (action === undefined) return 'no fix or mitigation is known to the sources';
  if (action.week === undefined) return 'waits: no hours for it at this pace';
  return `waits for its turn in week ${weekText(action.week)}`;
}

function soonest(a: Group, b: Group): number {
  const tier = tiers.indexOf(a.tier) - tiers.indexOf(b.tier);
  if (tier !== 0) return tier;
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}
