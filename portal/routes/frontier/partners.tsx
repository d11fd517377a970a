// Trusted partners: by what they are chosen, one's own application, and for the government's side those of others.
import { useState, type ReactNode } from 'react';
import { listOffices } from '#api/frontier/offices.ts';
import {
  answerApplication,
  applyAsPartner,
  declarePartnerCriteria,
  listApplications,
  listPartnerCriteria,
  showCoverage,
  showOwnApplication,
  takeApplicationBack,
} from '#api/frontier/partners.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { useMine } from '#portal/asking/me.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField } from '#portal/components/fields.tsx';
import { AnswerForm } from '#portal/components/frontier/partners/answer-form.tsx';
import { ApplicationFacts } from '#portal/components/frontier/partners/application-facts.tsx';
import { ApplicationForm } from '#portal/components/frontier/partners/application-form.tsx';
import { ChosenByBoth } from '#portal/components/frontier/partners/chosen-by-both.tsx';
import { CoverageTable } from '#portal/components/frontier/partners/coverage-table.tsx';
import { CriteriaText } from '#portal/components/frontier/partners/criteria-text.tsx';
import { DeclareForm } from '#portal/components/frontier/partners/declare-form.tsx';
import { PartnerFacts } from '#portal/components/frontier/partners/partner-facts.tsx';
import type { Declared } from '#portal/components/frontier/partners/words.ts';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function PartnersPage(): ReactNode {
  usePageTitle('Trusted partners');
  const answering = useAnswer(listPartnerCriteria, {});
  return (
    <>
      <p className="bw-screen">
        <a href={paths.frontier}>Frontier models</a>
      </p>
      <h1 tabIndex={-1}>Trusted partners</h1>
      <p>
        Organizations that get to use a frontier model before its wider release, to find and mend what it could be
        turned against: hospitals, banks, utilities, and who serves them. A developer and the government choose them
        together (order 14409, section 3(b)(iii)). You apply for the framework, not for a model, and never learn which
        models there are.
      </p>
      <Answered answering={answering} what="the criteria">
        {({ criteria }) => <Parts declared={criteria} />}
      </Answered>
    </>
  );
}

function Parts({ declared }: { readonly declared: readonly Declared[] }): ReactNode {
  const mine = useMine();
  const offices = useAnswer(listOffices, {});
  const clearinghouse = mine.find(({ kind }) => kind === 'clearinghouse');
  const cisa =
    offices.is === 'answered'
      ? offices.value.offices.find(({ office, organization }) => {
          return office === 'cisa-director' && mine.some(({ id }) => id === organization);
        })?.organization
      : undefined;
  const government = cisa ?? clearinghouse?.id;
  const applicants = mine.filter(({ id }) => id !== government);
  const [newest] = declared;
  return (
    <>
      <Section title="What is asked of a partner" id="criteria">
        {newest === undefined ? (
          <p>Nothing is declared yet; until then nobody can apply.</p>
        ) : (
          <CriteriaText declared={newest} />
        )}
        {clearinghouse === undefined ? null : <Declare org={clearinghouse.id} newest={newest} />}
      </Section>
      {newest === undefined || applicants.length === 0 ? null : (
        <Own organizations={applicants} newest={newest} declared={declared} />
      )}
      {government === undefined ? null : (
        <>
          <Queue government={government} declared={declared} />
          <CoverageOfAll />
        </>
      )}
    </>
  );
}

function Declare({ org, newest }: { readonly org: OrganizationId; readonly newest: Declared | undefined }): ReactNode {
  const change = useChange();
  return (
    <DeclareForm
      key={newest?.version ?? 0}
      before={newest?.text}
      onDeclare={async (body) => {
        const declared = await change(declarePartnerCriteria, { params: { org }, body });
        return declared.ok ? undefined : declared.failure.why;
      }}
    />
  );
}

interface OwnProps {
  readonly organizations: readonly { readonly id: OrganizationId; readonly name: string }[];
  readonly newest: Declared;
  readonly declared: readonly Declared[];
}

