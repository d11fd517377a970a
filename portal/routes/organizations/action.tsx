// An action of the plan, whole, with its history.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { showAction } from '#api/plans.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { usePlan, useWord, type PlanAnswer } from '#portal/asking/plan.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { NotInRole } from '#portal/components/page-states.tsx';
import { ActionGone, ActionPage as Page } from '#portal/components/plan/action-page.tsx';
import { History } from '#portal/components/plan/history.tsx';
import { Stale } from '#portal/components/plan/plan-standing.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import { today } from '#portal/today.ts';

export function ActionPage(): ReactNode {
  const { action = '' } = useParams({ strict: false });
  usePageTitle('An action');
  if (!useMay('plan.read')) return <NotInRole what="the plan" />;
  return <OfPlan id={action} />;
}

function OfPlan({ id }: { readonly id: string }): ReactNode {
  return (
    <Answered answering={usePlan()} what="the plan" isPart={false}>
      {(answer) => (answer.plan === undefined ? <ActionGone /> : <InPlan id={id} answer={answer} plan={answer.plan} />)}
    </Answered>
  );
}

function InPlan({
  id,
  answer: { madeAt, stale, staleSince },
  plan: made,
}: {
  readonly id: string;
  readonly answer: PlanAnswer;
  readonly plan: Plan;
}): ReactNode {
  const mayAct = useMay('plan.act');
  const { say, withWord } = useWord(madeAt);
  const plan = withWord(made);
  const action = [...plan.actions, ...plan.later].find((one) => one.id === id);
  return (
    <>
      {stale ? <Stale since={staleSince} /> : null}
      {action === undefined ? (
        <>
          <ActionGone />
          <HistoryOf id={id} />
        </>
      ) : (
        <Page
          action={action}
          plan={plan}
          today={today()}
          say={mayAct ? say : undefined}
          history={<HistoryOf id={id} />}
        />
      )}
    </>
  );
}

function HistoryOf({ id }: { readonly id: Action['id'] }): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(showAction, { params: { org, action: id } });
  // What nobody spoke of yet has no record.
  if (answering.is === 'failed' && answering.failure.code === 'object.absent')
    return <p>Nothing was said of it yet.</p>;
  return (
    <Answered answering={answering} what="its history">
      {(record) => <History record={record} />}
    </Answered>
  );
}
