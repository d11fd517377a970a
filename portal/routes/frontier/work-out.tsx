// Asking what evidence says: beside whom, and by which criteria.
import type { ReactNode } from 'react';
import { showCriteria } from '#api/frontier/criteria.ts';
import { listEvidence } from '#api/frontier/evidence.ts';
import { listModels } from '#api/frontier/models.ts';
import { workOutResult } from '#api/frontier/results.ts';
import { listSuites, showSuite } from '#api/frontier/suites.ts';
import { isId } from '#core/kernel/ids.ts';
import { useAnswer, useAnswers, useChange } from '#portal/asking/use-answer.ts';
import { WorkOutForm, type Asked } from '#portal/components/frontier/evidence/work-out-form.tsx';
import type { Evidence } from '#portal/components/frontier/evidence/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Section } from '#portal/components/section.tsx';

export function WorkOut({ evidence }: { readonly evidence: readonly Evidence[] }): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  const released = useReleased();
  const predecessors = usePredecessors();
  const criteria = useAnswer(showCriteria, {});
  const published = criteria.is === 'answered' ? criteria.value.published : [];
  const ask = async (asked: Asked): Promise<string | undefined> => {
    const [before = '', old = ''] = asked.predecessor.split(' ');
    const done = await change(workOutResult, {
      params: { model },
      body: {
        evidence: asked.evidence.filter((id) => isId<'evidence'>(id)),
        ...(isId<'reference'>(asked.bestReleased) ? { bestReleased: asked.bestReleased } : {}),
        ...(isId<'model'>(before) && isId<'evidence'>(old) ? { predecessor: { model: before, evidence: [old] } } : {}),
        ...(asked.criteria === '' ? {} : { criteria: asked.criteria }),
        policy: { margin: asked.margin, cheating: asked.cheating },
      },
    });
    return done.ok ? undefined : done.failure.why;
  };
  return (
    <Section title="Work out what it says" id="work-out">
      <WorkOutForm
        evidence={evidence}
        released={released}
        predecessors={predecessors}
        criteria={published.map(({ digest, version }) => ({
          value: digest,
          text: `Version ${version} (${digest.slice(0, 12)}…)`,
        }))}
        onAsk={ask}
      />
    </Section>
  );
}

/** What released models did, the newest first. */
function useReleased() {
  const suites = useAnswer(listSuites, {});
  const ids = suites.is === 'answered' ? suites.value.suites.map(({ id }) => id) : [];
  const shown = useAnswers(
    showSuite,
    ids.map((suite) => ({ params: { suite } })),
  );
  return shown.flatMap((suite) =>
    (suite?.references ?? []).map(({ id, alias, releasedOn }) => ({
      value: id as string,
      text: `${alias}, released ${releasedOn}, on ${suite?.name ?? ''} ${suite?.version ?? ''}`,
    })),
  );
}

/** Evidence of other models of the same developer, as far as one reaches them. */
function usePredecessors() {
  const { id: own, developer } = useModel();
  const models = useAnswer(listModels, {});
  const others =
    models.is === 'answered'
      ? models.value.models.filter(({ id, developer: of }) => id !== own && of === developer)
      : [];
  const evidence = useAnswers(
    listEvidence,
    others.map(({ id }) => ({ params: { model: id } })),
  );
  return others.flatMap(({ id, name }, index) =>
    (evidence[index]?.evidence ?? [])
      .filter(({ runs }) => runs > 0)
      .map((one) => ({ value: `${id} ${one.id}`, text: `${name}: ${one.alias}, ${one.runs} runs` })),
  );
}
