import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { Instant } from '#portal/components/instant.tsx';
import {
  operatorWords,
  relationWords,
  sizeWords,
  type Answer,
  type Application,
  type Declared,
} from '#portal/components/frontier/partners/words.ts';

/** What an application says, whether it is fit and why, and what was answered. */
export function ApplicationFacts({
  application,
  declared,
}: {
  readonly application: Application;
  readonly declared: readonly Declared[];
}): ReactNode {
  const { says, fitness, answers, version, at, criteria, shown } = application;
  const asked = declared.find((one) => one.version === criteria)?.text.criteria ?? [];
  return (
    <>
      <Alert tone={fitness.isFit ? 'told' : 'warn'}>
        <p>
          <strong>{fitness.isFit ? 'Fit, by the declared criteria.' : 'Not fit, by the declared criteria.'}</strong>
        </p>
        <ul>
          {fitness.reasons.map(({ why }) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      </Alert>
      <Answers answers={answers} version={version} />
      <details>
        <summary>What the application says</summary>
        <dl className="bw-facts">
          <dt>Said last</dt>
          <dd>
            <Instant at={at} />, as version {version}, by version {criteria} of the criteria
          </dd>
          <dt>Size</dt>
          <dd>{sizeWords[says.size]}</dd>
          <dt>Operates</dt>
          <dd>{says.operates === undefined ? 'No critical infrastructure' : operatorWords(says.operates)}</dd>
          <dt>Serves</dt>
          <dd>{says.serves.length === 0 ? 'Nobody that it names' : says.serves.map(operatorWords).join('; ')}</dd>
          <dt>Hours a week</dt>
          <dd>{says.hoursAWeek}</dd>
          <dt>People who would act</dt>
          <dd>{says.people.length === 0 ? 'None named' : says.people.join(', ')}</dd>
          <dt>Interests</dt>
          <dd>
            {says.interests.length === 0
              ? 'None declared'
              : says.interests.map(({ relation, developer }) => `${relationWords[relation]} ${developer}`).join('; ')}
          </dd>
        </dl>
        {says.shows.map(({ criterion, text }) => (
          <div key={criterion}>
            <h4>{asked.find(({ id }) => id === criterion)?.asked ?? criterion}</h4>
            <p className="bw-words">{text}</p>
            <p className="bw-quiet">
              Its digest begins with{' '}
              <span className="bw-id">{shown.find((one) => one.criterion === criterion)?.digest.slice(0, 12)}</span>.
            </p>
          </div>
        ))}
      </details>
    </>
  );
}

function Answers({ answers, version }: { readonly answers: readonly Answer[]; readonly version: number }): ReactNode {
  if (answers.length === 0) return <p>Nobody has answered it yet.</p>;
  return (
    <ul>
      {answers.map((one, index) => (
        <li key={index}>
          <strong>{one.says === 'yes' ? 'Yes' : 'No'}</strong>, says {byWords(one)} on {one.on}: {one.reason}
          {one.version < version ? <span className="bw-quiet"> (Of what it said before.)</span> : null}
          {one.followed ? <span className="bw-quiet"> (Thought again since.)</span> : null}
        </li>
      ))}
    </ul>
  );
}

function byWords({ side, by, model }: Answer): string {
  if (side === 'government') return by ?? 'the government';
  const who = by ?? model?.developer ?? 'a developer';
  return model === undefined ? who : `${who} for ${model.shield}`;
}
