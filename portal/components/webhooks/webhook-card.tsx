// One webhook: whether messages arrive, why not, and what can be done.
import { useState, type ReactNode } from 'react';
import type { AnswerOf } from '#api/endpoint.ts';
import type { listWebhooks, testWebhook } from '#api/webhooks.ts';
import { plural } from '#core/kernel/counted.ts';
import { Alert } from '#portal/components/alert.tsx';
import { Instant } from '#portal/components/instant.tsx';
import type { Failure } from '#portal/components/page-states.tsx';
import { PressAndSay } from '#portal/components/press-and-say.tsx';
import { whyText, type Undelivered } from '#portal/components/webhooks/why-text.ts';

type Webhook = AnswerOf<typeof listWebhooks>['webhooks'][number];

type Done<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

interface WebhookActs {
  readonly onTest: () => Promise<Done<AnswerOf<typeof testWebhook>>>;
  readonly onRemove: () => Promise<Done<unknown>>;
}

export function WebhookCard({ webhook, ...acts }: WebhookActs & { readonly webhook: Webhook }): ReactNode {
  const { url, madeAt, waiting, givenUp } = webhook;
  return (
    <>
      <h3>{url}</h3>
      <dl className="bw-parts">
        <dt>State</dt>
        <dd>
          <StateTold webhook={webhook} />
        </dd>
        <dt>Since</dt>
        <dd>
          <Instant at={madeAt} />
        </dd>
        {waiting === 0 ? null : (
          <>
            <dt>Waiting</dt>
            <dd>{plural(waiting, 'message')} still to be sent</dd>
          </>
        )}
        {givenUp === 0 ? null : (
          <>
            <dt>Given up</dt>
            <dd>
              {plural(givenUp, 'ticket')} whose last message was refused fifteen times. The next change of such a ticket
              is sent anew.
            </dd>
          </>
        )}
      </dl>
      <Acts url={url} {...acts} />
    </>
  );
}

function StateTold({ webhook: { state, failing, deliveredAt } }: { readonly webhook: Webhook }): ReactNode {
  const last =
    deliveredAt === undefined ? (
      'No message has arrived yet.'
    ) : (
      <>
        The last that arrived: <Instant at={deliveredAt} />.
      </>
    );
  return (
    <>
      {state === 'disabled' ? (
        <p>
          <strong>Disabled</strong>: nothing is sent. Mend the receiver, then send a test: one that arrives enables it,
          and what it missed follows.
        </p>
      ) : failing === undefined ? (
        <p>Active</p>
      ) : (
        <p>
          <strong>Messages do not arrive</strong>
        </p>
      )}
      {failing === undefined ? null : (
        <p>
          {whyText(failing)} {plural(failing.failures, 'attempt')} since <Instant at={failing.since} />.
        </p>
      )}
      <p>{last}</p>
    </>
  );
}

type Tested = { readonly arrived: true } | ({ readonly arrived: false } & Undelivered);

function Acts({ url, onTest, onRemove }: WebhookActs & Pick<Webhook, 'url'>): ReactNode {
  const [tested, setTested] = useState<Tested>();
  const test = async () => {
    setTested(undefined);
    const sent = await onTest();
    if (sent.ok) setTested(sent.value.arrived ? { arrived: true } : { ...sent.value, arrived: false });
    return sent;
  };
  return (
    <>
      {tested === undefined ? null : (
        <Alert tone={tested.arrived ? 'well' : 'wrong'} live>
          <p>{tested.arrived ? 'The test arrived.' : `The test did not arrive. ${whyText(tested)}`}</p>
        </Alert>
      )}
      <div className="bw-buttons">
        <PressAndSay text="Send a test" label={`Send a test to ${url}`} weight="plain" press={test} />
        <PressAndSay text="Remove" label={`Remove ${url}`} surely="Nothing more is sent there." press={onRemove} />
      </div>
    </>
  );
}
