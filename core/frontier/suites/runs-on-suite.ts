// Which of a table's runs are runs of a suite's items.
import type { Run } from '#core/frontier/horizon/run.ts';
import type { StoredSuite, SuiteItem } from '#core/frontier/suites/suite.ts';

export interface RunsOnSuite {
  /** Family, expert minutes and visibility as the suite has them. */
  readonly runs: readonly Run[];
  /** Of tasks that are no items of it. */
  readonly outside: readonly Run[];
  /** Of another version of an item: these say nothing of this one. */
  readonly otherVersion: readonly Run[];
}

/**
 * The runs as the suite sees them. A run that states another version than its item has is left out; one that states none is
 * taken, and counted by `suiteState`.
 */
export function runsOnSuite({ items }: StoredSuite, runs: readonly Run[]): RunsOnSuite {
  const byId = new Map(items.map((one) => [one.id, one]));
  const own: Run[] = [];
  const outside: Run[] = [];
  const otherVersion: Run[] = [];
  for (const run of runs) {
    const item = byId.get(run.task);
    if (item === undefined) outside.push(run);
    else if (isOtherVersion(run, item)) otherVersion.push(run);
    else own.push({ ...run, family: item.family, minutes: item.minutes, isPublic: item.visibility === 'public' });
  }
  return { runs: own, outside, otherVersion };
}

function isOtherVersion({ version }: Run, item: SuiteItem): boolean {
  return version !== undefined && item.version !== undefined && version !== item.version;
}
