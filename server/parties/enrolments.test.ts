// An invitation is spent with its acceptance. Whose answer is lost on the way, or whose browser closes before there is a
// passkey, would be out for good, and the organization with them.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isId, type OrganizationId } from '#core/kernel/ids.ts';
import { listOf, recordOf, textOf } from '#core/kernel/json.ts';
import { buildHttp } from '#server/http/http.ts';
import {
  ask,
  eventsOf,
  memberOf,
  organizationOf,
  plenty,
  type Somebody,
  type Told,
} from '#server/parties/fixtures/asking.ts';
import { addPasskey } from '#server/postgres/passkeys.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { ids } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let provider: Awaited<ReturnType<typeof organizationOf>>;
let bank: Enrolled;

interface Enrolled {
  readonly id: OrganizationId;
  readonly code: string;
}

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await app.close();
  await service.close();
});
beforeEach(async () => {
  provider = await organizationOf(app, service.database, 'Provider', 'service_provider');
  bank = await enrolled(provider.administrator, provider.id);
});

const enrolments = (by: string): string => `/organizations/${by}/enrolments`;
const again = (by: string, organization: string): string => `${enrolments(by)}/${organization}/invitations`;

async function enrolled(by: Somebody, organization: string): Promise<Enrolled> {
  const body = { organizations: [{ name: 'Bank', kind: 'researcher', administrator: 'it@bank.example' }] };
  const { json } = await by.ask('POST', enrolments(organization), body);
  const [made] = listOf(json['organizations']);
  const id = textOf(recordOf(made)?.['id']) ?? '';
  if (!isId<'organization'>(id)) throw new Error(`nothing was enrolled: ${JSON.stringify(json)}`);
  return { id, code: codeIn(recordOf(made)) };
}

function codeIn(json: Readonly<Record<string, unknown>> | undefined): string {
  return textOf(json?.['link'])?.split('/').at(-1) ?? '';
}

const accept = (code: string, name = 'Ada'): Promise<Told> =>
  ask(app, undefined, { method: 'POST', path: `/invitations/${code}`, body: { name } });

/** Those who are members of an organization, with their states, oldest first; past row security. */
async function membersOf(organization: string): Promise<readonly { readonly person: string; readonly told: string }[]> {
  const { rootAddress, appAddress } = service.database;
  const { rows } = await asRoot({ ...rootAddress, database: appAddress.database ?? '' }, (root) =>
    root.query<{ person: string; told: string }>(
      `SELECT person_id AS person, name || ' ' || role || ' ' || state AS told
       FROM breakwater.member JOIN breakwater.person USING (person_id)
       WHERE org_id = $1 ORDER BY person_id`,
      [organization],
    ),
  );
  return rows;
}

/** As though the browser had made one. */
async function holdsPasskey(person: string): Promise<void> {
  const { signIn } = service.parts.outside;
  const publicKey = new Uint8Array(8);
  const personId = person as Somebody['id'];
  await signIn.transact((tx) =>
    addPasskey(tx, { id: `of-${person}`, personId, publicKey, counter: 0, transports: [], name: 'x' }),
  );
}

/** As though their organization's identity provider had vouched for them. */
async function isVouchedFor(person: string): Promise<void> {
  await service.parts.outside.signIn.transact((tx) =>
    tx.query(
      `INSERT INTO breakwater.vouched_identity (issuer, subject, person_id) VALUES ('https://id.example', 'subject', $1)`,
      [person],
    ),
  );
}

describe('an enrolled organization that nobody can sign in to', () => {
  test('is invited again by whoever enrolled it, where the answer to the first acceptance was lost', async () => {
    expect((await accept(bank.code, 'Lost')).status).toBe(200);
    expect(await accept(bank.code)).toMatchObject({ status: 410, code: 'invitation.used' });

    const told = await provider.administrator.ask('POST', again(provider.id, bank.id));
    expect(told).toMatchObject({ status: 201, json: { administrator: 'it@bank.example' } });
    expect((await accept(codeIn(told.json))).json).toMatchObject({ organization: bank.id, role: 'administrator' });
    const members = await membersOf(bank.id);
    expect(members.map((one) => one.told)).toEqual(['Lost administrator removed', 'Ada administrator active']);
    expect(await eventsOf(service.database, provider.id)).toEqual([
      'organization.enrolled',
      'organization.invited_again',
    ]);
    expect(await eventsOf(service.database, bank.id)).toEqual([
      'member.joined',
      'invitation.made',
      'member.removed',
      'member.joined',
    ]);
  });

  test('is listed with how its invitation stands, and the one before leads nowhere once there is another', async () => {
    const list = () => provider.administrator.ask('GET', enrolments(provider.id));
    const row = { id: bank.id, name: 'Bank', administrator: 'it@bank.example' };
    expect((await list()).json).toMatchObject({ organizations: [{ ...row, state: 'open', isExpired: false }] });
    const { json } = await provider.administrator.ask('POST', again(provider.id, bank.id));
    expect(await accept(bank.code)).toMatchObject({ status: 410, code: 'invitation.withdrawn' });
    await accept(codeIn(json));
    expect((await list()).json).toMatchObject({ organizations: [{ ...row, state: 'accepted' }] });
  });

  test('is listed page by page, the newest first', async () => {
    const second = await enrolled(provider.administrator, provider.id);
    const first = await provider.administrator.ask('GET', `${enrolments(provider.id)}?limit=1`);
    expect(first.json).toMatchObject({ organizations: [{ id: second.id }], next: second.id });
    const rest = await provider.administrator.ask('GET', `${enrolments(provider.id)}?limit=1&after=${second.id}`);
    expect(rest.json).toEqual({ organizations: [expect.objectContaining({ id: bank.id })] });
  });
});

