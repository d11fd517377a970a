// What a word about an action would do, before it is sent: by core's own moves, on a state that knows this action alone.
import type { Day } from '#core/kernel/days.ts';
import type { Decision } from '#core/kernel/decision.ts';
import type { Action } from '#core/plans/action.ts';
import { answer, defer, emptyState, finish, start, type ActionRecord, type Move } from '#core/plans/state.ts';

/** What a person says of an action, as the API takes it. */
export interface Saying {
  readonly move: 'start' | 'done' | 'defer' | 'answer';
  /** Spent since the last word. */
  readonly hours?: number;
  readonly until?: Day;
  readonly reason?: string;
  /** With a deferral: who approved it. */
  readonly approvedBy?: string;
  /** A justification, or what came of a look. */
  readonly because?: string;
  /** With what came of a look: of these vulnerabilities alone. */
  readonly only?: readonly string[];
}

const moves: Readonly<Record<Saying['move'], Move>> = { start, done: finish, defer, answer };

/** The action as it would stand after this, or why it may not be said. */
export function previewMove(action: Action, saying: Saying, on: Day): Decision<ActionRecord> {
  const record: ActionRecord = {
    id: action.id,
    kind: action.kind,
    title: action.title,
    assets: action.assets.map(({ name }) => name),
    assetKind: 'unknown',
    count: 1,
    closes: action.closes,
    state: 'planned',
    on,
    hours: 0,
    until: undefined,
    reason: undefined,
    because: undefined,
    evidence: [],
    closedOn: undefined,
  };
  const { hours, until, reason, approvedBy, because, only } = saying;
  const said = { on, hours, until, reason, approvedBy, because, only };
  const moved = moves[saying.move]({ ...emptyState, actions: [record] }, action.id, said);
  if (!moved.ok) return moved;
  const [after = record] = moved.value.actions;
  return { ok: true, value: after };
}
