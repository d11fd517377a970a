// What is open: met by the inventory now, or left open by the records, with what is planned and said of it.
import type { Match } from '#core/matching/match.ts';
import type { Action } from '#core/plans/action.ts';
import {
  directedOf,
  namedOf,
  timelinessOf,
  type EvidenceInput,
  type EvidenceRow,
  type EvidenceState,
} from '#core/plans/evidence-row.ts';
import { earlier, type Day } from '#core/kernel/days.ts';
import { flawOn, pairOf } from '#core/plans/flaw-keys.ts';
import type { ActionRecord } from '#core/plans/state.ts';

export function openRows(around: EvidenceInput): readonly EvidenceRow[] {
  const { input, made, memory } = around;
  const affected = new Set(made.affected.map(({ match }) => flawOn(match)));
  const groups = new Map<string, Match[]>();
  for (const { match } of made.affected) push(groups, match);
  for (const match of input.matches) {
    // What nobody can tell, and what the operator answered: where the same flaw affects the asset elsewhere, that counts.
    if (match.verdict === 'not affected') continue;
    if (!affected.has(flawOn(match))) push(groups, match);
  }
  const actions = actionsBy(made.plan.actions, made.plan.later);
  const records = new Map(made.state.actions.map((record) => [record.id, record]));
  return [...groups.values()].flatMap((matches) => {
    const [match] = matches;
    if (match === undefined) return [];
    const isAffected = affected.has(flawOn(match));
    const word = isAffected ? undefined : memory.notAffected(match);
    return [rowOf(around, matches, { match, isAffected, word, actions, records })];
  });
}

function push(groups: Map<string, Match[]>, match: Match): void {
  const key = flawOn(match);
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [match]);
  else group.push(match);
}

interface Standing {
  readonly match: Match;
  readonly isAffected: boolean;
  /** The operator's word that it does not concern them. */
  readonly word: string | undefined;
  readonly actions: ReadonlyMap<string, Turn>;
  readonly records: ReadonlyMap<string, ActionRecord>;
}

interface Turn {
  readonly action: Action;
  readonly week: number | undefined;
}

function rowOf(
  around: EvidenceInput,
  matches: readonly Match[],
  { match, isAffected, word, actions, records }: Standing,
): EvidenceRow {
  const { input, memory, assets } = around;
  const asset = assets.get(match.asset.name) ?? match.asset;
  const firstSeenOn = earlier(memory.seen(match)?.firstSeenOn, input.asOf) ?? input.asOf;
  const { directed, dueOn } = directedOf(around, match, asset)(firstSeenOn);
  const turn = actions.get(pairOf({ asset: match.asset.name, vulnerability: match.vulnerability.id }));
  const record = turn === undefined ? undefined : records.get(turn.action.id);
  const state: EvidenceState = word !== undefined ? 'answered' : isAffected ? stateOf(turn) : 'cannot tell';
  return {
    ...namedOf(match.vulnerability),
    asset,
    assetName: asset.name,
    components: [...new Set(matches.map(({ component: { name, version } }) => `${name} ${version ?? ''}`.trim()))],
    directed,
    firstSeenOn,
    dueOn,
    timeliness: word === undefined && isAffected ? timelinessOf(dueOn, undefined, input.asOf) : 'no day',
    state,
    action:
      turn === undefined || word !== undefined
        ? undefined
        : { id: turn.action.id, title: turn.action.title, week: turn.week },
    fixedOn: undefined,
    verifiedBy: word === undefined ? undefined : answerText(word, memory.answeredOn(match)),
    deferral: deferralOf(record),
    controls: (['mitigate', 'isolate'] as const).flatMap((kind) => controlOf(memory.saidDone(kind, match))),
  };
}

function answerText(word: string, on: Day | undefined): string {
  return `the operator's word${on === undefined ? '' : ` of ${on}`}: ${word}`;
}

function stateOf(turn: Turn | undefined): EvidenceState {
  if (turn === undefined) return 'open';
  const { state } = turn.action;
  if (state === 'started' || state === 'said, not seen' || state === 'deferred') return state;
  return turn.week === 0 ? 'planned' : 'open';
}

/** What mends goes before what makes smaller, and both before what only looks. */
const kinds: readonly Action['kind'][] = [
  'upgrade',
  'ask',
  'replace',
  'mitigate',
  'isolate',
  'confirm',
  'investigate',
  'harden',
];

function actionsBy(
  week: readonly Action[],
  later: readonly (Action & { readonly week: number | undefined })[],
): ReadonlyMap<string, Turn> {
  const turns = new Map<string, Turn>();
  const all: readonly Turn[] = [
    ...week.map((action) => ({ action, week: 0 })),
    ...later.map((action) => ({ action, week: action.week })),
  ];
  for (const turn of all) {
    for (const { asset, vulnerability } of [...turn.action.closes, ...(turn.action.doubts ?? [])]) {
      const key = pairOf({ asset, vulnerability });
      const known = turns.get(key);
      if (known === undefined || kinds.indexOf(turn.action.kind) < kinds.indexOf(known.action.kind))
        turns.set(key, turn);
    }
  }
  return turns;
}

function deferralOf(record: ActionRecord | undefined): EvidenceRow['deferral'] {
  if (record?.state !== 'deferred') return undefined;
  return { since: record.on, until: record.until, approvedBy: record.approvedBy, reason: record.reason };
}

function controlOf(record: ActionRecord | undefined): EvidenceRow['controls'] {
  return record === undefined ? [] : [{ title: record.title, saidOn: record.on, reason: record.reason }];
}
