// A grant as it is answered: how much depends on who asks.
import { refuse } from '#core/kernel/decision.ts';
import { isMemberOf } from '#server/frontier/access/people.ts';
import { openTerms } from '#server/frontier/access/terms.ts';
import { lookFor } from '#server/frontier/reach-model.ts';
import type { Context } from '#server/operations/context.ts';
import {
  listNamed,
  nameOfDeveloper,
  type KnownPerson,
  type StoredGrant,
} from '#server/postgres/frontier/access-grants.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

type Asking = Pick<Context<'session'>, 'sealer' | 'clock' | 'asker'>;

export async function grantInAnswer(tx: Transaction, context: Asking, grant: StoredGrant) {
  const { grantId, modelId, shield, holder, holderName, purpose, scopes, termsDigest } = grant;
  const { personId } = context.asker;
  const named = await listNamed(tx, [grantId]);
  const own = named.find((one) => one.personId === personId && !one.ended);
  const hasAccepted = own?.accepted === termsDigest;
  const reached = await lookFor(tx, context, modelId, { permission: 'frontier.read' });
  return {
    id: grantId,
    shield,
    model: reached && modelId,
    developer: grant.developerName ?? (hasAccepted ? await nameOfDeveloper(tx, grantId) : undefined),
    holder: { id: holder, name: holderName },
    purpose,
    scopes: [...scopes],
    terms: await openTerms(tx, context.sealer, grant),
    termsDigest,
    givenAt: grant.givenAt.toString(),
    opensAt: grant.opensAt.toString(),
    expiresAt: grant.expiresAt.toString(),
    ended: grant.revoked,
    own: own === undefined ? ('unnamed' as const) : hasAccepted ? ('accepted' as const) : ('named' as const),
    manages: await isMemberOf(tx, context, holder, 'frontier.manage'),
    people: named.map((one) => personInAnswer(one, termsDigest)),
  };
}

function personInAnswer({ personId, knownAs, namedAt, accepted, ended }: KnownPerson, termsDigest: string) {
  return { id: personId, knownAs, namedAt: namedAt.toString(), accepted: accepted === termsDigest, ended };
}

/** What is said of a grant that is not there for whoever asks. */
export function noGrant() {
  return refuse('object.absent', 'There is none.');
}
