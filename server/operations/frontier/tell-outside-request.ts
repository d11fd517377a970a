import { tellOutsideRequest as endpoint } from '#api/frontier/fairness.ts';
import { accept } from '#core/kernel/decision.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';

export const tellOutsideRequest = operation(endpoint, (context, { params: { org }, body }) =>
  context.inTransaction(async (tx) => {
    await recordFairness(tx, context, undefined, { by: org, entry: { kind: 'requested-outside', ...body } });
    await recordEvent(tx, {
      eventId: context.ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-ledger', id: org },
      kind: 'frontier-ledger.told',
    });
    return accept(undefined);
  }),
);
