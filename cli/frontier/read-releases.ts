// When models were released: CSV, or JSON as the published summaries have it.
import { records } from '#cli/frontier/read-table.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isDay, type Day } from '#core/kernel/days.ts';
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { readDocument } from '#sources/archive/read-document.ts';

/** @throws BadDocument with the place of a day that is none, or of a model that stands twice with two days */
export function readReleases(path: string): ReadonlyMap<string, Day> {
  const { text } = readDocument(path);
  const releases = new Map<string, Day>();
  for (const { row, place } of text.trimStart().startsWith('[') ? listed(text) : tabled(text)) {
    const alias = textOf(row['alias']) ?? textOf(row['agent']);
    const on = textOf(row['released_on']) ?? textOf(row['release_date']);
    if (alias === undefined) throw new BadDocument('document.shape', 'names no model (alias)', place);
    if (on === undefined || !isDay(on)) {
      throw new BadDocument('document.shape', 'released_on is no day such as 2026-02-05', place);
    }
    const before = releases.get(alias);
    if (before !== undefined && before !== on) throw new BadDocument('document.shape', `${alias} has two days`, place);
    releases.set(alias, on);
  }
  return releases;
}

interface Placed {
  readonly row: JsonRecord;
  readonly place: string;
}

function listed(text: string): readonly Placed[] {
  return recordsOf(parseStrict(text)).map((row, index) => ({ row, place: `$[${index}]` }));
}

function tabled(text: string): readonly Placed[] {
  const wanted = [
    ['alias', 'agent'],
    ['released_on', 'release_date'],
  ];
  return [...records(text, wanted)].map(({ row, line }) => ({ row, place: `line ${line}` }));
}
