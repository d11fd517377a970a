// This week: the plan, or what it waits for.
import type { ReactNode } from 'react';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { usePlan, useWord, type PlanAnswer } from '#portal/asking/plan.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Answered } from '#portal/components/answered.tsx';
import { NotInRole } from '#portal/components/page-states.tsx';
import { HeldUp, NoPlanYet, Stale } from '#portal/components/plan/plan-standing.tsx';
import { Week } from '#portal/components/plan/week.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { today } from '#portal/today.ts';

export function PlanPage(): ReactNode {
  usePageTitle('This week');
  if (!useMay('plan.read'))
    return (
      <>
        <h1 tabIndex={-1}>This week</h1>
        <NotInRole what="the plan" />
      </>
    );
  return <PlanOfWeek />;
}

function PlanOfWeek(): ReactNode {
  return (
    <Answered answering={usePlan()} what="the plan" isPart={false}>
      {(answer) => <Standing answer={answer} />}
    </Answered>
  );
}

function Standing({ answer }: { readonly answer: PlanAnswer }): ReactNode {
  const { name } = useOrganization();
  const mayAct = useMay('plan.act');
  const { say, onAnswer, withWord } = useWord(answer.madeAt);
  const { plan, stale, staleSince, heldUpBy, waitsFor } = answer;
  return (
    <>
      <HeldUp faults={heldUpBy} />
      {plan === undefined ? (
        <NoPlanYet waitsFor={waitsFor ?? 'planning'} isHeldUp={heldUpBy.length > 0} />
      ) : (
        <>
          {stale && heldUpBy.length === 0 ? <Stale since={staleSince} /> : null}
          <Week
            plan={withWord(plan)}
            today={today()}
            say={mayAct ? say : undefined}
            onAnswer={mayAct ? onAnswer : undefined}
          />
          {mayAct ? null : (
            <Alert tone="told">
              <p>You may read this plan. Operators and administrators of {name} say what became of its actions.</p>
            </Alert>
          )}
        </>
      )}
    </>
  );
}
