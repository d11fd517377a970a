import type { z } from 'zod';
import { moveAction as endpoint } from '#api/plans.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { answer, defer, finish, start, type Move, type Said, type State } from '#core/plans/state.ts';
import { operation } from '#server/operations/context.ts';
import { providerActing } from '#server/parties/via-grant.ts';
import { actionInAnswer } from '#server/planning/action-in-answer.ts';
import { dayOf } from '#server/planning/replan.ts';
import { addMove, type MoveName } from '#server/postgres/action-moves.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { changeAction, giveAnswer, raiseStateVersion, readForWord } from '#server/postgres/plan-state.ts';

type Spoken = z.output<typeof endpoint.body>;

const moves: Readonly<Record<MoveName, Move>> = { start, done: finish, defer, answer };
const events = { start: 'action.started', done: 'action.done', defer: 'action.deferred', answer: 'action.answered' };

/** By the command's own moves: the next plan is made from what they leave. */
export const moveAction = operation(endpoint, (context, { params: { org, action }, body }) =>
  context.inTransaction(async (tx) => {
    const { ids, clock } = context;
    await raiseStateVersion(tx, org);
    const before = await readForWord(tx, org, action);
    const [record] = before.actions;
    if (record === undefined) return refuse('object.absent', 'No plan names such an action.');
    const said = saidIn(body, dayOf(clock.now()));
    // What is asked is answered as a question: the same id is an action's here.
    const decided = moves[body.move]({ ...before, questions: [] }, action, said);
    if (!decided.ok) return refusalOf(decided);
    const [moved] = decided.value.actions;
    assert(moved !== undefined, 'a move keeps the action');
    await changeAction(tx, org, moved);
    for (const given of newIn(decided.value, before)) await giveAnswer(tx, org, given);
    const moveId = ids.next<'event'>();
    await addMove(tx, org, { moveId, move: body.move, record, said });
    await recordEvent(tx, {
      eventId: moveId,
      organizationId: org,
      via: await providerActing(tx, org, 'plan.act', clock.now()),
      object: { kind: 'action', id: action },
      kind: events[body.move],
      before: record.state,
      after: moved.state,
    });
    return accept(actionInAnswer(moved));
  }),
);

function saidIn(spoken: Spoken, on: string): Said {
  const plain = { on, hours: spoken.hours, reason: spoken.reason, until: undefined, because: undefined };
  switch (spoken.move) {
    case 'start':
    case 'done':
      return plain;
    case 'defer':
      return { ...plain, until: spoken.until, approvedBy: spoken.approvedBy };
    case 'answer':
      return { ...plain, because: spoken.because, only: spoken.only };
  }
}

function newIn(after: State, before: State): State['answers'] {
  return after.answers.filter((one) => !before.answers.includes(one));
}

function refusalOf({ code, why }: { readonly code: string; readonly why: string }) {
  switch (code) {
    case 'action.until_past':
    case 'answer.not_a_choice':
      return refuse(code, why);
    default:
      throw new Error(`a word of an action was read by its schema, and is refused: ${code}`);
  }
}
