// Matches as lines for a terminal: one for each vulnerability and asset, soonest first.
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import { percent } from '#core/formats/bases/plan-words.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import type { Match } from '#core/matching/match.ts';
import { tiers, tierWords } from '#core/plans/words.ts';
import type { Priority } from '#core/priority/priority.ts';

interface Line {
  readonly match: Match;
  readonly priority: Priority;
}

/** Wider cells are cut, with an ellipsis; JSON has them whole. */
const widths = [5, 19, 30, 18, 20] as const;
const legendColumnsMax = 100;
const heads = ['tier', 'vulnerability', 'component', 'asset', 'fix'] as const;

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
    const fixed = match.fixedIn[0] === undefined ? 'no fix in this feed' : `fixed in ${match.fixedIn[0]}`;
    const cells = [
      priority.tier,
      match.vulnerability.id,
      `${match.component.name} ${match.component.version ?? '?'}`,
      match.asset.name,
      fixed,
    ];
    return `${cells.map((cell, index) => fit(cell, widths[index] ?? 20)).join(' ')}${kev}${disputed}`.trimEnd();
  });
  if (rows.length > 0)
    rows.unshift(
      heads
        .map((cell, index) => fit(cell, widths[index] ?? 20))
        .join(' ')
        .trimEnd(),
    );
  const ids = new Set(lines.map(({ match }) => match.vulnerability.id));
  const covered = counts.components === 0 ? 0 : 1 - counts.uncovered / counts.components;
  const end = [
    ...legend(lines),
    `${plural(lines.length, 'match', 'matches')} of ${plural(ids.size, 'vulnerability', 'vulnerabilities')}; ` +
      `${grouped(counts.unknown)} cannot be told, ${grouped(counts.notAffected)} not affected (--format json has the reasons).`,
    `The feed says something of ${percent(covered)} of ${plural(counts.components, 'component')}; of ${grouped(counts.uncovered)} it says nothing, which is not "no known vulnerabilities".`,
  ];
  return `${[...rows, ...(rows.length > 0 ? [''] : []), ...end].join('\n')}\n`;
}

/** What the words of the first and the last column mean: of tiers only those that occur. */
function legend(lines: readonly Line[]): readonly string[] {
  if (lines.length === 0) return [];
  const met = tiers.filter((tier) => lines.some(({ priority }) => priority.tier === tier));
  return [
    `Tiers of CISA BOD 26-04: ${met.map((tier) => `${tier} ${tierWords(tier)}`).join('; ')}.`,
    'KEV: in the catalogue of exploited vulnerabilities; disputed: publishers differ.',
  ].map((text) => wrap(text, legendColumnsMax));
}

function soonestFirst(a: Line, b: Line): number {
  const tier = tiers.indexOf(a.priority.tier) - tiers.indexOf(b.priority.tier);
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
