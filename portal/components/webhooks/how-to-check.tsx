import type { ReactNode } from 'react';
import { WebLink } from '#portal/components/sourced-text.tsx';

/** By whom a message is, as Standard Webhooks says it: how a receiver without one of its libraries works it out. */
export function HowToCheck(): ReactNode {
  return (
    <>
      <p>
        Messages are those of Standard Webhooks (<WebLink address="https://www.standardwebhooks.com/" />
        ), and its libraries check them. By hand:
      </p>
      <dl className="bw-parts">
        <dt>
          <code>webhook-id</code>
        </dt>
        <dd>The same for each attempt at one message: take each in once.</dd>
        <dt>
          <code>webhook-timestamp</code>
        </dt>
        <dd>Of the attempt, in seconds since 1970: refuse what is minutes old.</dd>
        <dt>
          <code>webhook-signature</code>
        </dt>
        <dd>
          <code>v1,</code> and, in base64, the HMAC-SHA256 over <code>ID.TIMESTAMP.BODY</code>, with the bytes that
          stand in base64 behind <code>whsec_</code> in the secret.
        </dd>
      </dl>
      <p>
        Answer with a status from 200 to 299 within ten seconds. What does not arrive is sent again; after five days
        without any that arrived, or an answer of 410, the webhook is disabled until a test arrives.
      </p>
    </>
  );
}
