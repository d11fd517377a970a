// One action of the week: what to do in sight, why and how one step away, and what became of it said beside it.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { due, estimate, ofRiskBriefly, percentBriefly } from '#core/formats/bases/plan-words.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useHere } from '#portal/components/here.ts';
import { ActionControls } from '#portal/components/plan/action-controls.tsx';
import { ActionParts } from '#portal/components/plan/action-parts.tsx';
import { MoveForm, type Intent } from '#portal/components/plan/move-form.tsx';
import type { Saying } from '#portal/components/plan/preview-move.ts';
import { stateWords } from '#portal/components/plan/state-words.ts';
import * as paths from '#portal/paths.ts';

/** Takes what is said of an action; answers why it was refused. Absent for whoever may only read. */
export type Say = (action: Pick<Action, 'id'>, saying: Saying) => Promise<string | undefined>;

export interface ActionRowProps {
  readonly action: Action;
  readonly plan: Plan;
  readonly today: Day;
  readonly say: Say | undefined;
}

export function ActionRow({ action, plan, today, say }: ActionRowProps): ReactNode {
  const { org } = useHere();
  const [isTold, setIsTold] = useState(false);
  const { id, rank, title } = action;
  return (
    <li className="bw-action" id={`action-${id}`}>
      <span className="bw-rank" aria-hidden="true">
        {rank}
      </span>
      <div className="bw-action-said">
        <h3>
          <span className="bw-hidden">{rank}. </span>
          <a href={paths.action(org, id)}>{title}</a>
        </h3>
        <ActionFacts action={action} plan={plan} />
      </div>
      <button
        type="button"
        className="usa-button usa-button--unstyled bw-unfold bw-screen"
        aria-expanded={isTold}
        aria-controls={`why-${id}`}
        aria-label={`Why and how: ${title}`}
        onClick={() => setIsTold(!isTold)}
      >
        Why and how
      </button>
      {say === undefined ? null : <ActionWord action={action} today={today} say={say} />}
      {/* There for paper even where it is folded on the screen. */}
      <div className="bw-why" id={`why-${id}`} hidden={!isTold}>
        <ActionParts action={action} plan={plan} />
      </div>
    </li>
  );
}

/** When, how long, how much of the risk. */
export function ActionFacts({ action, plan }: { readonly action: Action; readonly plan: Plan }): ReactNode {
  const state = stateWords[action.state];
  return (
    <p className="bw-facts">
      {state === undefined ? null : <span className="usa-tag bw-state">{state}</span>}
      <span className={isPressing(action, plan) ? 'bw-pressing' : undefined}>{due(action, plan.asOf)}</span>
      <span>{estimate(action)}</span>
      <span>
        {percentBriefly(action.riskRemoved)} {ofRiskBriefly(plan)}
      </span>
    </p>
  );
}

/** Only what binds is late; advice is not shouted. */
function isPressing({ overdueSince, binding, dueOn }: Action, { asOf }: Plan): boolean {
  return overdueSince !== undefined || (binding && dueOn !== undefined && dueOn <= asOf);
}

/** The buttons of an action, and the form that one of them opens. */
export function ActionWord({
  action,
  today,
  say,
}: {
  readonly action: Action;
  readonly today: Day;
  readonly say: Say;
}): ReactNode {
  const [intent, setIntent] = useState<Intent>();
  const [why, setWhy] = useState<string>();
  const controls = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (intent !== undefined) panel.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [intent]);
  const close = (): void => {
    setIntent(undefined);
    controls.current?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <>
      <div className="bw-action-controls bw-screen" ref={controls}>
        <ActionControls
          action={action}
          intent={intent}
          onIntent={(next) => setIntent(next === intent ? undefined : next)}
          onStart={async () => setWhy(await say(action, { move: 'start' }))}
        />
        {why === undefined ? null : (
          <p className="usa-error-message" role="alert">
            {why}
          </p>
        )}
      </div>
      {intent === undefined ? null : (
        <div className="bw-action-panel bw-screen" ref={panel}>
          <MoveForm
            key={intent}
            action={action}
            intent={intent}
            today={today}
            onSay={async (saying) => say(action, saying)}
            onClose={close}
          />
        </div>
      )}
    </>
  );
}
