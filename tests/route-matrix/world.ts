// An organization with its people and one of everything that a path can name. Written as superuser, past row security.
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { roles, type Role } from '#core/parties/permissions.ts';
import { systemRandom } from '#ports/random.ts';
import { makeToken } from '#server/sign-in/api-token.ts';
import { hashOf } from '#server/sign-in/secrets.ts';
import { ids, makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { makeFrontierThings } from '#tests/route-matrix/frontier-things.ts';
import { makeInventoryThings } from '#tests/route-matrix/inventory-things.ts';
import { idOf, type Insert, type Person, type Served, type World } from '#tests/route-matrix/making.ts';
import { makePartyThings } from '#tests/route-matrix/party-things.ts';
import type { TestDatabase } from '#tests/postgres.ts';

/** Sees and writes everything, past row security. */
export async function superuser(database: TestDatabase): Promise<Client> {
  const client = new Client({ ...database.rootAddress, database: database.appAddress.database });
  await client.connect();
  return client;
}

/** @param isPlanned with an inventory and a plan, which take a second or two */
export async function makeWorld(served: Served, name: string, isPlanned: boolean): Promise<World> {
  const { app, database } = served;
  const organization = await makeOrganization(database, name);
  const people = {} as Record<Role, Person>;
  for (const role of roles) {
    const id = await makeMember(database, organization, role);
    people[role] = { id, secret: await signedIn(database, id) };
  }
  const root = await superuser(database);
  try {
    const insert: Insert = async (text, values) => void (await root.query({ text, values: [...values] }));
    const bare = { organization, people, things: {} };
    const things = {
      ...(await makeThings(app, bare, insert)),
      ...(await makeFrontierThings(served, bare, insert)),
    };
    return { ...bare, things: isPlanned ? { ...things, ...(await makeInventoryThings(served, bare)) } : things };
  } finally {
    await root.end();
  }
}

/** One of everything: a table whose rows can be named in a path is a line here. */
async function makeThings(app: FastifyInstance, world: World, insert: Insert): Promise<World['things']> {
  const { organization: org, people } = world;
  const { administrator, reader } = people;
  const make = async (text: string, values: readonly unknown[]): Promise<string> => {
    const id = ids.next();
    await insert(text, [org, id, ...values]);
    return id;
  };
  const token = await make(
    `INSERT INTO breakwater.api_token (org_id, token_id, person_id, name, hint, scopes, expires_at)
    VALUES ($1, $2, $3, 'Token', 'bwt_…', ARRAY['plan.read'], now() + interval '1 day')`,
    [administrator.id],
  );
  const session = ids.next();
  await insert(
    `INSERT INTO breakwater.session (session_id, secret_hash, kind, person_id, expires_at)
    VALUES ($1, $2, 'person', $3, now() + interval '1 hour')`,
    [session, systemRandom.bytes(32), administrator.id],
  );
  const tokenSession = ids.next();
  await insert(
    `INSERT INTO breakwater.session (session_id, secret_hash, kind, person_id, token_id, expires_at)
    VALUES ($1, $2, 'token', $3, $4, now() + interval '1 day')`,
    [tokenSession, hashOf(makeToken(systemRandom)), administrator.id, token],
  );
  for (const end of ['1', '2']) {
    await insert(
      `INSERT INTO breakwater.passkey (credential_id, person_id, public_key, counter, transports, name)
      VALUES ($1, $2, '\\x00', 0, '{}', 'Passkey')`,
      [`passkey-${administrator.id}-${end}`, administrator.id],
    );
  }
  const provider = await idOf(app, `/api/organizations/${org}/identity-providers`, administrator.secret, {
    name: 'Provider',
    issuer: 'http://127.0.0.1:1',
    clientId: 'client',
    clientSecret: 'secret',
  });
  return {
    'organizations/{org}': org,
    'tokens/{token}': token,
    'sessions/{session}': session,
    'passkeys/{passkey}': `passkey-${administrator.id}-1`,
    'identity-providers/{provider}': provider,
    'provider/{provider}': provider,
    'identities/{provider}': provider,
    'members/{person}': reader.id,
    ...(await makePartyThings(app, world, insert)),
  };
}
