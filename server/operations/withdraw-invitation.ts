import { withdrawInvitation as endpoint } from '#api/members.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { withdrawInvitation as write } from '#server/postgres/invitations.ts';

export const withdrawInvitation = operation(endpoint, ({ inTransaction, ids }, { params: { org, invitation } }) =>
  inTransaction(async (tx) => {
    if (!(await write(tx, org, invitation)))
      return refuse('object.absent', 'There is no open invitation of this kind.');
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'invitation', id: invitation },
      kind: 'invitation.withdrawn',
      before: 'open',
      after: 'withdrawn',
    });
    return accept(undefined);
  }),
);
