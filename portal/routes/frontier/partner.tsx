// Partners of one model: for its developer who applies and whom it chooses; for a partner what it promised and tells.
import type { ReactNode } from 'react';
import {
  choosePartner,
  listModelPartners,
  listPartnerCriteria,
  listPartnerEntries,
  tellAsPartner,
} from '#api/frontier/partners.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { AnswerForm } from '#portal/components/frontier/partners/answer-form.tsx';
import { ApplicationFacts } from '#portal/components/frontier/partners/application-facts.tsx';
import { CoverageTable } from '#portal/components/frontier/partners/coverage-table.tsx';
import { EntryForm } from '#portal/components/frontier/partners/entry-form.tsx';
import { PartnerFacts } from '#portal/components/frontier/partners/partner-facts.tsx';
import { agreementWords } from '#portal/components/frontier/partners/words.ts';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';

export function ModelPartnersPage(): ReactNode {
  const { reach } = useModel();
  return reach === 'developer' ? <Developer /> : <AsPartner />;
}

function Developer(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listModelPartners, { params: { model } });
  const criteria = useAnswer(listPartnerCriteria, {});
  const declared = criteria.is === 'answered' ? criteria.value.criteria : [];
  const change = useChange();
  return (
    <Answered answering={answering} what="the partners">
      {({ applications, coverage, proposal, partners }) => (
        <>
          <p>
            You and the government choose a trusted partner together: both say yes, with a reason, and either may think
            again (<a href={paths.frontierPartners}>what is asked of a partner</a>). Whoever is chosen has access once
            you give it. No release waits for any of this.
          </p>
          <Section title="Whom your choice leaves out" id="coverage">
            <CoverageTable label="Coverage" coverage={coverage} proposal={proposal} />
          </Section>
          <Section title="Applicants" id="applicants">
            {applications.length === 0 ? <p>Nobody has applied to the framework.</p> : null}
            {applications.map((one) => (
              <article key={one.id} aria-label={one.applicant.name}>
                <h3>{one.applicant.name}</h3>
                <p>
                  <strong>{agreementWords[one.agreement]}.</strong>{' '}
                  {one.agreement === 'agreed' ? <a href={paths.frontierAccess(model)}>Give it access</a> : null}
                </p>
                <ApplicationFacts application={one} declared={declared} />
                <AnswerForm
                  applicant={one.applicant.name}
                  isDeveloper
                  onAnswer={async (body) => {
                    const told = await change(choosePartner, { params: { model, application: one.id }, body });
                    return told.ok ? undefined : told.failure.why;
                  }}
                />
              </article>
            ))}
          </Section>
          <Section title="What partners tell" id="partners">
            {partners.length === 0 ? <p>No partner has access yet.</p> : null}
            {partners.map((one) => (
              <PartnerFacts key={one.name} partner={one} />
            ))}
          </Section>
        </>
      )}
    </Answered>
  );
}

function AsPartner(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listPartnerEntries, { params: { model } });
  const change = useChange();
  return (
    <Answered answering={answering} what="what you promised">
      {({ partners }) => (
        <>
          <Section title="What you promised, and told" id="partners">
            <p>The developer and the government read this.</p>
            {partners.map((one) => (
              <PartnerFacts key={one.name} partner={one} />
            ))}
          </Section>
          <Section title="Tell what you did" id="tell">
            <EntryForm
              obligations={partners[0]?.obligations ?? []}
              onTell={async (body) => {
                const told = await change(tellAsPartner, { params: { model }, body });
                return told.ok ? undefined : told.failure.why;
              }}
            />
          </Section>
        </>
      )}
    </Answered>
  );
}
