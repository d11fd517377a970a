// This week: what to do, in a screen; beneath it what else is asked, what comes later, and what the plan can't see.
import type { ReactNode } from 'react';
import {
  ages,
  ageWarnings,
  basis,
  changesTold,
  inPlaceNote,
  inPlaceTold,
  lateness,
  noAction,
} from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Plan } from '#core/plans/plan.ts';
import { Alert } from '#portal/components/alert.tsx';
import { ActionRow, type Say } from '#portal/components/plan/action-row.tsx';
import { useHere } from '#portal/components/here.ts';
import { CountedList } from '#portal/components/plan/counted-list.tsx';
import { HoursBar } from '#portal/components/plan/hours-bar.tsx';
import { LaterWeeks } from '#portal/components/plan/later-weeks.tsx';
import { PlanCharts } from '#portal/components/plan/plan-charts.tsx';
import { PlanTools } from '#portal/components/plan/plan-tools.tsx';
import { QuestionList, type AnswerQuestion } from '#portal/components/plan/question-list.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { saidHere } from '#portal/components/plan/told-parts.ts';
import { Section } from '#portal/components/section.tsx';
import { Told } from '#portal/components/sourced-text.tsx';
import * as paths from '#portal/paths.ts';

export interface WeekProps {
  readonly plan: Plan;
  readonly today: Day;
  readonly say: Say | undefined;
  readonly onAnswer: AnswerQuestion | undefined;
}

export function Week({ plan, today, say, onAnswer }: WeekProps): ReactNode {
  return (
    <>
      <WeekHead plan={plan} />
      <Actions plan={plan} today={today} say={say} />
      <Summary plan={plan} />
      <Age plan={plan} />
      <CannotMeet plan={plan} />
      <Changes plan={plan} />
      {plan.questions.length === 0 ? null : (
        <Section title="Questions whose answers would change this plan" id="questions">
          <QuestionList questions={plan.questions} onAnswer={onAnswer} />
        </Section>
      )}
      {plan.later.length === 0 ? null : (
        <Section title="Later" id="later">
          <LaterWeeks plan={plan} />
        </Section>
      )}
      <InPlaceTold plan={plan} say={say} />
      <Unseen plan={plan} />
      {plan.assumptions.length === 0 ? null : (
        <Section title="Assumed" id="assumed">
          <CountedList lines={plan.assumptions} />
        </Section>
      )}
      <PlanCharts plan={plan} />
      <p className="bw-quiet bw-small">
        {plan.certificate.text} Made as of {plan.asOf} from feed{' '}
        <span className="bw-id">{plan.feed.id.slice(0, 16)}</span>.
      </p>
    </>
  );
}

function WeekHead({ plan }: { readonly plan: Plan }): ReactNode {
  const isOld = ageWarnings(plan).length > 0;
  return (
    <header className="bw-week-head">
      <div className="bw-title-row">
        <h1 tabIndex={-1}>This week: {plural(plan.actions.length, 'action')}</h1>
        <PlanTools />
      </div>
      <HoursBar plan={plan} />
      {isOld ? (
        <p className="bw-aged">
          <strong>What is known here is old</strong>: newer attacks may be missing.{' '}
          <a href="#age">How old, and what to do</a>
        </p>
      ) : null}
    </header>
  );
}

/** What the actions above are a part of. */
function Summary({ plan }: { readonly plan: Plan }): ReactNode {
  const { org } = useHere();
  return (
    <>
      <p className="bw-lead">
        {plan.summary.text} <a href={paths.vulnerabilities(org)}>All vulnerabilities</a>
      </p>
      {plan.boundBy === undefined ? null : <p>Bound by {plan.boundBy}: what it makes due comes first.</p>}
    </>
  );
}

/** Beneath the actions, which stand in sight first; the head of the page leads here. */
function Age({ plan }: { readonly plan: Plan }): ReactNode {
  const warnings = ageWarnings(plan);
  if (warnings.length === 0) return null;
  return (
    <div id="age" className="bw-section">
      <Alert tone="warn">
        <p>
          <Told text={warnings.map(saidHere).join(' ')} />
        </p>
      </Alert>
    </div>
  );
}

function Actions({ plan, today, say }: Omit<WeekProps, 'onAnswer'>): ReactNode {
  if (plan.actions.length === 0) return <p className="bw-none">{noAction(plan)}</p>;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions" className="bw-hidden">
        Do this week
      </h2>
      <ol className="bw-actions">
        {plan.actions.map((action) => (
          <ActionRow key={action.id} action={action} plan={plan} today={today} say={say} />
        ))}
      </ol>
    </section>
  );
}

function CannotMeet({ plan }: { readonly plan: Plan }): ReactNode {
  if (plan.cannotMeet.length === 0) return null;
  return (
    <Section title="Can not be met" id="late" tone="wrong">
      <ul>
        {plan.cannotMeet.map((one) => (
          <li key={one.action}>
            <strong>{one.title}</strong>: {lateness(one, plan.asOf)} {one.why}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Changes({ plan }: { readonly plan: Plan }): ReactNode {
  const told = changesTold(plan);
  if (told === undefined) return null;
  return (
    <Section title={`Since ${told.since}`} id="changes">
      {told.rows.length === 0 ? <p>Nothing changed.</p> : null}
      <ul>
        {told.rows.map(({ label, names }) => (
          <li key={label}>
            {names.length} {label}: <Names names={names} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function InPlaceTold({ plan, say }: Pick<WeekProps, 'plan' | 'say'>): ReactNode {
  if (plan.inPlace.length === 0) return null;
  return (
    <Section title="In place, by your word" id="in-place">
      <ul>
        {plan.inPlace.map((one) => (
          <li key={one.action}>
            <strong>{one.title}</strong>: {inPlaceTold(one)}{' '}
            {say === undefined ? null : (
              <PressAndSay
                text="Ask for it again"
                label={`Ask for it again: ${one.title}`}
                press={async () => {
                  const why = await say({ id: one.action }, { move: 'start' });
                  return why === undefined ? { ok: true } : { ok: false, failure: { code: 'action.start', why } };
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="bw-small bw-quiet">{saidHere(inPlaceNote)}</p>
    </Section>
  );
}

const namesMax = 8;

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  const rest = names.slice(namesMax);
  return (
    <>
      <Told text={names.slice(0, namesMax).join(', ')} />
      {rest.length === 0 ? null : (
        <details>
          <summary>and {rest.length} more</summary>
          <Told text={rest.join(', ')} />
        </details>
      )}
    </>
  );
}

function Unseen({ plan }: { readonly plan: Plan }): ReactNode {
  return (
    <Section title="What this plan cannot see" id="unseen">
      <p>
        {basis(plan)}. {ages(plan)}.
      </p>
      <CountedList lines={plan.cannotSee} />
      {plan.wouldHelp === undefined ? null : (
        <p>
          <strong>What would help most:</strong> <Told text={plan.wouldHelp} />.
        </p>
      )}
    </Section>
  );
}