describe('nobody is invited again', () => {
  test.each([
    ['holds a passkey', holdsPasskey],
    ['is vouched for by an identity provider', isVouchedFor],
  ])('where somebody of the organization %s, or did before they were removed', async (_, signsIn) => {
    await accept(bank.code);
    const [member] = await membersOf(bank.id);
    await signsIn(member?.person ?? '');
    const { administrator } = provider;
    const absent = { status: 404, code: 'object.absent' };
    expect(await administrator.ask('POST', again(provider.id, bank.id))).toMatchObject(absent);
    expect((await administrator.ask('GET', enrolments(provider.id))).json).toEqual({ organizations: [] });
    await service.database.owner.query(`UPDATE breakwater.member SET state = 'removed' WHERE org_id = $1`, [bank.id]);
    expect(await administrator.ask('POST', again(provider.id, bank.id))).toMatchObject(absent);
  });

  test('by another than who enrolled it, the clearinghouse included; nor where it is suspended', async () => {
    const clearinghouse = await organizationOf(app, service.database, 'Clearinghouse', 'clearinghouse');
    const reader = await memberOf(app, service.database, provider.id, 'operator');
    const absent = { status: 404, code: 'object.absent' };
    const { administrator } = clearinghouse;
    expect(await administrator.ask('POST', again(clearinghouse.id, bank.id))).toMatchObject(absent);
    expect(await administrator.ask('POST', again(provider.id, bank.id))).toMatchObject(absent);
    expect(await reader.ask('POST', again(provider.id, bank.id))).toMatchObject(absent);
    expect(await provider.administrator.ask('POST', again(provider.id, ids.next()))).toMatchObject(absent);
    await administrator.ask('PUT', `/organizations/${clearinghouse.id}/suspensions/${bank.id}`, { suspended: true });
    expect(await provider.administrator.ask('POST', again(provider.id, bank.id))).toMatchObject(absent);
    // The link of the enrolment stands as it was.
    await administrator.ask('PUT', `/organizations/${clearinghouse.id}/suspensions/${bank.id}`, { suspended: false });
    expect((await accept(bank.code)).status).toBe(200);
  });

  test('by SQL of whoever may not, nor told who waits', async () => {
    const stranger = await organizationOf(app, service.database, 'Elsewhere', 'service_provider');
    const { app: pool } = service.database;
    const rows = await stranger.administrator.inTransaction(pool, async (tx) => [
      ...(await tx.query(`SELECT * FROM breakwater.list_waiting_organizations($1, NULL, 10)`, [provider.id])).rows,
      ...(
        await tx.query(`SELECT * FROM breakwater.invite_again($1, $2, $3, sha256('x'), now() + interval '1 day')`, [
          provider.id,
          bank.id,
          ids.next(),
        ])
      ).rows,
    ]);
    expect(rows).toEqual([]);
    const direct = stranger.administrator.inTransaction(pool, (tx) =>
      tx.query('SELECT * FROM breakwater.waiting_organizations($1)', [provider.id]),
    );
    await expect(direct).rejects.toMatchObject({ code: '42501' });
  });
});

test('a member who could not make a passkey comes in by a second invitation to the same address', async () => {
  const { administrator } = provider;
  const invitations = `/organizations/${provider.id}/invitations`;
  const body = { email: 'new@provider.example', role: 'operator' };
  await accept(codeIn((await administrator.ask('POST', invitations, body)).json), 'Lost');
  const second = await administrator.ask('POST', invitations, body);
  expect((await accept(codeIn(second.json), 'Found')).status).toBe(200);
  const told = (await membersOf(provider.id)).map((one) => one.told);
  expect(told).toContain('Found operator active');
  // The account that nobody can use stays until it is removed: docs/guides/administrator.md says so.
  expect(told).toContain('Lost operator active');
});
