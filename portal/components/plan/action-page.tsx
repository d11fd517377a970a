// One action whole: what to do and why, with every source; what it closes; the records behind it; what became of it.
import type { ReactNode } from 'react';
import { weekText } from '#core/formats/bases/plan-words.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useHere } from '#portal/components/here.ts';
import { ActionParts } from '#portal/components/plan/action-parts.tsx';
import { ActionFacts, ActionWord, type Say } from '#portal/components/plan/action-row.tsx';
import { ClosesTable } from '#portal/components/plan/closes-table.tsx';
import { WriteNote } from '#portal/components/notes/write-note.tsx';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';

export interface ActionPageProps {
  readonly action: Action & { readonly week?: number | undefined };
  readonly plan: Plan;
  readonly today: Day;
  readonly say: Say | undefined;
  /** What became of it so far. */
  readonly history: ReactNode;
}

export function ActionPage({ action, plan, today, say, history }: ActionPageProps): ReactNode {
  const isThisWeek = plan.actions.some(({ id }) => id === action.id);
  return (
    <>
      <BackToPlan />
      <header className="bw-action-head">
        <h1 tabIndex={-1}>{action.title}</h1>
        <p className="bw-quiet">
          {isThisWeek
            ? `Number ${action.rank} of this week`
            : `Number ${action.rank} of the plan; week ${weekText(action.week)} at this pace`}{' '}
          · <span className="bw-id">{action.id}</span>
        </p>
        <ActionFacts action={action} plan={plan} />
        {say === undefined ? null : <ActionWord action={action} today={today} say={say} />}
      </header>
      <ActionParts action={action} plan={plan} whole />
      {action.closes.length === 0 ? null : (
        <Section title={action.kind === 'confirm' ? 'What it is about' : 'What it closes'} id="closes">
          <ClosesTable closes={action.closes} />
        </Section>
      )}
      {action.sources.length === 0 ? null : (
        <Section title="Records behind it" id="records">
          <p className="bw-small">{action.sources.join(', ')}</p>
        </Section>
      )}
      <Section title="What became of it" id="history">
        {history}
        <WriteNote about={action.title} />
      </Section>
    </>
  );
}

function BackToPlan(): ReactNode {
  const { org } = useHere();
  return (
    <nav className="bw-back bw-screen" aria-label="Back">
      <a href={paths.plan(org)}>This week</a>
    </nav>
  );
}

/** Where an address names an action that the plan has no more. */
export function ActionGone(): ReactNode {
  return (
    <>
      <BackToPlan />
      <h1 tabIndex={-1}>This action is in no plan now</h1>
      <p>
        What it was about is closed, or has become part of another action: plans are made anew as records and
        inventories change. What was said of it stays in the audit trail.
      </p>
    </>
  );
}
