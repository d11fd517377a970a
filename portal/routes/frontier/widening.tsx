// More for those who have access: one person of the developer proposes it, another agrees.
import { useState, type ReactNode } from 'react';
import { agreeToWidening, proposeWidening } from '#api/frontier/grants.ts';
import { accessScopes, type AccessScope } from '#core/frontier/access/grant.ts';
import { useChange } from '#portal/asking/use-answer.ts';
import { Form } from '#portal/components/form.tsx';
import { ScopeBoxes } from '#portal/components/frontier/access/scope-boxes.tsx';
import { scopesTold, type Grant } from '#portal/components/frontier/access/words.ts';
import { Instant } from '#portal/components/instant.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';

export function Widening({ grant }: { readonly grant: Grant }): ReactNode {
  const change = useChange();
  const { id: access, widening, holder, scopes } = grant;
  if (widening === undefined) return scopes.length === accessScopes.length ? null : <Propose grant={grant} />;
  const more = widening.scopes.filter((scope) => !scopes.includes(scope));
  return (
    <p>
      It is proposed to open {scopesTold(more)} as well, until <Instant at={widening.lapsesAt} />.{' '}
      {widening.own ? (
        'You proposed it: another person of yours agrees.'
      ) : (
        <PressAndSay
          text="Agree"
          label={`Agree to open more to ${holder.name}`}
          surely="They see it from their next request on."
          press={async () => change(agreeToWidening, { params: { access, widening: widening.id } })}
        />
      )}
    </p>
  );
}

function Propose({ grant: { id: access, scopes, holder } }: { readonly grant: Grant }): ReactNode {
  const change = useChange();
  const open = accessScopes.filter((scope) => !scopes.includes(scope));
  const [chosen, setChosen] = useState<readonly AccessScope[]>([]);
  return (
    <details>
      <summary>Open more to them</summary>
      <Form
        submit="Propose it"
        label={`Propose it: open more to ${holder.name}`}
        weight="plain"
        small
        onSubmit={async () => {
          if (chosen.length === 0) return 'Choose what it opens besides.';
          const told = await change(proposeWidening, { params: { access }, body: { scopes: [...scopes, ...chosen] } });
          if (told.ok) setChosen([]);
          return told.ok ? undefined : told.failure.why;
        }}
      >
        <p>It takes two people: another one of yours, who is read in, agrees.</p>
        <ScopeBoxes legend="What it opens besides" all={open} chosen={chosen} onChange={setChosen} />
      </Form>
    </details>
  );
}
