// Models under the voluntary framework: one's own, and those that one was given access to; what the framework is, and who is
// which office of it.
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listOfferedAccess } from '#api/frontier/grants.ts';
import { adoptModels, enrolModel, listModels } from '#api/frontier/models.ts';
import { useMine } from '#portal/asking/me.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { EnrolForm } from '#portal/components/frontier/frame/enrol-form.tsx';
import { waitingTold } from '#portal/components/frontier/access/waiting.ts';
import { purposeWords } from '#portal/components/frontier/access/words.ts';
import { FrameworkWords } from '#portal/components/frontier/frame/framework-words.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';
import { Offers } from '#portal/routes/frontier/offers.tsx';
import { Offices } from '#portal/routes/frontier/offices.tsx';

type Model = AnswerOf<typeof listModels>['models'][number];

export function FrontierPage(): ReactNode {
  usePageTitle('Frontier models');
  const after = useAfterId<'model'>();
  const answering = useAnswer(listModels, { query: { after } });
  const developers = useMine().filter(({ kind }) => kind === 'ai_developer');
  const isDeveloper = developers.length > 0;
  return (
    <>
      <h1 tabIndex={-1}>Frontier models</h1>
      <Offers />
      <p>
        What a developer of AI shares with the government before a release, by its own choice: Executive Order 14409,
        section 3.
      </p>
      <p className="bw-screen">
        What models are judged by is told to everybody: <a href={paths.frontierCriteria}>criteria</a> and{' '}
        <a href={paths.frontierSuites}>suites</a>. So is how <a href={paths.frontierPartners}>trusted partners</a> are
        chosen, and, as far as it may be, how developers <a href={paths.frontierPublished}>are treated</a>; of what went
        on beside the framework anybody can tell its <a href={paths.frontierLedger}>overseer</a>.
      </p>
      <Answered answering={answering} what="the models">
        {({ models, next }) => (
          <>
            <details open={models.length === 0}>
              <summary>What this is, and what it is not</summary>
              <FrameworkWords />
            </details>
            {isDeveloper || models.some(isOwn) ? <Own models={models.filter(isOwn)} /> : null}
            <Given models={models.filter((one) => !isOwn(one))} />
            <Pages next={next} />
          </>
        )}
      </Answered>
      {isDeveloper ? <Enrol developers={developers} /> : null}
      <Offices />
    </>
  );
}

function isOwn({ reach }: Model): boolean {
  return reach === 'developer';
}

function Own({ models }: { readonly models: readonly Model[] }): ReactNode {
  return (
    <Section title="Your models" id="own">
      {models.length === 0 ? (
        <Empty title="You brought none in">
          <p>
            Bring one in below if you wish; whether you do is told to nobody. Of a colleague’s model you see nothing
            until they read you into its need-to-know group.
          </p>
        </Empty>
      ) : (
        <Models models={models} />
      )}
    </Section>
  );
}

function Given({ models }: { readonly models: readonly Model[] }): ReactNode {
  const offered = useAnswer(listOfferedAccess, {});
  const waiting = offered.is === 'answered' ? waitingTold(offered.value.grants, Date.now()) : undefined;
  return (
    <Section title="Given to you" id="given">
      {waiting === undefined ? null : (
        <p>
          <a href="#offers">{waiting}</a>
        </p>
      )}
      {models.length === 0 ? (
        waiting === undefined ? (
          <Empty title="No model was given to you">
            <p>
              A developer gives access to an organization, and an administrator there names people. Whoever is named
              accepts the terms; then the model stands here, until the access ends by itself.
            </p>
          </Empty>
        ) : null
      ) : (
        <Models models={models} />
      )}
    </Section>
  );
}

function Models({ models }: { readonly models: readonly Model[] }): ReactNode {
  return (
    <ul className="bw-choices">
      {models.map(({ id, name, shield, purposes }) => (
        <li key={id}>
          <a href={paths.frontierModel(id)}>{name}</a> <span className="bw-id">{shield}</span>
          {purposes.length === 0 ? null : (
            <span className="bw-quiet">, for {purposes.map((purpose) => purposeWords[purpose]).join(', and ')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Enrol({ developers }: { readonly developers: ReturnType<typeof useMine> }): ReactNode {
  const change = useChange();
  const router = useRouter();
  return (
    <Section title="Bring a model in" id="enrol">
      <p>
        It is seen by you alone at first. Nothing is told to anybody by bringing it in: you give access, tell dates or
        ask questions later, or never.
      </p>
      <EnrolForm
        developers={developers}
        onEnrol={async ({ org, ...body }) => {
          const enrolled = await change(enrolModel, { params: { org }, body });
          if (!enrolled.ok) return enrolled.failure.why;
          router.history.push(paths.frontierModel(enrolled.value.id));
          return undefined;
        }}
      />
      {developers.map(({ id: org, name }) => (
        <p key={org}>
          Did whoever saw a model of {name} leave?{' '}
          <PressAndSay
            text="Take over what nobody sees any more"
            label={`models of ${name}`}
            press={() => change(adoptModels, { params: { org } })}
          />
        </p>
      ))}
    </Section>
  );
}
