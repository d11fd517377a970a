// The items of a suite from a table of tasks, as published data sets have it.
import type { SuiteItem } from '#core/frontier/suites/suite.ts';
import { textOf, type JsonRecord } from '#core/kernel/json.ts';

export type ItemReading =
  | { readonly ok: true; readonly item: SuiteItem }
  | { readonly ok: false; readonly fault: { readonly reason: string; readonly example: string } };

/** The columns of expert minutes and of how they are known: Lyptus', METR's. */
const columns = [
  ['best_available_minutes', 'best_available_source'],
  ['human_minutes', 'human_source'],
] as const;

const knowingOf: ReadonlyMap<string, SuiteItem['knownBy']> = new Map([
  ['completion', 'completion'],
  ['baseline', 'completion'],
  ['first_blood', 'first-blood'],
  ['first-blood', 'first-blood'],
  ['estimate', 'estimate'],
  ['expert_estimate', 'estimate'],
  ['censored', 'at-least'],
  ['at-least', 'at-least'],
]);

/**
 * A row of a table of tasks: `task_id`, `task_family`, expert minutes with their source, and where they stand `task_version`,
 * `public`, `content_sha256`. An item whose minutes nobody knows, or nobody says how, is none.
 *
 * Source: Lyptus, cyber-task-horizons-data, task_difficulties.csv; METR, eval-analysis-public, `human_source`.
 *
 * @param usual where the table has no column `public`
 */
export function itemOfRow(row: JsonRecord, place: string, usual: SuiteItem['visibility'] | undefined): ItemReading {
  const drop = (reason: string, value: unknown): ItemReading => ({
    ok: false,
    fault: { reason, example: `${place}: ${value === undefined ? 'nothing stands there' : JSON.stringify(value)}` },
  });
  const id = textOf(row['task_id']);
  if (id === undefined) return drop('task has no id (task_id)', row['task_id']);
  const [time, source] = columns.find(([name]) => row[name] !== undefined) ?? columns[0];
  const minutes = minutesIn(row[time]);
  if (minutes === undefined) return drop(`expert minutes are not known (${time})`, row[time]);
  const knownBy = wordIn(knowingOf, row[source]);
  if (knownBy === undefined) return drop(`how expert minutes are known is not told (${source})`, row[source]);
  const family = textOf(row['task_family']);
  if (family === undefined) return drop('task names no family (task_family)', row['task_family']);
  const visibility = row['public'] === undefined ? usual : wordIn(visibilityOf, row['public']);
  if (visibility === undefined) return drop('whether the task is public is not told (public)', row['public']);
  return { ok: true, item: { id, family, minutes, knownBy, visibility, ...about(row) } };
}

function about(row: JsonRecord): Pick<SuiteItem, 'version' | 'content'> {
  const version = textOf(row['task_version']);
  const content = textOf(row['content_sha256']);
  return { ...(version === undefined ? {} : { version }), ...(content === undefined ? {} : { content }) };
}

function minutesIn(value: unknown): number | undefined {
  const minutes = Number(value ?? NaN);
  return minutes > 0 && minutes < Infinity ? minutes : undefined;
}

function wordIn<Word>(words: ReadonlyMap<string, Word>, value: unknown): Word | undefined {
  return words.get(textOf(value)?.toLowerCase() ?? '');
}

const visibilityOf: ReadonlyMap<string, SuiteItem['visibility']> = new Map([
  ['true', 'public'],
  ['yes', 'public'],
  ['1', 'public'],
  ['false', 'private'],
  ['no', 'private'],
  ['0', 'private'],
]);
