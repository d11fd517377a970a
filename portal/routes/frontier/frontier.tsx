// Models under the voluntary framework: one's own, and those that one was given access to.
import type { ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listModels } from '#api/frontier/models.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Section } from '#portal/components/section.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

type Model = AnswerOf<typeof listModels>['models'][number];

export function FrontierPage(): ReactNode {
  usePageTitle('Frontier models');
  const after = useAfterId<'model'>();
  const answering = useAnswer(listModels, { query: { after } });
  return (
    <>
      <h1 tabIndex={-1}>Frontier models</h1>
      <Answered answering={answering} what="the models">
        {({ models, next }) => (
          <>
            <Section title="Your models" id="own">
              <Models models={models.filter(({ reach }) => reach === 'developer')} />
            </Section>
            <Section title="Given to you" id="given">
              <Models models={models.filter(({ reach }) => reach === 'grants')} />
            </Section>
            <Pages next={next} />
          </>
        )}
      </Answered>
    </>
  );
}

function Models({ models }: { readonly models: readonly Model[] }): ReactNode {
  if (models.length === 0) return <p>There is none.</p>;
  return (
    <ul className="bw-choices">
      {models.map(({ id, name, shield }) => (
        <li key={id}>
          <a href={paths.frontierModel(id)}>{name}</a> <span className="bw-id">{shield}</span>
        </li>
      ))}
    </ul>
  );
}
