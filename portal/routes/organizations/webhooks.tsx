// Where an organization's tickets are sent, and whether they arrive.
import { useState, type ReactNode } from 'react';
import { addWebhook, listWebhooks, removeWebhook, testWebhook } from '#api/webhooks.ts';
import { useMay, useOrganization } from '#portal/asking/me.ts';
import { useAnswer, useChange } from '#portal/asking/use-answer.ts';
import { Answered } from '#portal/components/answered.tsx';
import { TextField } from '#portal/components/fields.tsx';
import { Form } from '#portal/components/form.tsx';
import { Empty, NotInRole } from '#portal/components/page-states.tsx';
import { Section } from '#portal/components/section.tsx';
import { ShownOnce } from '#portal/components/shown-once.tsx';
import { HowToCheck } from '#portal/components/webhooks/how-to-check.tsx';
import { WebhookCard } from '#portal/components/webhooks/webhook-card.tsx';
import { usePageTitle } from '#portal/page-title.ts';

export function WebhooksPage(): ReactNode {
  usePageTitle('Webhooks');
  return (
    <>
      <h1 tabIndex={-1}>Webhooks</h1>
      <p>
        A webhook hands each action of this week to your ticket system as it comes, changes or is done, so that nobody
        has to copy it. Of organizations that let you read their plans, it hands on theirs too.
      </p>
      {useMay('organization.manage') ? <Webhooks /> : <NotInRole what="webhooks" />}
    </>
  );
}

function Webhooks(): ReactNode {
  const { id: org } = useOrganization();
  const answering = useAnswer(listWebhooks, { params: { org } });
  const change = useChange();
  return (
    <>
      <Section title="Where your tickets are sent" id="webhooks">
        <Answered answering={answering} what="the webhooks">
          {({ webhooks }) =>
            webhooks.length === 0 ? (
              <Empty title="Nowhere yet">
                <p>
                  People who work from this week’s page need none. Add one where yours work from a ticket system, with
                  the address at which it takes in webhooks.
                </p>
              </Empty>
            ) : (
              <ul className="bw-cards">
                {webhooks.map((one) => (
                  <li key={one.id}>
                    <WebhookCard
                      webhook={one}
                      onTest={async () => change(testWebhook, { params: { org, webhook: one.id } })}
                      onRemove={async () => change(removeWebhook, { params: { org, webhook: one.id } })}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Section>
      <Add />
      <Section title="How the receiver checks a message" id="check">
        <HowToCheck />
      </Section>
    </>
  );
}

function Add(): ReactNode {
  const { id: org } = useOrganization();
  const change = useChange();
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState<string>();
  const add = async (): Promise<string | undefined> => {
    if (!URL.canParse(url.trim())) return 'Enter the whole address, from https:// on.';
    const added = await change(addWebhook, { params: { org }, body: { url: url.trim() } });
    if (!added.ok) return added.failure.why;
    setSecret(added.value.secret);
    setUrl('');
    return undefined;
  };
  return (
    <Section title="Add one" id="new">
      {secret === undefined ? null : (
        <ShownOnce secret={secret} onSeen={() => setSecret(undefined)}>
          <p>
            <strong>This is its secret. It is shown this once</strong>: enter it at the receiver, which checks by it
            that a message is from here. Then send a test.
          </p>
        </ShownOnce>
      )}
      <Form submit="Add it" label="Add it: the webhook" onSubmit={add}>
        <TextField
          label="Address"
          hint="Of the public internet, by https: your ticket system shows it where it takes in webhooks"
          value={url}
          maxLength={2000}
          onChange={setUrl}
        />
      </Form>
    </Section>
  );
}
