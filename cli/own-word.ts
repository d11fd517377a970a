// What the operator said before, put into matches: `match` shows and fails on the same as `plan`.
import { existsSync } from 'node:fs';
import { readInventory, type Watch } from '#cli/inventory.ts';
import type { Io } from '#cli/io.ts';
import { statePath, type StateOptions } from '#cli/state-path.ts';
import type { Inventory } from '#core/components/inventory.ts';
import type { Day } from '#core/kernel/days.ts';
import type { State } from '#core/plans/state.ts';
import type { Match } from '#core/matching/match.ts';

export interface OwnWord {
  /** The match with its asset and verdict as the operator answered; the same one where nothing was answered. */
  readonly applied: (match: Match) => Match;
  readonly firstSeenOn: (match: Match) => Day | undefined;
  /** Whether `applied` may change anything: where it can't, verdicts need not be told to be counted. */
  readonly hasAnswers: boolean;
}

const nothing: OwnWord = { applied: (match) => match, firstSeenOn: () => undefined, hasAnswers: false };

/** The state that these options name. What reads states is loaded only where there is one: it costs half a start. */
export async function ownState(options: StateOptions, io: Pick<Io, 'cwd'>): Promise<State | undefined> {
  const path = statePath(options, io);
  if (path === undefined || !existsSync(path)) return undefined;
  const { readState } = await import('#cli/state.ts');
  return readState(path).state;
}

/** The inventory, read as people said it is to be read. */
// oxlint-disable-next-line max-params -- what is read, how, and who watches
export async function ownInventory(
  { inventory: paths }: StateOptions,
  state: State | undefined,
  io: Pick<Io, 'cwd'>,
  watch?: Watch,
): Promise<Inventory> {
  if (state === undefined) return readInventory(paths, io, watch);
  const { toldBy } = await import('#cli/told.ts');
  const { withToldNames } = await import('#core/plans/told.ts');
  return withToldNames(await readInventory(paths, io, watch, toldBy(state)), state.answers);
}

export async function ownWordOf(state: State | undefined, inventory: Inventory): Promise<OwnWord> {
  if (state === undefined) return nothing;
  const { answeredAssets, recall } = await import('#core/plans/memory.ts');
  const { answeredMatch } = await import('#core/plans/answered-points.ts');
  const memory = recall(state);
  const assets = answeredAssets(inventory, state.answers);
  const withPoints = answeredMatch(state.answers);
  const applied = (given: Match): Match => {
    const match = { ...withPoints(given), asset: assets.get(given.asset.name) ?? given.asset };
    if (match.verdict === 'not affected') return match;
    const because = memory.notAffected(match);
    if (because !== undefined)
      return { ...match, verdict: 'not affected', disputed: false, reason: `your answer: ${because}` };
    return memory.affected(match) ? { ...match, verdict: 'affected', reason: undefined } : match;
  };
  return {
    applied,
    firstSeenOn: (match) => memory.seen(match)?.firstSeenOn,
    hasAnswers: state.answers.length > 0 || state.actions.some((record) => record.state === 'answered'),
  };
}
