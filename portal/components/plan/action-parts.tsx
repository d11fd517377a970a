// Why, how, how to check, and what to do if one cannot: whole sentences with their sources, the rest of each unfolded.
import type { ReactNode } from 'react';
import { sourcedOnce } from '#core/formats/bases/plan-tellings.ts';
import { assetCount, percentBriefly } from '#core/formats/bases/plan-words.ts';
import { plural } from '#core/kernel/counted.ts';
import type { Action, Sourced } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { useHere } from '#portal/components/here.ts';
import { toldParts, type ToldPart } from '#portal/components/plan/told-parts.ts';
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
  const told = toldParts(action);
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
      <dd>{hoursTold(action)}</dd>
      {whole ? <Risk action={action} /> : null}
    </dl>
  );
}

const placesMax = 12;

function Places({ action }: { readonly action: Action }): ReactNode {
  const { assets } = action;
  const [first] = assets;
  if (assets.length === 1 && first?.count === 1) return null;
  const rest = assets.slice(placesMax);
  return (
    <>
      <dt>Where</dt>
      <dd>
        {plural(assetCount(action), 'asset')}: <Assets assets={assets.slice(0, placesMax)} />
        {rest.length === 0 ? null : (
          <details>
            <summary>and {rest.length} more</summary>
            <Assets assets={rest} />
          </details>
        )}
      </dd>
    </>
  );
}

/** Each leads to where it is found in the inventory. */
function Assets({ assets }: Pick<Action, 'assets'>): ReactNode {
  const { org } = useHere();
  return assets.map(({ name, count }, index) => (
    <span key={name}>
      {index === 0 ? '' : ', '}
      <a href={paths.assetsNamed(org, name)}>{name}</a>
      {count > 1 ? ` ×${count}` : ''}
    </span>
  ));
}

function hoursTold({ hours: { basis } }: Action): string {
  return `${basis}. Say what it took when it is done: later estimates follow that.`;
}

/** What the share of the risk is a share of. */
function Risk({ action: { riskRemoved } }: { readonly action: Action }): ReactNode {
  return (
    <>
      <dt>Risk</dt>
      <dd>
        {percentBriefly(riskRemoved)} of all risk that the plan sees, beyond what the actions before it remove. Of each
        vulnerability on each asset counts the chance that it is used within 30 days, times who can reach the asset,
        times what your work loses without it; the page of a vulnerability shows each of these with who says so.
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

function Part({ part, whole }: { readonly part: ToldPart; readonly whole: boolean }): ReactNode {
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
