import type { ReactNode } from 'react';
import { Alert } from '#portal/components/alert.tsx';
import { purposeWords, scopesTold } from '#portal/components/frontier/access/words.ts';
import { Instant } from '#portal/components/instant.tsx';
import type { ThisModel } from '#portal/components/frontier/frame/this-model.ts';

/** By what the reader sees this model, who else does, and what is recorded of it. */
export function WhoSees({
  model: { reach, purposes, scopes, shield, until },
}: {
  readonly model: ThisModel;
}): ReactNode {
  return (
    <Alert tone="told">
      {reach === 'developer' ? (
        <p>
          <strong>Need to know.</strong> Of your own people those see this whom you read in; of others those to whom you
          gave access, until it ends. Everybody else learns “{shield}” at the most.
        </p>
      ) : (
        <p>
          <strong>Need to know.</strong> You see this by access that its developer gave, for{' '}
          {purposes.map((purpose) => purposeWords[purpose]).join(', and ')} ({scopesTold(scopes)})
          {until === undefined ? null : (
            <>
              , until <Instant at={until} /> at the latest
            </>
          )}
          . Its developer sees each use. To others say nothing but “{shield}”.
        </p>
      )}
    </Alert>
  );
}
