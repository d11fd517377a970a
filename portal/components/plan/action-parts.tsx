// Why, how, how to check, and what to do if one cannot: whole sentences with their sources, the rest of each unfolded.
import type { ReactNode } from 'react';
import { sourcedOnce, tellings, type Telling } from '#core/formats/bases/plan-tellings.ts';
import { assetCount } from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Action, Sourced } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useHere } from '#portal/components/here.ts';
import { SourcedText } from '#portal/components/sourced-text.tsx';
import * as paths from '#portal/paths.ts';

/** `whole` leaves nothing out, and names each source with chapter and path. */
export function ActionParts({
  action,
  plan,
  whole = false,
}: {
  readonly action: Action;
  readonly plan: Plan;
  readonly whole?: boolean;
}): ReactNode {
  const told = tellings([action]).get(action.id) ?? [];
  return (
    <dl className="bw-parts">
      <Places action={action} />
      {action.needs.length === 0 ? null : (
        <>
          <dt>After</dt>
          <dd>
            <Needs action={action} plan={plan} />
          </dd>
        </>
      )}
      {told.map((part) => (
        <Part key={part.label} part={part} whole={whole} />
      ))}
      <dt>Hours</dt>
      <dd>{action.hours.basis}</dd>
    </dl>
  );
}

const placesMax = 12;

function Places({ action }: { readonly action: Action }): ReactNode {
  const { assets } = action;
  const [first] = assets;
  if (assets.length === 1 && first?.count === 1) return null;
  const names = assets.map(({ name, count }) => (count > 1 ? `${name} ×${count}` : name));
  const rest = names.slice(placesMax);
  return (
    <>
      <dt>Where</dt>
      <dd>
        {plural(assetCount(action), 'asset')}: {names.slice(0, placesMax).join(', ')}
        {rest.length === 0 ? null : (
          <details>
            <summary>and {rest.length} more</summary>
            {rest.join(', ')}
          </details>
        )}
      </dd>
    </>
  );
}

function Needs({ action, plan }: { readonly action: Action; readonly plan: Plan }): ReactNode {
  const { org } = useHere();
  const known = new Map([...plan.actions, ...plan.later].map((one) => [one.id, one]));
  return action.needs.map((id, index) => {
    const needed = known.get(id);
    return (
      <span key={id}>
        {index === 0 ? '' : ', '}
        <a href={paths.action(org, id)}>{needed === undefined ? id : `${needed.rank}. ${needed.title}`}</a>
      </span>
    );
  });
}

function Part({ part, whole }: { readonly part: Telling; readonly whole: boolean }): ReactNode {
  const { label, said, rest } = part;
  const shown = whole ? [...said, ...rest] : said;
  return (
    <>
      <dt>{label}</dt>
      <Sentences said={shown} whole={whole} />
      {whole || rest.length === 0 ? null : (
        <dd>
          <details className="bw-more">
            <summary>
              More: {label.toLowerCase()} ({rest.length})
            </summary>
            <dl className="bw-rest">
              <Sentences said={rest} whole={whole} />
            </dl>
          </details>
        </dd>
      )}
    </>
  );
}

function Sentences({ said, whole }: { readonly said: readonly Sourced[]; readonly whole: boolean }): ReactNode {
  return sourcedOnce(said).map((one, index) => (
    <dd key={index}>
      <SourcedText said={one} whole={whole} />
    </dd>
  ));
}
