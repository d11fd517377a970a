import { enrolOrganizations as endpoint } from '#api/organizations.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { GrantId, OrganizationId } from '#core/kernel/ids.ts';
import { grantHoursMax, mayStand, withName, type Grant } from '#core/parties/grant.ts';
import { invitationHours } from '#core/parties/invitation.ts';
import { kindNames, mayEnrol, natureOf, type Organization } from '#core/parties/organization.ts';
import type { InputOf } from '#api/endpoint.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { invitationLink } from '#server/parties/invitation-link.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertAskedGrant } from '#server/postgres/grants.ts';
import { enrolOrganization, findOrganization, type Enrolment } from '#server/postgres/organizations.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

type Asked = InputOf<typeof endpoint>['body']['organizations'][number];

/** What is written of one: the organization, its administrator's code, and the grant that is asked of it. */
interface Prepared {
  readonly enrolment: Enrolment;
  readonly code: string;
  readonly grant: Grant | undefined;
}

/** All are looked at before any is written. */
export const enrolOrganizations = operation(endpoint, (context, { params: { org }, body: { organizations } }) =>
  context.inTransaction(async (tx) => {
    const enroller = await findOrganization(tx, org);
    if (enroller === undefined) return refuse('object.absent', 'There is none.');
    const prepared: Prepared[] = [];
    for (const asked of organizations) {
      const one = prepare(context, enroller, asked);
      if (!one.ok) return one;
      prepared.push(one.value);
    }
    for (const one of prepared) await write(context, tx, org, one);
    return accept({
      organizations: prepared.map(({ enrolment: { organizationId, name, email, expiresAt }, code }) => ({
        id: organizationId,
        name,
        administrator: email,
        link: invitationLink(context.signIn, code),
        expiresAt: expiresAt.toString(),
      })),
    });
  }),
);

type Refusal =
  | 'organization.kind'
  | 'organization.sector'
  | Extract<ReturnType<typeof mayStand>, { ok: false }>['code'];

function prepare(
  { clock, ids, random }: Context,
  enroller: Organization,
  { name, kind, sector, hoursAWeek, administrator, scopes }: Asked,
): Decision<Prepared, Refusal> {
  if (!mayEnrol(enroller.nature.kind, kind)) {
    return refuse('organization.kind', `${name}: ${enroller.name} can't enrol a ${kindNames[kind].toLowerCase()}.`);
  }
  const nature = natureOf(kind, sector);
  if (!nature.ok) return refuse(nature.code, `${name}: ${nature.why}`);
  const now = clock.now();
  const organizationId = ids.next<'organization'>();
  const code = makeSecret(random);
  const enrolment: Enrolment = {
    organizationId,
    name,
    nature: nature.value,
    hoursAWeek,
    invitationId: ids.next<'invitation'>(),
    email: administrator,
    codeHash: hashOf(code),
    expiresAt: now.add({ hours: invitationHours }),
  };
  if (scopes === undefined) return accept({ enrolment, code, grant: undefined });
  const expiresAt = now.add({ hours: grantHoursMax });
  const terms = { scopes: withName(scopes), expiresAt, at: now };
  const may = mayStand(organizationId, { organizationId: enroller.organizationId, kind: enroller.nature.kind }, terms);
  if (!may.ok) return refuse(may.code, `${name}: ${may.why}`);
  const grant = asked(ids.next<'grant'>(), organizationId, enroller.organizationId, terms);
  return accept({ enrolment, code, grant });
}

function asked(
  grantId: GrantId,
  customer: OrganizationId,
  provider: OrganizationId,
  { scopes, expiresAt }: Pick<Grant, 'scopes' | 'expiresAt'>,
): Grant {
  return { grantId, customer, provider, scopes, state: 'asked', expiresAt };
}

async function write(
  { ids }: Context,
  tx: Transaction,
  enroller: OrganizationId,
  { enrolment, grant }: Prepared,
): Promise<void> {
  assert(await enrolOrganization(tx, enroller, enrolment), 'the database lets enrol whom the rule lets');
  if (grant !== undefined) assert(await insertAskedGrant(tx, grant), 'and ask them for grants');
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId: enroller,
    object: { kind: 'organization', id: enrolment.organizationId },
    kind: 'organization.enrolled',
    after: enrolment.nature.kind,
  });
}
