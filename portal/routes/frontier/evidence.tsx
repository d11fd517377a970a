// Evidence of a model: handed in, compared, and what it says.
import { useState, type ReactNode } from 'react';
import { listEvidence } from '#api/frontier/evidence.ts';
import { listSuites } from '#api/frontier/suites.ts';
import { isId } from '#core/kernel/ids.ts';
import { sendEvidence } from '#portal/asking/send-evidence.ts';
import { useAnswer, useReload } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { SelectField, TextField } from '#portal/components/fields.tsx';
import { EvidenceCard } from '#portal/components/frontier/evidence/evidence-card.tsx';
import { PowerForm } from '#portal/components/frontier/evidence/power-form.tsx';
import type { Evidence } from '#portal/components/frontier/evidence/words.ts';
import { useModel, type ThisModel } from '#portal/components/frontier/frame/this-model.ts';
import { DropDocuments } from '#portal/components/inventory/drop-documents.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';
import { Results } from '#portal/routes/frontier/results.tsx';
import { WorkOut } from '#portal/routes/frontier/work-out.tsx';

export function EvidencePage(): ReactNode {
  const model = useModel();
  const answering = useAnswer(listEvidence, { params: { model: model.id } });
  return (
    <>
      <p>
        What the model did on suites of items, and what that says beside other models. It is worked out so that anybody
        who holds the same runs comes to the same; it decides nothing.
      </p>
      {mayHandIn(model) ? <HandIn /> : null}
      <Answered answering={answering} what="the evidence">
        {({ evidence }) => (
          <>
            <Section title="Handed in" id="handed-in">
              {evidence.length === 0 ? <None /> : <Cards evidence={evidence} />}
            </Section>
            {mayWorkOut(model) && evidence.some(({ runs }) => runs > 0) ? (
              <WorkOut evidence={evidence.filter(({ runs }) => runs > 0)} />
            ) : null}
          </>
        )}
      </Answered>
      <Results />
      <Section title="Before the first run" id="power">
        <p>Whether items could tell a step-change at all. It is worked out on this page; nothing is sent.</p>
        <details>
          <summary>Work out what items would tell</summary>
          <PowerForm />
        </details>
      </Section>
    </>
  );
}

function mayHandIn({ reach, purposes, scopes }: ThisModel): boolean {
  const tests = purposes.includes('evaluation') || purposes.includes('determination');
  return reach === 'developer' || (tests && scopes.includes('record'));
}

function mayWorkOut(model: ThisModel): boolean {
  return mayHandIn(model) && maySeeRuns(model);
}

function maySeeRuns({ reach, scopes }: ThisModel): boolean {
  return reach === 'developer' || scopes.includes('evidence');
}

function None(): ReactNode {
  return (
    <Empty title="No evidence yet">
      <p>Its developer may hand some in, and whoever was given access to test or to determine. Nobody must.</p>
    </Empty>
  );
}

function Cards({ evidence }: { readonly evidence: readonly Evidence[] }): ReactNode {
  const model = useModel();
  return (
    <ul className="bw-cards">
      {evidence.map((one) => (
        <li key={one.id}>
          <EvidenceCard
            evidence={one}
            runsAddress={maySeeRuns(model) ? paths.frontierEvidenceRuns(model.id, one.id) : undefined}
          />
        </li>
      ))}
    </ul>
  );
}

function HandIn(): ReactNode {
  const { id: model } = useModel();
  const [alias, setAlias] = useState('');
  const [suite, setSuite] = useState('');
  const answering = useAnswer(listSuites, {});
  const reload = useReload();
  const suites = answering.is === 'answered' ? answering.value.suites : [];
  const query = {
    ...(alias.trim() === '' ? {} : { alias: alias.trim() }),
    ...(isId<'suite'>(suite) ? { suite } : {}),
  };
  return (
    <Section title="Hand in evidence" id="hand-in">
      <TextField
        label="What the file calls the model"
        hint="Only where it holds runs of several models."
        value={alias}
        onChange={setAlias}
        maxLength={200}
      />
      <SelectField
        label="Suite"
        hint="Where its items are those of a suite that is kept: it says their families and expert times."
        value={suite}
        choices={[
          { value: '', text: 'None: the file says it itself' },
          ...suites.map(({ id, name, version }) => ({ value: id as string, text: `${name} ${version}` })),
        ]}
        onChange={setSuite}
      />
      <p className="bw-quiet">
        The file itself is not kept: its runs are, sealed, with its digest. Messages and events of a log are passed
        over.
      </p>
      <DropDocuments
        what="tables of task runs (CSV or JSONL), logs of Inspect AI (.eval or .json)"
        takesFolders={false}
        onSend={(file, onProgress) => sendEvidence({ model, query }, file, onProgress)}
        onDone={reload}
      />
    </Section>
  );
}
