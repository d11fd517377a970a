// What a table of runs holds of a suite: who was run on what, what is missing, and whether the suite can still tell.
import { byAlias, inOrder, type Run } from '#core/frontier/horizon/run.ts';
import { runsOnSuite } from '#core/frontier/suites/runs-on-suite.ts';
import { knowings, type StoredSuite, type SuiteItem } from '#core/frontier/suites/suite.ts';
import {
  bestOver,
  saturatedAt,
  saturation,
  type Best,
  type FamilyState,
} from '#core/frontier/statistics/saturation.ts';
import { meanOf } from '#core/frontier/statistics/errors.ts';

export interface SuiteState {
  readonly items: number;
  /** How expert minutes are known, in the order of `knowings`; every one is named. */
  readonly knownBy: readonly { readonly knownBy: SuiteItem['knownBy']; readonly items: number }[];
  /** Of the items, 0 to 1. */
  readonly publicShare: number;
  /** Private items whose content nobody is held to. */
  readonly privateUncommitted: number;
  /** Which model solves most of the items; `undefined` where none was run on half of them. */
  readonly best: Best | undefined;
  /** "No step-change" is never concluded from such a suite (research §2.1). */
  readonly isSaturated: boolean;
  readonly families: readonly FamilyState[];
  /** In the order of their names. */
  readonly models: readonly ModelOnSuite[];
}

export interface ModelOnSuite {
  readonly alias: string;
  /** Items with a run, and the ids of those without. */
  readonly run: number;
  readonly missing: readonly string[];
  readonly attempts: number;
  /** Of the items that were run: mean of the scores, and which part of them is public; `undefined` where none was. */
  readonly solved: number | undefined;
  readonly publicShare: number | undefined;
  /** The same score of its public and of its private items: far apart, it may have seen the public ones. */
  readonly solvedPublic: number | undefined;
  readonly solvedPrivate: number | undefined;
  /** Items of which a run, or the suite, states no version. */
  readonly unknownVersion: number;
  /** Items run in another version than the suite's alone; they are missing too. */
  readonly otherVersion: number;
  /** Items that a run tells other expert minutes or another family of: the suite's are taken. */
  readonly differing: number;
  /** Runs of tasks that are no items of the suite. */
  readonly outside: number;
}

/** Every model of the runs stands in it, also one that was run on no item. */
export function suiteState(suite: StoredSuite, runs: readonly Run[]): SuiteState {
  const { items } = suite;
  const own = runsOnSuite(suite, runs).runs;
  const best = bestOver(own, items.length);
  const open = items.filter(({ visibility, content }) => visibility === 'private' && content === undefined);
  return {
    items: items.length,
    knownBy: knowings.map((knownBy) => ({
      knownBy,
      items: items.filter((one) => one.knownBy === knownBy).length,
    })),
    publicShare: meanOf(items.map(isPublic)),
    privateUncommitted: open.length,
    best,
    isSaturated: best !== undefined && best.share >= saturatedAt,
    families: saturation(own),
    models: [...byAlias(runs)].map(([alias, all]) => modelOn(suite, alias, all)),
  };
}

function modelOn(suite: StoredSuite, alias: string, all: readonly Run[]): ModelOnSuite {
  const { runs, outside, otherVersion } = runsOnSuite(suite, all);
  const scores = Map.groupBy(runs, ({ task }) => task);
  const told = Map.groupBy(all, ({ task }) => task);
  const run = suite.items.filter(({ id }) => scores.has(id));
  const solvedOf = (items: readonly SuiteItem[]): number | undefined =>
    items.length === 0
      ? undefined
      : meanOf(items.map(({ id }) => meanOf((scores.get(id) ?? []).map(({ score }) => score))));
  const missing = suite.items.filter(({ id }) => !scores.has(id)).map(({ id }) => id);
  const other = new Set(otherVersion.map(({ task }) => task));
  return {
    alias,
    run: run.length,
    missing: missing.toSorted(inOrder),
    attempts: runs.length,
    solved: solvedOf(run),
    publicShare: run.length === 0 ? undefined : meanOf(run.map(isPublic)),
    solvedPublic: solvedOf(run.filter((one) => isPublic(one) === 1)),
    solvedPrivate: solvedOf(run.filter((one) => isPublic(one) === 0)),
    unknownVersion: run.filter((one) => isUnknown(one, scores.get(one.id) ?? [])).length,
    otherVersion: missing.filter((id) => other.has(id)).length,
    differing: run.filter((one) => isDiffering(one, told.get(one.id) ?? [])).length,
    outside: outside.length,
  };
}

function isPublic({ visibility }: SuiteItem): number {
  return visibility === 'public' ? 1 : 0;
}

function isUnknown({ version }: SuiteItem, runs: readonly Run[]): boolean {
  return version === undefined || runs.some((run) => run.version === undefined);
}

function isDiffering({ minutes, family }: SuiteItem, runs: readonly Run[]): boolean {
  return runs.some((run) => run.minutes !== minutes || run.family !== family);
}
