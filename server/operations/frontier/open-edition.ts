import { openEdition as endpoint } from '#api/frontier/fairness.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { openingOf } from '#server/frontier/fairness/commitments.ts';
import { notOverseer } from '#server/frontier/fairness/ledger.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import {
  insertOpening,
  listCommitments,
  listEditions,
  listOpenings,
  lockEditions,
} from '#server/postgres/frontier/editions.ts';
import { overseerOf } from '#server/postgres/frontier/fairness.ts';

export const openEdition = operation(endpoint, (context, { params: { org, period } }) =>
  context.inTransaction(async (tx) => {
    if ((await overseerOf(tx)) !== org) return notOverseer();
    await lockEditions(tx);
    const edition = (await listEditions(tx)).find((one) => one.period === period);
    if (edition === undefined) return refuse('object.absent', 'There is none.');
    const at = context.clock.now();
    if (at.toZonedDateTimeISO('UTC').toPlainDate().toString() < edition.opensOn) {
      return refuse('edition.too_soon', `It is opened from ${edition.opensOn} on.`);
    }
    const opened = new Set((await listOpenings(tx)).map(({ digest }) => digest));
    for (const one of await listCommitments(tx, { period })) {
      if (opened.has(one.digest)) continue;
      const opening = await openingOf(tx, context, one);
      await insertOpening(tx, one.overseer, { period, digest: one.digest, at, by: 'day', opened: opening });
    }
    await recordEvent(tx, {
      eventId: context.ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-edition', id: period },
      kind: 'frontier-edition.opened',
    });
    return accept(undefined);
  }),
);
