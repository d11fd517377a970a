import { changeOrganization as endpoint } from '#api/organizations.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { organizationInAnswer } from '#server/parties/in-answer.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { changeOrganization as write, findOrganization } from '#server/postgres/organizations.ts';

export const changeOrganization = operation(endpoint, ({ inTransaction, ids }, { params: { org }, body }) =>
  inTransaction(async (tx) => {
    const before = await findOrganization(tx, org);
    if (before === undefined) return refuse('object.absent', 'There is none.');
    await write(tx, org, body);
    const after = await findOrganization(tx, org);
    assert(after !== undefined, 'what was changed is there');
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'organization', id: org },
      kind: 'organization.changed',
      before: `${before.hoursAWeek} hours a week, ${before.boundBy ?? 'not bound'}`,
      after: `${after.hoursAWeek} hours a week, ${after.boundBy ?? 'not bound'}`,
    });
    return accept(organizationInAnswer(after));
  }),
);
