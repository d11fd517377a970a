// A comparison for people: the verdict first, then why, how sure, and what would settle it.
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { Comparison, ComparisonPolicy } from '#core/frontier/comparison/compare.ts';
import type { JoinedComparison } from '#core/frontier/comparison/joined.ts';
import type { NextExperiment } from '#core/frontier/comparison/next-experiment.ts';
import { grouped, plural } from '#core/kernel/counted.ts';

const width = 100;

export function showComparison(comparison: Comparison, policy: ComparisonPolicy): string {
  const { base, candidate, determination, reasons } = comparison;
  return [
    `${printable(candidate)} beside ${printable(base)}: ${determination}`,
    ...reasons.map((reason) => wrap(reason, width, '  ')),
    '',
    ...figures(comparison),
    '',
    ...offered(comparison.next),
    ...sensitivity(comparison),
    wrap(
      `A step-change is ${policy.margin} times the base’s horizon or more, by a choice that is ours and that --margin changes; the interval is of these items, their families taken as they are. Weights ${policy.weighting}, ridge ${policy.ridge}, cheating counted as ${policy.cheating}.`,
      width,
    ),
    wrap('Whatever comes out approves nothing, refuses nothing and delays nothing (EO 14409 §3(c)).', width),
    '',
  ].join('\n');
}

/** The joined verdict first, then each comparison as it is told alone. */
export function showJoined({ candidate, verdict, comparisons }: JoinedComparison, policy: ComparisonPolicy): string {
  const each = comparisons.map(
    ({ against, comparison }) => `  ${against.padEnd(16)} ${printable(comparison.base)}: ${comparison.determination}`,
  );
  const whole = comparisons.map(({ comparison }) => showComparison(comparison, policy));
  return [`${printable(candidate)}: ${verdict}`, ...each, '', ...whole].join('\n');
}

function figures({ difference, ratio, leftOut, seen, saturated }: Comparison): readonly string[] {
  const { n, base, candidate, gained, lost, standardError, clusteredError } = difference;
  const lines = [
    `  solved             ${percent(base)} by the base, ${percent(candidate)} by the candidate, of ${plural(n, 'item')} run with both`,
    `  item by item       ${grouped(gained)} gained, ${grouped(lost)} lost; chance alone: ${chance(difference.chance)}`,
    `  difference         ${points(difference.difference)}${error(standardError, 'items alone')}${error(clusteredError, 'by family')}`,
  ];
  if (ratio.kind === 'measured') {
    lines.push(
      `  ratio of horizons  ${ratio.ratio.toPrecision(3)}, 95 % interval ${ratio.ci.map((one) => one.toPrecision(3)).join(' to ')}`,
    );
  }
  if (seen !== undefined) {
    const [below, above] = seen.map((one) => one.toPrecision(3));
    lines.push(`  what this can see  ratios below ${below ?? ''} or above ${above ?? ''}, four times in five`);
  }
  if (saturated !== undefined) {
    const { alias, share } = saturated;
    lines.push(
      `  saturated          ${printable(alias)} solves ${percent(share)} of them: that there is no step-change is not concluded here`,
    );
  }
  for (const [count, told] of [
    [leftOut.onlyBase, 'run with the base alone'],
    [leftOut.onlyCandidate, 'run with the candidate alone'],
    [leftOut.differing, 'that differ in expert time or family between the two'],
  ] as const) {
    if (count > 0) lines.push(`  left out           ${plural(count, 'item')} ${told}`);
  }
  return lines;
}

function offered(next: readonly NextExperiment[]): readonly string[] {
  if (next.length === 0) return [];
  return [
    'What would settle it, if the ratio is what it seems; to be taken up or not, which is recorded nowhere:',
    ...next.map(({ why, runs, items, attempts }) =>
      wrap(
        `${why}: ${runs === undefined ? 'how many can’t be told' : `${grouped(runs)} runs more (${plural(items, 'item')}, ${plural(attempts, 'attempt')} each)`}`,
        width,
        '  ',
      ),
    ),
    '',
  ];
}

function sensitivity({ sensitivity: { rows } }: Comparison): readonly string[] {
  if (rows.length === 0) return [];
  const widest = Math.max(...rows.map(({ what }) => printable(what).length));
  return [
    'Measured otherwise:',
    ...rows.map(({ what, ratio, ci, verdict, disagrees, n }) => {
      const told =
        ratio === undefined || ci === undefined
          ? 'no ratio'
          : `${ratio.toPrecision(3)} (${ci.map((one) => one.toPrecision(3)).join(' to ')})`;
      return `  ${printable(what).padEnd(widest)}  ${plural(n, 'item').padStart(9)}  ${told.padEnd(22)}  ${verdict}${disagrees ? ': disagrees' : ''}`;
    }),
    '',
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function points(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${(100 * Math.abs(difference)).toFixed(1)} points`;
}

function error(value: number | undefined, what: string): string {
  return value === undefined ? '' : ` ± ${(100 * value).toFixed(1)} ${what}`;
}

function chance(p: number): string {
  return p < 0.0001 ? 'under 1 in 10,000' : p.toPrecision(2);
}
