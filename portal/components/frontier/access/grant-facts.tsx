import type { ReactNode } from 'react';
import { purposeWords, scopesTold, stateOf, type Grant } from '#portal/components/frontier/access/words.ts';
import { Instant } from '#portal/components/instant.tsx';

/** What a grant is for, what it opens, and from when until when. */
export function GrantFacts({ grant }: { readonly grant: Grant }): ReactNode {
  const { purpose, scopes, opensAt, expiresAt } = grant;
  const state = stateOf(grant, Date.now());
  return (
    <>
      <p>
        For {purposeWords[purpose]}: {scopesTold(scopes)}.
      </p>
      <p className="bw-quiet">
        {state === 'ended' ? (
          'Was ended'
        ) : (
          <>
            {state === 'opens later' ? (
              <>
                Opens <Instant at={opensAt} />, ends by itself{' '}
              </>
            ) : state === 'over' ? (
              'Ended by itself '
            ) : (
              'Ends by itself '
            )}
            <Instant at={expiresAt} /> UTC
          </>
        )}
        .
      </p>
    </>
  );
}
