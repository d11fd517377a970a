// What the evidence of a model says, as it was worked out.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import { listResultItems, listResults, verifyResult } from '#api/frontier/results.ts';
import { useAnswer, useAskOnce } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { ResultCard } from '#portal/components/frontier/evidence/result-card.tsx';
import { againstTold, type Result } from '#portal/components/frontier/evidence/words.ts';
import { useModel } from '#portal/components/frontier/frame/this-model.ts';
import { Empty } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { Section } from '#portal/components/section.tsx';
import * as paths from '#portal/paths.ts';

export function Results(): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listResults, { params: { model } });
  return (
    <Section title="What the evidence says" id="says">
      <Answered answering={answering} what="the results">
        {({ results: [first, ...earlier] }) =>
          first === undefined ? (
            <Empty title="Nothing was worked out yet">
              <p>Hand in evidence, then compare it with a released model or with the developer’s own one before.</p>
            </Empty>
          ) : (
            <>
              <OneResult result={first} />
              {earlier.length === 0 ? null : (
                <details>
                  <summary>What was worked out before ({earlier.length})</summary>
                  <ul className="bw-cards">
                    {earlier.map((one) => (
                      <li key={one.id}>
                        <OneResult result={one} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          )
        }
      </Answered>
    </Section>
  );
}

function OneResult({ result }: { readonly result: Result }): ReactNode {
  const { reach, scopes } = useModel();
  return reach === 'developer' || scopes.includes('evidence') ? (
    <WithItems result={result} />
  ) : (
    <ResultCard result={result} itemsOf={() => undefined} />
  );
}

function WithItems({ result }: { readonly result: Result }): ReactNode {
  const { id: model } = useModel();
  const answering = useAnswer(listResultItems, { params: { model, result: result.id } });
  const items = answering.is === 'answered' ? answering.value.comparisons : [];
  return (
    <ResultCard result={result} itemsOf={(against) => items.find((one) => one.against === against)?.items}>
      <Verify result={result} />
    </ResultCard>
  );
}

function Verify({ result }: { readonly result: Result }): ReactNode {
  const { id: model } = useModel();
  const ask = useAskOnce();
  const [found, setFound] = useState<AnswerOf<typeof verifyResult>>();
  const records = [
    ...result.comparisons.map(({ against }) => ({ of: against, text: againstTold[against] })),
    ...(result.levels.length === 0 ? [] : [{ of: 'levels', text: 'By levels of criteria' } as const]),
  ];
  const press = async () => {
    const done = await ask(verifyResult, { params: { model, result: result.id } });
    if (done.ok) setFound(done.value);
    return done;
  };
  return (
    <details>
      <summary>Check it yourself</summary>
      <p>
        Whoever holds the runs comes to the same with <code>breakwater frontier verify RECORD RUNS</code>.
      </p>
      <ul>
        {records.map(({ of, text }) => (
          <li key={of}>
            <a href={paths.frontierResultRecord({ model, result: result.id, of })} download>
              Record: {text}
            </a>
          </li>
        ))}
        <li>
          <a href={paths.frontierResultRuns(model, result.id)} download>
            All runs that it was worked out from
          </a>
        </li>
      </ul>
      <PressAndSay text="Work it out again here" weight="plain" press={press} />
      {found === undefined ? null : (
        <p role="status">
          {found.same
            ? 'Worked out again from the runs that are kept: the same, to the last digit.'
            : 'Worked out again from the runs that are kept: it is not the same.'}
        </p>
      )}
    </details>
  );
}
