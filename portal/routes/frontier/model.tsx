// What surrounds the pages of one model: what it is called, who may see it, and the way to its other pages.
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { showModel } from '#api/frontier/models.ts';
import { isId } from '#core/kernel/ids.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import { useAnswer } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { Tabs } from '#portal/components/frame/shell.tsx';
import { modelSections } from '#portal/components/frontier/frame/sections.ts';
import { ModelProvider } from '#portal/components/frontier/frame/this-model.ts';
import { WhoSees } from '#portal/components/frontier/frame/who-sees.tsx';
import { Absent } from '#portal/components/page-states.tsx';
import { usePageTitle } from '#portal/page-title.ts';
import * as paths from '#portal/paths.ts';

export function ModelFrame(): ReactNode {
  const { model = '' } = useParams({ strict: false });
  if (!isId<'model'>(model)) return <Absent what="model" />;
  return <OfModel key={model} model={model} />;
}

function OfModel({ model: id }: { readonly model: ModelId }): ReactNode {
  usePageTitle('Frontier model');
  const here = useRouterState({ select: ({ location }) => location.pathname.replace(/(?<=.)\/$/, '') });
  const answering = useAnswer(showModel, { params: { model: id } });
  return (
    <Answered answering={answering} what="model" isPart={false}>
      {(model) => (
        <ModelProvider value={model}>
          <p className="bw-screen">
            <a href={paths.frontier}>Frontier models</a>
          </p>
          <h1 tabIndex={-1}>
            {model.name} <span className="bw-id">{model.shield}</span>
          </h1>
          <WhoSees model={model} />
          <Tabs
            label="Model"
            isInner
            tabs={modelSections
              .filter(({ isFor }) => isFor(model))
              .map(({ text, address }) => ({ text, href: address(id), isCurrent: here === address(id) }))}
          />
          <Outlet />
        </ModelProvider>
      )}
    </Answered>
  );
}
