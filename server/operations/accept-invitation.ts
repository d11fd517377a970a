import { acceptInvitation as endpoint } from '#api/members.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { acceptInvitation as decide } from '#core/parties/invitation.ts';
import type { Member } from '#core/parties/member.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { inviterHolds } from '#server/parties/inviter.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { acceptByCode, findBroughtInvitation } from '#server/postgres/invitations.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { openSessionOf, sessionMaxAgeS } from '#server/sign-in/sign-in.ts';
import { hashOf } from '#server/sign-in/secrets.ts';

/** Who is signed in joins with their account. Who is not gets a new one, and is signed in with it. */
export const acceptInvitation = operation(endpoint, async (context, { params: { code }, body: { name } }) => {
  const { asker, inTransaction, signIn, ids, random, cookies } = context;
  const codeHash = hashOf(code);
  if (asker !== undefined) {
    const joined = await inTransaction((tx) => join(context, tx, codeHash, { personId: asker.personId }));
    return joined.ok ? accept({ ...inAnswer(joined.value), isNewAccount: false }) : joined;
  }
  if (name === undefined) {
    return refuse('invitation.nameless', 'Say your name for a new account, or sign in with the one that you have.');
  }
  // The service `sign-in` makes accounts and opens sessions; in one transaction, so that none comes without the other.
  return signIn.transact(async (tx) => {
    const joined = await join(context, tx, codeHash, { personId: ids.next<'person'>(), name });
    if (!joined.ok) return joined;
    const secret = await openSessionOf(tx, joined.value.personId, { ids, random, isProven: false });
    assert(secret !== undefined, 'a new account is not suspended');
    cookies.set('breakwater', secret, { maxAgeS: sessionMaxAgeS });
    return accept({ ...inAnswer(joined.value), isNewAccount: true });
  });
});

type Refusal = Extract<ReturnType<typeof decide>, { ok: false }>['code'] | 'object.absent';

async function join(
  { clock, ids }: Context,
  tx: Transaction,
  codeHash: Uint8Array,
  { personId, name }: { readonly personId: PersonId; readonly name?: string },
): Promise<Decision<Member, Refusal>> {
  const absent = refuse('object.absent' as const, 'There is no such invitation.');
  const found = await findBroughtInvitation(tx, codeHash);
  if (found === undefined) return absent;
  const { invitation, present } = found;
  const { organizationId } = invitation;
  const at = clock.now();
  const member = present && { ...present, organizationId, personId, since: at };
  const decision = decide(invitation, { personId, at, present: member, inviterHolds: inviterHolds(found) });
  if (!decision.ok) return decision;
  const who = await acceptByCode(tx, codeHash, name === undefined ? undefined : { personId, name });
  // Somebody else was quicker, or the database finds what the rule did not.
  if (who !== personId) return absent;
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId,
    object: { kind: 'member', id: personId },
    kind: 'member.joined',
    after: `${decision.value.role}, active`,
  });
  return decision;
}

function inAnswer({ organizationId, role }: Member) {
  return { organization: organizationId, role };
}
