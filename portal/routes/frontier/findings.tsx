// Flaws that were found while testing a model.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listModelFindings, reportFinding } from '#api/frontier/findings.ts';
import { Pages, useAfterId } from '#portal/asking/pages.tsx';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import {
  noProvenance,
  ProvenanceFields,
  saidProvenance,
} from '#portal/components/frontier/findings/provenance-fields.tsx';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { ReportForm } from '#portal/components/reports/report-form.tsx';
import { Section } from '#portal/components/section.tsx';
import { ShownOnce } from '#portal/components/shown-once.tsx';

type Finding = AnswerOf<typeof listModelFindings>['findings'][number];

export function FindingsPage(): ReactNode {
  const { id: model, reach, scopes } = useModel();
  const after = useAfterId<'model-finding'>();
  const answering = useAnswer(listModelFindings, { params: { model }, query: { after } });
  return (
    <>
      <p>
        A flaw that a model finds in something others run is handed in at once, whatever becomes of the model. It
        becomes a sealed report with its own clocks; no reader of it learns which model found it.
      </p>
      <Section title="Found so far" id="found">
        <Answered answering={answering} what="the findings">
          {({ findings, next }) =>
            findings.length === 0 && next === undefined ? (
              <Empty title="None yet">
                <p>Nothing was handed in that was found while testing this model.</p>
              </Empty>
            ) : (
              <>
                <ul className="bw-cards">
                  {findings.map((finding) => (
                    <li key={finding.id}>
                      <Found finding={finding} />
                    </li>
                  ))}
                </ul>
                <Pages next={next} />
              </>
            )
          }
        </Answered>
      </Section>
      {reach === 'developer' || scopes.includes('model') ? <HandIn /> : null}
    </>
  );
}

function Found({ finding: { report, at, by, provenance } }: { readonly finding: Finding }): ReactNode {
  const said = [
    ['Run or task', provenance.run],
    ['Sample', provenance.sample],
    ['Log', provenance.log],
    ['Note', provenance.note],
  ].filter(([, text]) => text !== undefined);
  return (
    <>
      <p>
        Report <code className="bw-id">{report}</code>, handed in by {by}, <Instant at={at} />
      </p>
      <dl className="bw-facts">
        {said.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="bw-words">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function HandIn(): ReactNode {
  const { id: model, shield } = useModel();
  const change = useChange();
  const [provenance, setProvenance] = useState(noProvenance);
  const [receipt, setReceipt] = useState<string>();
  return (
    <Section title="Hand one in" id="new">
      {receipt === undefined ? (
        <>
          <p>
            Write <code className="bw-id">{shield}</code> where you would write the model’s name.
          </p>
          <ProvenanceFields value={provenance} onChange={setProvenance} />
          <ReportForm
            onHandIn={async (content) => {
              const said = saidProvenance(provenance);
              if (typeof said === 'string') return said;
              const body = { report: { ...content, affected: [...content.affected] }, provenance: said };
              const told = await change(reportFinding, { params: { model }, body });
              if (!told.ok) return told.failure.why;
              setProvenance(noProvenance);
              setReceipt(told.value.receipt);
              return undefined;
            }}
          />
        </>
      ) : (
        <ShownOnce secret={receipt} onSeen={() => setReceipt(undefined)}>
          <p>
            <strong>It is handed in. This is its receipt, shown this once</strong>: with it anybody sees how far the
            report is, and nothing of what it says.
          </p>
        </ShownOnce>
      )}
    </Section>
  );
}
