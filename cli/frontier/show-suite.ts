// A suite for people: what it is made of, whether it can still tell, and who was run on it.
import type { DigestedSuite } from '#cli/frontier/read-suite.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { ModelOnSuite, SuiteState } from '#core/frontier/suites/suite-state.ts';
import { grouped, plural } from '#core/kernel/counted.ts';

export function showSuite({ suite, digest }: DigestedSuite, state: SuiteState): string {
  const known = state.knownBy.filter(({ items }) => items > 0).map(({ knownBy, items }) => `${knownBy} ${items}`);
  return [
    `${digest}  ${printable(suite.name)} ${printable(suite.version)}: ${plural(state.items, 'item')}`,
    `  expert minutes known by ${known.join(', ')}; ${percent(state.publicShare)} of the items public`,
    ...(state.privateUncommitted === 0
      ? []
      : [`  ${plural(state.privateUncommitted, 'private item')} without a digest of the content`]),
    ...(state.models.length === 0 ? [] : measured(state)),
    '',
  ].join('\n');
}

function measured({ best, isSaturated, families, models, items }: SuiteState): readonly string[] {
  const lines: string[] = [];
  if (best !== undefined) {
    const told = isSaturated ? 'saturated' : 'not saturated';
    lines.push(
      `  ${told}: ${printable(best.alias)} solves ${percent(best.share)} of what it was run on, the most of any model`,
    );
  }
  if (isSaturated) {
    lines.push(wrap('That there is no step-change is never concluded from a saturated suite.', 100, '  '));
  }
  for (const one of families.filter((own) => own.isSaturated)) {
    lines.push(
      `  saturated family ${printable(one.family)}: ${printable(one.best)} solves ${percent(one.share)} of its runs`,
    );
  }
  const widest = Math.max(...models.map(({ alias }) => printable(alias).length));
  lines.push('', ...models.map((one) => `  ${printable(one.alias).padEnd(widest)}  ${modelText(one, items)}`));
  return lines;
}

function modelText(one: ModelOnSuite, items: number): string {
  const run = `${grouped(one.run)} of ${plural(items, 'item')}`.padEnd(
    `${grouped(items)} of ${plural(items, 'item')}`.length,
  );
  const parts = [`${run}  ${one.solved === undefined ? 'none run' : `${percent(one.solved).padStart(7)} solved`}`];
  if (one.publicShare !== undefined) parts.push(`${percent(one.publicShare)} of them public`);
  if (one.solvedPublic !== undefined && one.solvedPrivate !== undefined) {
    parts.push(`public ${percent(one.solvedPublic)}, private ${percent(one.solvedPrivate)} solved`);
  }
  for (const [count, told] of [
    [one.missing.length, 'missing'],
    [one.unknownVersion, 'of unknown version'],
    [one.otherVersion, 'in another version alone'],
    [one.differing, 'with other minutes or family in the runs'],
  ] as const) {
    if (count > 0) parts.push(`${grouped(count)} ${told}`);
  }
  if (one.outside > 0) parts.push(`${plural(one.outside, 'run')} of other tasks`);
  return parts.join('; ');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