function Own({ organizations, newest, declared }: OwnProps): ReactNode {
  const [org, setOrg] = useState(organizations[0]?.id);
  return (
    <Section title="Your application" id="own">
      {organizations.length < 2 || org === undefined ? null : (
        <SelectField
          label="Of which organization"
          value={org}
          choices={organizations.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setOrg}
        />
      )}
      {org === undefined ? null : <OwnOf key={org} org={org} newest={newest} declared={declared} />}
    </Section>
  );
}

function OwnOf({
  org,
  newest,
  declared,
}: Omit<OwnProps, 'organizations'> & { readonly org: OrganizationId }): ReactNode {
  const answering = useAnswer(showOwnApplication, { params: { org } });
  const change = useChange();
  if (answering.is === 'failed' && answering.failure.code === 'object.absent') {
    return <p>Its own administrators apply for it: you act for it in other things.</p>;
  }
  return (
    <Answered answering={answering} what="your application">
      {({ application }) => (
        <>
          {application === undefined ? (
            <p>
              You have not applied. Who reads an application: CISA, the clearinghouse, and developers with a model here.
            </p>
          ) : (
            <>
              <ChosenByBoth application={application} />
              <ApplicationFacts application={application} declared={declared} />
              <p>
                <PressAndSay
                  text="Take it back"
                  surely="Nobody else sees any more that there was one."
                  press={() => change(takeApplicationBack, { params: { org } })}
                />
              </p>
            </>
          )}
          <details open={application === undefined ? true : undefined}>
            <summary>{application === undefined ? 'Apply' : 'Change what it says'}</summary>
            <ApplicationForm
              key={application?.version ?? 0}
              declared={newest}
              before={application?.says}
              onApply={async (says) => {
                const applied = await change(applyAsPartner, {
                  params: { org },
                  body: { criteria: newest.version, says },
                });
                return applied.ok ? undefined : applied.failure.why;
              }}
            />
          </details>
        </>
      )}
    </Answered>
  );
}

function Queue({
  government,
  declared,
}: {
  readonly government: OrganizationId;
  readonly declared: readonly Declared[];
}): ReactNode {
  const after = useAfterId<'application'>();
  const answering = useAnswer(listApplications, { query: { after } });
  const change = useChange();
  return (
    <Section title="Applications to answer" id="applications">
      <Answered answering={answering} what="the applications">
        {({ applications, next }) => (
          <>
            {applications.length === 0 ? <p>Nobody has applied.</p> : null}
            {applications.map((one) => (
              <article key={one.id} aria-label={one.applicant.name}>
                <h3>{one.applicant.name}</h3>
                <ApplicationFacts application={one} declared={declared} />
                <AnswerForm
                  applicant={one.applicant.name}
                  isDeveloper={false}
                  onAnswer={async ({ says, reason, interests }) => {
                    const params = { org: government, application: one.id };
                    const told = await change(answerApplication, { params, body: { says, reason, interests } });
                    return told.ok ? undefined : told.failure.why;
                  }}
                />
              </article>
            ))}
            <Pages next={next} />
          </>
        )}
      </Answered>
    </Section>
  );
}

function CoverageOfAll(): ReactNode {
  const answering = useAnswer(showCoverage, {});
  return (
    <Section title="Whom the choices leave out" id="coverage">
      <Answered answering={answering} what="the coverage">
        {({ models }) =>
          models.length === 0 ? (
            <p>No developer has chosen partners for a model that somebody has access to.</p>
          ) : (
            models.map(({ shield, developer, coverage, proposal, partners }) => (
              <article key={shield} aria-label={shield}>
                <h3>
                  <span className="bw-id">{shield}</span>, {developer}
                </h3>
                <CoverageTable label={`Coverage of ${shield}`} coverage={coverage} proposal={proposal} />
                {partners.map((one) => (
                  <PartnerFacts key={one.name} partner={one} />
                ))}
              </article>
            ))
          )
        }
      </Answered>
    </Section>
  );
}
