// Access that one's organization was given: its administrators name people, and whoever is named reads the terms and accepts.
import { useState, type ReactNode } from 'react';
import { acceptGrant, endAccess, endPerson, listOfferedAccess, namePerson } from '#api/frontier/grants.ts';
import { listMembers } from '#api/members.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { GrantFacts } from '#portal/components/frontier/access/grant-facts.tsx';
import { NamedPeople } from '#portal/components/frontier/access/named-people.tsx';
import type { Grant } from '#portal/components/frontier/access/words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';

/** Nothing at all where there is none. */
export function Offers(): ReactNode {
  const answering = useAnswer(listOfferedAccess, {});
  return (
    <Answered answering={answering} what="access that you were given">
      {({ grants }) =>
        grants.length === 0 ? null : (
          <Section title="Access that was given" id="offers">
            <ul className="bw-cards">
              {grants.map((grant) => (
                <li key={grant.id}>
                  <Offer grant={grant} />
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Answered>
  );
}

function Offer({ grant }: { readonly grant: Grant }): ReactNode {
  const { shield, developer, holder, own, manages, model } = grant;
  return (
    <>
      <h3>
        <span className="bw-id">{shield}</span>
        {developer === undefined ? null : `, of ${developer}`}
      </h3>
      <p className="bw-quiet">Given to {holder.name}</p>
      <GrantFacts grant={grant} />
      {own === 'named' ? <Terms grant={grant} /> : null}
      {model === undefined ? null : (
        <p>
          <a href={paths.frontierModel(model)}>Go to the model</a>
        </p>
      )}
      {own === 'accepted' && model === undefined ? (
        <p>You accepted the terms. You see the model once it opens.</p>
      ) : null}
      {manages ? <OfHolder grant={grant} /> : null}
    </>
  );
}

function Terms({ grant: { id: access, shield, terms, termsDigest } }: { readonly grant: Grant }): ReactNode {
  const change = useChange();
  return (
    <>
      <p>You are named for it. You see nothing of the model before you accept these terms:</p>
      <blockquote className="bw-cited">
        <p className="bw-words">{terms}</p>
      </blockquote>
      <PressAndSay
        text="Accept the terms"
        label={`Accept the terms of ${shield}`}
        weight="main"
        press={async () => change(acceptGrant, { params: { access }, body: { termsDigest } })}
      />
    </>
  );
}

function OfHolder({ grant }: { readonly grant: Grant }): ReactNode {
  const { id: access, shield, own, terms } = grant;
  const change = useChange();
  return (
    <>
      {own === 'named' ? null : (
        <details>
          <summary>What whoever is named promises</summary>
          <p className="bw-words">{terms}</p>
        </details>
      )}
      <NamedPeople grant={grant} onTakeOff={async (person) => change(endPerson, { params: { access, person } })} />
      <NamePerson grant={grant} />
      <PressAndSay
        text="Give it up"
        label={`Give up the access to ${shield}`}
        surely="Nobody of yours sees the model any more."
        press={async () => change(endAccess, { params: { access } })}
      />
    </>
  );
}

function NamePerson({ grant: { id: access, holder, people, shield } }: { readonly grant: Grant }): ReactNode {
  const answering = useAnswer(listMembers, { params: { org: holder.id }, query: { limit: 200 } });
  const change = useChange();
  const [person, setPerson] = useState('');
  const named = people.filter(({ ended }) => !ended).map(({ id }) => id);
  return (
    <Answered answering={answering} what="your members">
      {({ members }) => {
        const open = members.filter(({ id, state }) => state === 'active' && !named.includes(id));
        const chosen = open.find(({ id }) => id === person) ?? open[0];
        if (chosen === undefined) return <p>All of your members are named.</p>;
        return (
          <Form
            submit="Name them"
            label={`Name them for ${shield}`}
            weight="plain"
            small
            onSubmit={async () => {
              const told = await change(namePerson, { params: { access }, body: { person: chosen.id } });
              return told.ok ? undefined : told.failure.why;
            }}
          >
            <SelectField
              label="Name somebody of yours"
              hint="They see the terms here, and the model once they accept them."
              value={chosen.id}
              choices={open.map(({ id, name }) => ({ value: id, text: name }))}
              onChange={setPerson}
            />
          </Form>
        );
      }}
    </Answered>
  );
}
