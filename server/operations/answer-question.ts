import { answerQuestion as endpoint } from '#api/plans.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { answer } from '#core/plans/state.ts';
import { operation } from '#server/operations/context.ts';
import { providerActing } from '#server/parties/via-grant.ts';
import { dayOf } from '#server/planning/replan.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { giveAnswer, raiseStateVersion, readForWord } from '#server/postgres/plan-state.ts';

export const answerQuestion = operation(endpoint, (context, { params: { org, question }, body }) =>
  context.inTransaction(async (tx) => {
    const { ids, clock } = context;
    await raiseStateVersion(tx, org);
    // No action bears the id of a question.
    const state = await readForWord(tx, org, question);
    if (!state.questions.some(({ id }) => id === question))
      return refuse('object.absent', 'The plan that stands asks no such question.');
    const said = { on: dayOf(clock.now()), hours: undefined, until: undefined, reason: body.reason };
    const decided = answer(state, question, { ...said, because: body.value });
    if (!decided.ok) return refuse('answer.not_a_choice', decided.why);
    const given = decided.value.answers.find((one) => one.question === question);
    assert(given !== undefined, 'an answer that was accepted is there');
    await giveAnswer(tx, org, given);
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      via: await providerActing(tx, org, 'plan.act', clock.now()),
      object: { kind: 'question', id: question },
      kind: 'question.answered',
    });
    return accept({ value: given.value, assets: [...given.assets] });
  }),
);
