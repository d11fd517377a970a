import type { ReactNode } from 'react';
import { Instant } from '#portal/components/instant.tsx';
import { relationWords, sizeWords, type Declared } from '#portal/components/frontier/partners/words.ts';

/** What was declared, as everybody reads it. */
export function CriteriaText({ declared }: { readonly declared: Declared }): ReactNode {
  const { version, declaredAt, digest, text } = declared;
  const { criteria, excludedBy, hoursLeast, peopleLeast, targets, obligations } = text;
  return (
    <>
      <p className="bw-quiet">
        Version {version}, declared <Instant at={declaredAt} />. Its digest begins with{' '}
        <span className="bw-id">{digest.slice(0, 12)}</span>.
      </p>
      <h3>What an applicant shows</h3>
      <ul>
        {criteria.map(({ id, asked }) => (
          <li key={id}>{asked}</li>
        ))}
      </ul>
      <h3>What it has</h3>
      <ul>
        <li>
          Hours a week to act on what is found:{' '}
          {(['small', 'medium', 'large'] as const)
            .map((size) => `${hoursLeast[size]} where it is ${sizeWords[size].toLowerCase()}`)
            .join(', ')}
          .
        </li>
        <li>People who would act, by name: {peopleLeast}.</li>
        <li>
          No interest that excludes. Of the model’s own developer: {told(excludedBy.own)}. Of another developer:{' '}
          {told(excludedBy.others)}.
        </li>
      </ul>
      <h3>What a partner promises</h3>
      {obligations.length === 0 ? <p>Nothing beyond the terms of its access.</p> : null}
      <ul>
        {obligations.map(({ id, text: promise, days }) => (
          <li key={id}>
            {promise} Within {days} days of its access.
          </li>
        ))}
      </ul>
      <h3>Whom each choice of partners should bring in</h3>
      {targets.length === 0 ? <p>No targets are declared.</p> : null}
      <ul>
        {targets.map(({ id, what, least }) => (
          <li key={id}>
            {what}, or who serves them: {least} at least
          </li>
        ))}
      </ul>
    </>
  );
}

function told(relations: Declared['text']['excludedBy']['own']): string {
  return relations.length === 0 ? 'none' : relations.map((one) => `${relationWords[one]} it`).join(', ');
}
