// The office that determines lays a result in the record.
import type { ReactNode } from 'react';
import { recordEvidence } from '#api/frontier/determinations.ts';
import { listResults } from '#api/frontier/results.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { verdictWords } from '#portal/components/frontier/determination/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Instant } from '#portal/components/instant.tsx';
import { Empty } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';

export function LayEvidence(): ReactNode {
  const { id: model } = useModel();
  const change = useChange();
  const answering = useAnswer(listResults, { params: { model } });
  return (
    <Section title="Lay a result in the record" id="lay">
      <Answered answering={answering} what="the results">
        {({ results }) => {
          const judged = results.filter(({ criteria }) => criteria !== undefined);
          return judged.length === 0 ? (
            <Empty title="No result by published criteria">
              <p>Work one out on the page of the evidence first; it names the criteria that it is judged by.</p>
            </Empty>
          ) : (
            <ul className="bw-cards">
              {judged.map(({ id, madeAt, by, says, levels }) => (
                <li key={id}>
                  <p>
                    {verdictWords[says]}. {levels.map(({ level, verdict }) => `${level}: ${verdict}`).join('; ')}
                  </p>
                  <p className="bw-quiet">
                    Worked out by {by.name}, <Instant at={madeAt} />
                  </p>
                  <PressAndSay
                    text="Lay it in the record"
                    label={`the result of ${madeAt.slice(0, 16)}`}
                    press={() => change(recordEvidence, { params: { model }, body: { result: id } })}
                  />
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </Section>
  );
}
