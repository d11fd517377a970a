// Matches as lines for a terminal: one for each vulnerability and asset, soonest first.
import { printable } from '#core/formats/bases/printable.ts';
import { grouped, percent, plural } from '#core/formats/bases/plan-words.ts';
import type { Match } from '#core/matching/match.ts';
import type { Priority, Tier } from '#core/priority/priority.ts';

interface Line {
  readonly match: Match;
  readonly priority: Priority;
}

const tierOrder: readonly Tier[] = ['3DF', '3D', '14D', '60D', 'FSU'];
/** Wider cells are cut, with an ellipsis; JSON has them whole. */
const widths = [5, 19, 30, 18, 20] as const;

/** Counts that end the list, so that nothing left out goes unseen. */
export interface Counts {
  readonly unknown: number;
  readonly notAffected: number;
  /** Components under none of whose names the feed says anything. */
  readonly uncovered: number;
  readonly components: number;
}

export function renderMatches(lines: readonly Line[], counts: Counts): string {
  const sorted = [...lines].sort(soonestFirst);
  const rows = sorted.map(({ match, priority }) => {
    const kev = priority.answers.inKev.value === 'yes' && !priority.answers.inKev.assumed ? ' KEV' : '';
    const disputed = match.disputed ? ' disputed' : '';
    const fixed = match.fixedIn[0] === undefined ? 'no fix named' : `fixed in ${match.fixedIn[0]}`;
    const cells = [
      priority.tier,
      match.vulnerability.id,
      `${match.component.name} ${match.component.version ?? '?'}`,
      match.asset.name,
      fixed,
    ];
    return `${cells.map((cell, index) => fit(cell, widths[index] ?? 20)).join(' ')}${kev}${disputed}`.trimEnd();
  });
  const ids = new Set(lines.map(({ match }) => match.vulnerability.id));
  const covered = counts.components === 0 ? 0 : 1 - counts.uncovered / counts.components;
  const end = [
    `${plural(lines.length, 'match', 'matches')} of ${plural(ids.size, 'vulnerability', 'vulnerabilities')}; ` +
      `${grouped(counts.unknown)} cannot be told, ${grouped(counts.notAffected)} not affected (--format json has the reasons).`,
    `The feed says something of ${percent(covered)} of ${plural(counts.components, 'component')}; of ${grouped(counts.uncovered)} it says nothing, which is not "no known vulnerabilities".`,
  ];
  return `${[...rows, ...(rows.length > 0 ? [''] : []), ...end].join('\n')}\n`;
}

function soonestFirst(a: Line, b: Line): number {
  const tier = tierOrder.indexOf(a.priority.tier) - tierOrder.indexOf(b.priority.tier);
  if (tier !== 0) return tier;
  const product = b.priority.p30.product - a.priority.p30.product;
  if (product !== 0) return product;
  return a.match.vulnerability.id < b.match.vulnerability.id
    ? -1
    : a.match.vulnerability.id > b.match.vulnerability.id
      ? 1
      : 0;
}

function fit(text: string, width: number): string {
  const plain = Array.from(printable(text));
  return plain.length <= width ? plain.join('').padEnd(width) : `${plain.slice(0, width - 1).join('')}…`;
}
