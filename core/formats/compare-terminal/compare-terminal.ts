// A comparison with a scanner as lines for a terminal: the counts, then each kind of difference with some of its rows.
import { countCompared, type ComparisonReport } from '#core/formats/bases/compared.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { Compared } from '#core/matching/compare.ts';
import { ourWhys, theirWhys } from '#core/matching/compare-reasons.ts';

/** Rows shown of each kind; JSON has them all. */
const rowsMax = 10;

export function renderComparison(report: ComparisonReport, columns: number): string {
  const counts = countCompared(report);
  const fold = (text: string, lead = ''): string => wrap(printable(text), columns, lead);
  const own = report.inventory === undefined ? 'what the report says is installed' : 'your inventory';
  const lines = [
    fold(
      `${printable(report.reports.documents.map(({ path }) => path).join(', '))} beside ${own}, feed "${report.feedName}"`,
    ),
    '',
    `${grouped(counts.both).padStart(6)}  both say so`,
    `${grouped(counts.onlyTheirs).padStart(6)}  only the scanner says so`,
    ...[...counts.theirWhys].sort(byCount).map(([why, count]) => fold(theirWhys[why], countOf(count))),
    `${grouped(counts.onlyOurs).padStart(6)}  only we say so`,
    ...[...counts.ourWhys].sort(byCount).map(([why, count]) => fold(ourWhys[why], countOf(count))),
    ...(counts.neither === 0
      ? []
      : [
          fold(
            'the scanner clears, and so do we or no record speaks of it',
            `${grouped(counts.neither).padStart(6)}  `,
          ),
        ]),
    ...(report.elsewhere === 0 ? [] : ['', fold(elsewhereText(report.elsewhere))]),
    ...[...counts.theirWhys].sort(byCount).flatMap(([why]) =>
      part(
        `Only the scanner: ${theirWhys[why]}`,
        report.compared.filter(({ outcome }) => outcome.kind === 'only theirs' && outcome.why === why),
        fold,
      ),
    ),
    ...[...counts.ourWhys].sort(byCount).flatMap(([why]) =>
      part(
        `Only we: ${ourWhys[why]}`,
        report.compared.filter(({ outcome }) => outcome.kind === 'only ours' && outcome.why === why),
        fold,
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function elsewhereText(count: number): string {
  return `${plural(count, 'finding')} of ours on assets that the report does not hold: the scanner was not there, so that they are no difference.`;
}

function byCount([, a]: readonly [string, number], [, b]: readonly [string, number]): number {
  return b - a;
}

function countOf(count: number): string {
  return `${grouped(count).padStart(12)}  `;
}

function part(title: string, rows: readonly Compared[], fold: Fold): readonly string[] {
  const more =
    rows.length > rowsMax ? [`  … and ${grouped(rows.length - rowsMax)} more (--format json has them all)`] : [];
  return ['', fold(title), ...rows.slice(0, rowsMax).flatMap((row) => told(row, fold)), ...more];
}

type Fold = (text: string, lead?: string) => string;

/** Who, what, where; below it what the scanner says, and the records and comparisons that the difference rests on. */
function told({ asset, component, vulnerability, theirs, outcome }: Compared, fold: Fold): readonly string[] {
  const [first] = theirs;
  const program = component === undefined ? '' : `${component.name} ${component.version ?? 'without a version'}`;
  const where = [program, asset].filter((one) => one !== '').join(' on ');
  const title = first?.scanned?.title ?? '';
  const because = 'because' in outcome ? outcome.because : '';
  return [
    fold(`${vulnerability}: ${where}`, '  '),
    ...(title === '' || title === vulnerability ? [] : [fold(`"${title}" (${first?.by ?? ''})`, '      ')]),
    ...(because === '' ? [] : [fold(because, '      ')]),
  ];
}
