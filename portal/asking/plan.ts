// The plan as it stands, asked for again while a newer one is being made; and what is said of it meanwhile.
import { useState } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { answerQuestion, moveAction, showPlan } from '#api/plans.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import type { Answering } from '#portal/components/answered.tsx';
import type { Say } from '#portal/components/plan/action-row.tsx';
import type { AnswerQuestion } from '#portal/components/plan/question-list.tsx';
import type { Saying } from '#portal/components/plan/preview-move.ts';

export type PlanAnswer = AnswerOf<typeof showPlan>;

/** A plan takes seconds to be made. */
const whileMadeMs = 2000;

export function usePlan(): Answering<PlanAnswer> {
  const { id: org } = useOrganization();
  return useAnswer(showPlan, { params: { org } }, { everyMs: (answer) => (isComing(answer) ? whileMadeMs : false) });
}

/** A plan that is held up does not come by asking. */
function isComing({ stale, waitsFor, heldUpBy }: PlanAnswer): boolean {
  return (stale || waitsFor === 'planning') && heldUpBy.length === 0;
}

/** What was said since the plan was made, until the next one has it. */
export interface Word {
  readonly say: Say;
  readonly onAnswer: AnswerQuestion;
  /** The plan with what was said put in. */
  readonly withWord: (plan: Plan) => Plan;
}

interface Said {
  readonly states: ReadonlyMap<string, Action['state']>;
  readonly answered: ReadonlySet<string>;
  /** Of which plan it was said. */
  readonly madeAt: string | undefined;
}

const nothing: Said = { states: new Map(), answered: new Set(), madeAt: undefined };

export function useWord(madeAt: string | undefined): Word {
  const { id: org } = useOrganization();
  const change = useChange();
  const [said, setSaid] = useState(nothing);
  const current = said.madeAt === madeAt ? said : { ...nothing, madeAt };
  return {
    say: async (action, saying) => {
      const moved = await change(moveAction, { params: { org, action: action.id }, body: bodyOf(saying) });
      if (!moved.ok) return moved.failure.why;
      setSaid({ ...current, states: new Map([...current.states, [action.id, moved.value.state]]) });
      return undefined;
    },
    onAnswer: async (question, value) => {
      const given = await change(answerQuestion, { params: { org, question: question.id }, body: { value } });
      if (!given.ok) return given.failure.why;
      setSaid({ ...current, answered: new Set([...current.answered, question.id]) });
      return undefined;
    },
    withWord: (plan) => ({
      ...plan,
      actions: plan.actions.map((action) => ({ ...action, state: current.states.get(action.id) ?? action.state })),
      later: plan.later.map((action) => ({ ...action, state: current.states.get(action.id) ?? action.state })),
      questions: plan.questions.filter(({ id }) => !current.answered.has(id)),
    }),
  };
}

/** The body of a move: each has its own fields. */
function bodyOf({ move, hours, reason, until, approvedBy, because, only }: Saying) {
  const told = { ...(hours === undefined ? {} : { hours }), ...(reason === undefined ? {} : { reason }) };
  switch (move) {
    case 'start':
    case 'done':
      return { move, ...told };
    case 'defer':
      return {
        move,
        ...told,
        reason: reason ?? '',
        ...(until === undefined ? {} : { until }),
        ...(approvedBy === undefined ? {} : { approvedBy }),
      };
    case 'answer':
      return { move, ...told, because: because ?? '', ...(only === undefined ? {} : { only: [...only] }) };
  }
}
