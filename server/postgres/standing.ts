// Who acts, with all that a decision needs to know of them: facts from the database, for the rule in core/parties.
import { z } from 'zod';
import { isId, type Id, type OrganizationId } from '#core/kernel/ids.ts';
import type { CompartmentWay, HeldGrant, Membership, SignedIn, TokenLimits } from '#core/parties/asker.ts';
import { grantStates } from '#core/parties/grant.ts';
import { memberStates } from '#core/parties/member.ts';
import { permissions, purposes, roles } from '#core/parties/permissions.ts';
import { tokenLimits } from '#server/postgres/sessions.ts';
import { find, sql } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

function idOf<Noun extends string>() {
  return z.custom<Id<Noun>>((value) => typeof value === 'string' && isId<Noun>(value));
}

const organizationId = idOf<'organization'>();
const personId = idOf<'person'>();
const instant = z.string().transform((text) => Temporal.Instant.from(text));
const organization = { organizationId, suspended: z.boolean(), example: z.boolean() };

const membership = z
  .object({ ...organization, role: z.enum(roles), state: z.enum(memberStates) })
  .transform(({ role, state, ...standing }): Membership => ({ organization: standing, role, state }));

const heldGrant = z
  .object({
    grantId: idOf<'grant'>(),
    customer: organizationId,
    suspended: z.boolean(),
    example: z.boolean(),
    provider: organizationId,
    scopes: z.array(z.enum(permissions)),
    state: z.enum(grantStates),
    expiresAt: instant,
  })
  .transform(({ suspended, example, ...grant }): HeldGrant => ({
    grant,
    customer: { organizationId: grant.customer, suspended, example },
  }));

const way = z
  .object({
    compartmentId: idOf<'compartment'>(),
    sponsor: organizationId,
    sponsorSuspended: z.boolean(),
    compartmentPurposes: z.array(z.enum(purposes)),
    compartmentTermsDigest: z.string(),
    compartmentExpiresAt: instant,
    closed: z.boolean(),
    purposes: z.array(z.enum(purposes)),
    offeredBy: personId,
    expiresAt: instant,
    state: z.enum(['offered', 'accepted', 'ended']),
    termsDigest: z.string().nullable(),
    onBehalfOf: organizationId.nullable(),
  })
  .transform(
    (stored): Omit<CompartmentWay, 'readIn'> & { readonly readIn: Omit<CompartmentWay['readIn'], 'personId'> } => {
      const { compartmentId, state, termsDigest, onBehalfOf } = stored;
      const isAccepted = state === 'accepted' && termsDigest !== null && onBehalfOf !== null;
      return {
        sponsorSuspended: stored.sponsorSuspended,
        compartment: {
          compartmentId,
          sponsor: stored.sponsor,
          purposes: stored.compartmentPurposes,
          termsDigest: stored.compartmentTermsDigest,
          expiresAt: stored.compartmentExpiresAt,
          closed: stored.closed,
        },
        readIn: {
          compartmentId,
          purposes: stored.purposes,
          offeredBy: stored.offeredBy,
          expiresAt: stored.expiresAt,
          state: isAccepted
            ? { state: 'accepted', termsDigest, onBehalfOf }
            : { state: state === 'offered' ? 'offered' : 'ended' },
        },
      };
    },
  );

const standing = z.object({
  personId,
  suspended: z.boolean(),
  isToken: z.boolean(),
  steppedUpUntil: instant.nullable(),
  memberships: z.array(membership),
  grants: z.array(heldGrant),
  ways: z.array(way),
});

/** What a question of who may needs to know beside the person. */
interface Asked {
  /** The request came over the loopback interface. */
  readonly atLoopback: boolean;
  /** Grants of this organization alone: a provider may hold ten thousand. All of them where it is left out. */
  readonly inOrganization?: OrganizationId;
}

/** Whoever acts in this transaction; `undefined` for a service and where nobody entered. */
export async function findStanding(
  tx: Transaction,
  { atLoopback, inOrganization }: Asked,
): Promise<SignedIn | undefined> {
  const query = sql`SELECT breakwater.my_standing(${inOrganization}::uuid) AS standing`;
  const found = await find(tx, query, 'session', (row) =>
    row.optional('standing', (column) => row.json(column, (stored) => standing.parse(stored))),
  );
  if (found === undefined) return undefined;
  const limits = found.isToken ? await limitsOfToken(tx) : undefined;
  // A token whose limits are nowhere may do nothing.
  if (found.isToken && limits === undefined) return undefined;
  return {
    kind: 'person',
    personId: found.personId,
    suspended: found.suspended,
    atLoopback,
    steppedUpUntil: found.steppedUpUntil ?? undefined,
    limits,
    memberships: found.memberships,
    grants: found.grants,
    ways: found.ways.map((one) => ({ ...one, readIn: { ...one.readIn, personId: found.personId } })),
  };
}

async function limitsOfToken(tx: Transaction): Promise<TokenLimits | undefined> {
  const limits = await tokenLimits(tx);
  if (limits === undefined) return undefined;
  const { organizationId, scopes } = limits;
  return { organizationId, scopes: permissions.filter((permission) => scopes.includes(permission)) };
}
