// What was understood of an input, for a person who wants to know before anything rests on it.
import type { ScanStatement } from '#core/components/scan-statement.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { plural } from '#core/kernel/counted.ts';
import { columnWords } from '#core/formats/bases/column-words.ts';
import type { Understood } from '#core/formats/bases/understood.ts';

/** Rows shown of each list; JSON has them all. */
const rowsMax = 20;

export function renderReading({ files, assets, statements, columns, dropped, questions }: Understood): string {
  const components = assets.reduce((sum, asset) => sum + asset.components.length, 0);
  const lines = [
    ...files.map(({ path, format, tool, createdOn }) =>
      [`${printable(path)}: ${format}`, tool, createdOn]
        .filter((one) => one !== undefined)
        .map(printable)
        .join(', '),
    ),
    `${plural(assets.length, 'asset')}, ${plural(components, 'component')}, ${plural(statements.length, 'statement')}${byKind(statements)}`,
    ...(columns.length === 0 ? [] : ['', 'Columns:', ...columns.map(columnLine)]),
    ...part(
      'Assets:',
      assets.map(
        ({ name, kind, components: own, alsoKnownAs = [] }) =>
          `  ${printable(name)} (${kind}): ${plural(own.length, 'component')}${alsoKnownAs.length === 0 ? '' : `; also ${printable(alsoKnownAs.join(', '))}`}`,
      ),
    ),
    ...part('Statements:', statements.map(statementLine)),
    ...part(
      'Left out, or kept with a doubt:',
      dropped.map(
        ({ reason, count, example }) =>
          `  ${count} × ${printable(reason)}${example === '' ? '' : ` (${printable(example)})`}`,
      ),
    ),
    ...part(
      'Please look at:',
      questions.map((one) => `  ${printable(one)}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function part(title: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length > rowsMax ? [`  … and ${rows.length - rowsMax} more (--format json has them all)`] : [];
  return ['', title, ...rows.slice(0, rowsMax), ...more];
}

function columnLine({ heading, meaning, certain }: Understood['columns'][number]): string {
  const words = meaning === undefined ? 'not read' : columnWords(meaning);
  const read = certain || meaning === undefined ? words : `${words}, as far as can be told`;
  return `  ${printable(heading === '' ? '(no heading)' : heading)}: ${read}`;
}

function statementLine({ asset, component, id, vulnerabilities, title, severity, stance }: ScanStatement): string {
  const what = component === undefined ? '' : ` ${component.name} ${component.version ?? ''}`.trimEnd();
  const names = vulnerabilities.filter((name) => name !== id);
  const also = names.length === 0 ? '' : ` (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`;
  const said = stance === 'affected' ? severity : stance;
  return `  ${printable(`${asset}:${what} ${id}${also}: ${title}`)} [${said}]`;
}

function byKind(statements: readonly ScanStatement[]): string {
  if (statements.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { kind } of statements) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return ` (${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')})`;
}
