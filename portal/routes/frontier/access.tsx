// Who has access to a model: given by its developer, to organizations that name people; what they did with it; its end. To who
// may use the model, how it is reached.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { endAccess, endPerson, giveAccess, listAccess, showModelUse } from '#api/frontier/grants.ts';
import { listOffices } from '#api/frontier/offices.ts';
import { listModelPartners } from '#api/frontier/partners.ts';
import { showTimeline } from '#api/frontier/timelines.ts';
import { accessPurposes, officesFor } from '#core/frontier/access/grant.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { GiveForm, type PossibleHolder } from '#portal/components/frontier/access/give-form.tsx';
import { GrantFacts } from '#portal/components/frontier/access/grant-facts.tsx';
import { NamedPeople } from '#portal/components/frontier/access/named-people.tsx';
import { stateOf, type Grant } from '#portal/components/frontier/access/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Empty } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { AccessUses } from '#portal/routes/frontier/access-uses.tsx';
import { Releases } from '#portal/routes/frontier/releases.tsx';
import { Widening } from '#portal/routes/frontier/widening.tsx';

export function AccessPage(): ReactNode {
  const { reach } = useModel();
  return reach === 'developer' ? <OfDeveloper /> : <HowToReach />;
}

function OfDeveloper(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listAccess, { params: { model } });
  return (
    <>
      <p>
        Nobody but those whom you let in learns of this model. Access is for named people, for one purpose, and ends by
        itself; you can end it at any time, without a reason.
      </p>
      <Section title="Given" id="given">
        <Answered answering={answering} what="the access you gave">
          {({ grants }) => <Given grants={grants} />}
        </Answered>
      </Section>
      <Give />
      <AccessUses />
      <Releases />
    </>
  );
}

function Given({ grants }: { readonly grants: readonly Grant[] }): ReactNode {
  if (grants.length === 0)
    return (
      <Empty title="Nobody has access">
        <p>You gave none. Nothing follows from that.</p>
      </Empty>
    );
  const now = Date.now();
  const live = grants.filter((grant) => isLive(grant, now));
  const past = grants.filter((grant) => !isLive(grant, now));
  return (
    <>
      <Cards grants={live} />
      {past.length === 0 ? null : (
        <details>
          <summary>What ended ({past.length})</summary>
          <Cards grants={past} />
        </details>
      )}
    </>
  );
}

function isLive(grant: Grant, now: number): boolean {
  const state = stateOf(grant, now);
  return state === 'open' || state === 'opens later';
}

function Cards({ grants }: { readonly grants: readonly Grant[] }): ReactNode {
  if (grants.length === 0) return <p>Nothing that you gave is open.</p>;
  return (
    <ul className="bw-cards">
      {grants.map((grant) => (
        <li key={grant.id}>
          <GrantCard grant={grant} />
        </li>
      ))}
    </ul>
  );
}

function GrantCard({ grant }: { readonly grant: Grant }): ReactNode {
  const { id: access, holder, terms, instructions } = grant;
  const change = useChange();
  const live = isLive(grant, Date.now());
  return (
    <>
      <h3>{holder.name}</h3>
      <GrantFacts grant={grant} />
      {live ? (
        <NamedPeople grant={grant} onTakeOff={async (person) => change(endPerson, { params: { access, person } })} />
      ) : null}
      <details>
        <summary>What whoever is named promises</summary>
        <p className="bw-words">{terms}</p>
      </details>
      {instructions === undefined ? null : (
        <details>
          <summary>How they reach the model</summary>
          <p className="bw-words">{instructions}</p>
        </details>
      )}
      {live ? (
        <>
          <Widening grant={grant} />
          <PressAndSay
            text="End it"
            label={`End the access of ${holder.name}`}
            surely="From their next request on they see nothing of the model."
            press={async () => change(endAccess, { params: { access } })}
          />
        </>
      ) : null}
    </>
  );
}

function Give(): ReactNode {
  const { id: model } = useModel();
  const offices = useAnswer(listOffices, {});
  const partners = useAnswer(listModelPartners, { params: { model } });
  const timeline = useAnswer(showTimeline, { params: { model } });
  const change = useChange();
  return (
    <Section title="Give access" id="give">
      <Answered answering={offices} what="the offices">
        {({ offices: all }) => (
          <Answered answering={partners} what="the partners">
            {({ applications }) => (
              <Answered answering={timeline} what="your window">
                {({ window }) => (
                  <GiveForm
                    holders={[...officesAmong(all), ...partnersAmong(applications)]}
                    window={window}
                    onGive={async (body) => {
                      const given = await change(giveAccess, { params: { model }, body });
                      return given.ok ? undefined : given.failure.why;
                    }}
                  />
                )}
              </Answered>
            )}
          </Answered>
        )}
      </Answered>
    </Section>
  );
}

type Office = AnswerOf<typeof listOffices>['offices'][number];

/** Each organization once, with all that it may be given access for. */
function officesAmong(all: readonly Office[]): readonly PossibleHolder[] {
  const byId = Map.groupBy(all, ({ organization }) => organization);
  return [...byId].map(([id, held]) => ({
    id,
    name: held[0]?.name ?? '',
    purposes: accessPurposes.filter(
      (purpose) => purpose !== 'partner' && held.some(({ office }) => officesFor[purpose].includes(office)),
    ),
  }));
}

function partnersAmong(applications: AnswerOf<typeof listModelPartners>['applications']): readonly PossibleHolder[] {
  return applications
    .filter(({ agreement }) => agreement === 'agreed')
    .map(({ applicant: { id, name } }) => ({ id, name, purposes: ['partner'] }));
}

function HowToReach(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(showModelUse, { params: { model } });
  return (
    <Section title="How the model is reached" id="use">
      <p>That you looked here is told to its developer.</p>
      <Answered answering={answering} what="how it is reached">
        {({ ways }) =>
          ways.length === 0 ? (
            <p>Its developer wrote nothing here: ask whom you know there.</p>
          ) : (
            ways.map(({ grant, instructions }) => (
              <p key={grant} className="bw-words">
                {instructions}
              </p>
            ))
          )
        }
      </Answered>
    </Section>
  );
}
