// One of everything of the parties that a path can name.
import type { FastifyInstance } from 'fastify';
import { systemRandom } from '#ports/random.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';
import { ids } from '#tests/parties.ts';
import { answerOf, idOf, type Insert, type World } from '#tests/route-matrix/making.ts';

/** @param app what is sealed, and what only functions may write, is made by asking for it */
export async function makePartyThings(
  app: FastifyInstance,
  { organization: org, people }: World,
  insert: Insert,
): Promise<World['things']> {
  const { administrator, reader } = people;
  const provider = ids.next();
  await insert(`INSERT INTO breakwater.organization (org_id, name, kind) VALUES ($1, 'Provider', 'service_provider')`, [
    provider,
  ]);
  const enrolled = ids.next();
  await insert(
    `INSERT INTO breakwater.organization (org_id, name, kind, enrolled_by) VALUES ($1, 'Enrolled', 'researcher', $2)`,
    [enrolled, org],
  );
  await insert(
    `INSERT INTO breakwater.invitation (org_id, invitation_id, email, role, code_hash, expires_at, state)
    VALUES ($1, $2, 'first@example.org', 'administrator', $3, now() + interval '1 day', 'open')`,
    [enrolled, ids.next(), systemRandom.bytes(32)],
  );
  const grant = ids.next();
  const held = ids.next();
  for (const [id, customer, to] of [
    [grant, org, provider],
    [held, provider, org],
  ]) {
    await insert(
      `INSERT INTO breakwater.provider_grant (
        org_id, grant_id, provider_id, customer_name, provider_name, scopes, state, asked_at, expires_at
      )
      VALUES ($1, $2, $3, 'Customer', 'Provider', ARRAY['organization.read'], 'asked', now(), now() + interval '1 day')`,
      [customer, id, to],
    );
  }
  const code = makeSecret(systemRandom);
  const invitation = ids.next();
  await insert(
    `INSERT INTO breakwater.invitation (org_id, invitation_id, email, role, code_hash, invited_by, expires_at, state)
    VALUES ($1, $2, 'new@example.org', 'reader', $3, $4, now() + interval '1 day', 'open')`,
    [org, invitation, hashOf(code), administrator.id],
  );
  const ask = (path: string, body: unknown): Promise<string> =>
    idOf(app, `/api/organizations/${org}/${path}`, administrator.secret, body);
  const compartment = await ask('compartments', {
    name: 'Compartment',
    purpose: 'To try it',
    purposes: ['coordination'],
    terms: 'Tell nobody.',
    days: 10,
  });
  await insert(
    `INSERT INTO breakwater.read_in (org_id, compartment_id, person_id, purposes, state, offered_by, expires_at)
    VALUES ($1, $2, $3, ARRAY['coordination'], 'offered', $4, now() + interval '1 day')`,
    [org, compartment, reader.id, administrator.id],
  );
  const handedIn = await answerOf(app, `/api/organizations/${org}/reports`, administrator.secret, {
    title: 'Report',
    affected: [{ vendor: 'Example', product: 'Router', versions: 'unknown' }],
    flaw: 'It fails.',
    found: { finder: 'by_person', isTextByAi: false },
    exploitation: 'unknown',
    credit: { wish: 'anonymous' },
    zone: 'UTC',
  });
  const webhook = await ask('webhooks', { url: 'https://receiver.invalid/' });
  const note = await ask('notes', { text: 'Note', label: { tlp: 'AMBER', owners: [org] } });
  const lowering = await ask(`notes/${note}/lowerings`, { to: { tlp: 'GREEN' }, reason: 'It is known' });
  return {
    'providers/{org}': org,
    'provider-names/{provider}': provider,
    'suspensions/{organization}': provider,
    'enrolments/{organization}': enrolled,
    'grants/{grant}': grant,
    'held-grants/{grant}': held,
    'invitations/{invitation}': invitation,
    'invitations/{code}': code,
    'compartments/{compartment}': compartment,
    'read-ins/{person}': reader.id,
    'reports/{report}': String(handedIn['id']),
    'receipts/{receipt}': String(handedIn['receipt']),
    'webhooks/{webhook}': webhook,
    'notes/{note}': note,
    'lowerings/{lowering}': lowering,
  };
}
