// What became of a feed's sources, for people.
import type { SourceReport } from '#core/advisories/source-record.ts';
import type { FeedHead } from '#core/feed/feed.ts';
import { daysBetween, latest, type Day } from '#core/kernel/days.ts';
import { Tally, type Dropped } from '#core/kernel/tally.ts';
import { grouped, plural } from '#core/kernel/counted.ts';
import { printable } from '#core/formats/bases/printable.ts';

/** More files of one source are shown together. */
const filesMax = 20;

const nameColumns = 44;
const exampleColumns = 40;

export function rendered(head: FeedHead, name: string, today: Day): string {
  const sources = together(head.sources.filter(({ source }) => source !== 'skipped'));
  const skipped = head.sources.filter(({ source }) => source === 'skipped').flatMap(({ dropped }) => dropped);
  return [
    ...heading(head, name),
    '',
    ...table(sources, today),
    ...reasons('Left out, by source and reason', sources.flatMap(withSource)),
    ...reasons('Files that hold no records', skipped),
    ...reasons('Left out or refused when all was joined', head.dropped),
    '',
  ].join('\n');
}

function heading(head: FeedHead, name: string): readonly string[] {
  const kev = head.kevAsOf === undefined ? 'no catalogue was read: KEV is unknown' : `as of ${head.kevAsOf}`;
  const model = head.epssModelVersion === undefined ? '' : `, model ${printable(head.epssModelVersion)}`;
  const epss = head.epssAsOf === undefined ? 'none was read: EPSS is unknown' : `of ${head.epssAsOf}${model}`;
  return [
    `feed ${head.id}`,
    `     ${printable(name)}, built on ${head.builtOn}, newest record of ${head.asOf ?? 'no known day'}`,
    `     ${grouped(head.vulnerabilities)} vulnerabilities, ${grouped(head.advisories)} advisories, ` +
      `${grouped(head.statements)} statements on ${grouped(head.names)} names`,
    `     KEV ${kev}; EPSS ${epss}`,
  ];
}

/** The files of each source, or one line for all of them where they are many. */
function together(reports: readonly SourceReport[]): readonly SourceReport[] {
  const bySource = new Map<string, SourceReport[]>();
  for (const report of reports) bySource.set(report.source, [...(bySource.get(report.source) ?? []), report]);
  return [...bySource].flatMap(([source, files]) => (files.length <= filesMax ? files : [joined(source, files)]));
}

function joined(source: string, files: readonly SourceReport[]): SourceReport {
  const dropped = new Tally();
  for (const file of files) dropped.addAll(file.dropped);
  return {
    source,
    path: plural(files.length, 'file'),
    taken: files.reduce((sum, { taken }) => sum + taken, 0),
    dropped: dropped.list(),
    newestOn: latest(files.map(({ newestOn }) => newestOn)),
    asOf: latest(files.map(({ asOf }) => asOf)),
  };
}

function table(sources: readonly SourceReport[], today: Day): readonly string[] {
  const rows = sources.map((report) => {
    const day = report.asOf ?? report.newestOn;
    return { report, day, age: day === undefined ? undefined : daysBetween(day, today) };
  });
  const oldest = Math.max(...rows.map(({ age }) => age ?? -Infinity));
  const lines = rows.map(({ report, day, age }) => {
    const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
    const mark = rows.length > 1 && age === oldest ? '  oldest' : '';
    return line([
      report.source,
      fitted(printable(report.path), nameColumns),
      grouped(report.taken),
      grouped(dropped),
      `${age === undefined ? 'no date' : `${day ?? ''} ${ageOf(age)}`}${mark}`,
    ]);
  });
  return [line(['source', 'file', 'taken', 'left out', 'newest record, age']), ...lines];
}

function line([source = '', file = '', taken = '', dropped = '', age = '']: readonly string[]): string {
  return `${source.padEnd(13)} ${file.padEnd(nameColumns)} ${taken.padStart(9)} ${dropped.padStart(9)}  ${age}`.trimEnd();
}

function ageOf(days: number): string {
  if (days < 0) return 'in the future';
  return days < 730 ? plural(days, 'day') : `${(days / 365.25).toFixed(1)} years`;
}

function fitted(text: string, columns: number): string {
  return text.length <= columns ? text : `…${text.slice(text.length - columns + 1)}`;
}

function withSource({ source, dropped }: SourceReport): readonly Dropped[] {
  return dropped.map((one) => ({ ...one, reason: `${source}: ${one.reason}` }));
}

function reasons(title: string, dropped: readonly Dropped[]): readonly string[] {
  const tally = new Tally();
  tally.addAll(dropped);
  const lines = tally.list().map(({ reason, count, example }) => {
    const shown = printable(example);
    const short = shown.length <= exampleColumns ? shown : `${shown.slice(0, exampleColumns - 1)}…`;
    return `${grouped(count).padStart(9)}  ${printable(reason)}${short === '' ? '' : `, such as ${short}`}`;
  });
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}
