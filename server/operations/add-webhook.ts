import { addWebhook as endpoint, webhooksMax } from '#api/webhooks.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findPerson } from '#server/postgres/persons.ts';
import { insertWebhook, listWebhooks } from '#server/postgres/webhooks.ts';
import { placeOfSecret } from '#server/webhooks/deliver.ts';
import { makeSecret } from '#server/webhooks/signature.ts';

export const addWebhook = operation(endpoint, async (context, { params: { org }, body: { url } }) => {
  const { ids, random, sealer, courier, asker, inTransaction } = context;
  if (!courier.takes(url))
    return refuse('webhook.address', 'A webhook is an https address, without a name or password.');
  const webhookId = ids.next<'webhook'>();
  const secret = makeSecret(random);
  return inTransaction(async (tx) => {
    if ((await listWebhooks(tx, org)).length >= webhooksMax)
      return refuse('webhook.too_many', `There are ${webhooksMax} webhooks already: remove one first.`);
    const person = await findPerson(tx, asker.personId);
    assert(person !== undefined, 'whoever is signed in may see themselves');
    const sealed = await sealer.seal(
      tx,
      { organizationId: org, compartmentId: undefined },
      { place: placeOfSecret(webhookId), plain: Buffer.from(secret) },
    );
    const madeBy = { id: person.personId, name: person.name };
    await insertWebhook(tx, { organizationId: org, webhookId, url, secret: sealed, madeBy });
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'webhook', id: webhookId },
      kind: 'webhook.added',
      after: 'active',
    });
    return accept({ id: webhookId, secret });
  });
});
