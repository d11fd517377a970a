import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonId } from '#core/kernel/ids.ts';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { keepCeremony, takeCeremony } from '#server/postgres/ceremonies.ts';
import { useLink } from '#server/postgres/one-time-links.ts';
import { endOtherSessions, endSession, listSessions, stepUpSession } from '#server/postgres/sessions.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { providers } from '#server/sign-in/identity-provider.ts';
import { issueLink } from '#server/sign-in/issue-link.ts';
import { hashOf } from '#server/sign-in/secrets.ts';
import { sessionsBySecret } from '#server/sign-in/sessions-by-secret.ts';
import { openSessionOf, type SignIn } from '#server/sign-in/sign-in.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

const ids = uuidIds(systemClock, systemRandom);
const chance = { ids, random: systemRandom };
let database: TestDatabase;
let signIn: SignIn;
let person: PersonId;

beforeAll(async () => {
  database = await testDatabase();
  const secret = await database.service('sign-in');
  signIn = {
    party: { name: 'Breakwater', id: 'localhost', origins: ['http://localhost:8080'] },
    providers: providers(() => performance.now(), true),
    publicUrl: 'http://localhost:8080',
    transact: (work) => inTransaction(database.app, secret, work),
  };
  person = await makePerson('Ada');
});
afterAll(() => database.close());

async function makePerson(name: string): Promise<PersonId> {
  const id = ids.next<'person'>();
  const query = sql`
    INSERT INTO breakwater.person (person_id, name, email)
    VALUES (${id}, ${name}, ${`${name.toLowerCase()}@example.org`})`;
  await write(database.owner, query, 1);
  return id;
}

async function signedIn(personId: PersonId, isProven = false): Promise<string> {
  const secret = await signIn.transact((tx) => openSessionOf(tx, personId, { ...chance, isProven }));
  if (secret === undefined) throw new Error('nobody was let in');
  return secret;
}

const secretIn = (link: string): string => link.slice(link.indexOf('#') + 1);

describe('a session', () => {
  test('is whose secret it is, and of no other kind of credential', async () => {
    const secret = await signedIn(person);
    const sessions = sessionsBySecret(database.app);
    expect(await sessions.of({ kind: 'cookie', secret })).toMatchObject({ personId: person, kind: 'person', secret });
    expect(await sessions.of({ kind: 'bearer', secret })).toBeUndefined();
    expect(await sessions.of({ kind: 'cookie', secret: '0'.repeat(64) })).toBeUndefined();
    expect(await sessions.of({ kind: 'cookie', secret: "' OR true --" })).toBeUndefined();
  });

  test('of a kind of job opens no door to a browser', async () => {
    const secret = await database.service('sign-in');
    expect(await sessionsBySecret(database.app).of({ kind: 'cookie', secret })).toBeUndefined();
  });

  test('that was ended opens nothing with the next request', async () => {
    const [here, there] = [await signedIn(person), await signedIn(person)];
    const sessions = sessionsBySecret(database.app);
    const other = await sessions.of({ kind: 'cookie', secret: there });
    await inTransaction(database.app, here, async (tx) => {
      expect((await listSessions(tx)).filter(({ isThis }) => isThis)).toHaveLength(1);
      expect(other && (await endSession(tx, other.sessionId))).toBe(true);
    });
    expect(await sessions.of({ kind: 'cookie', secret: there })).toBeUndefined();
    const another = await signedIn(person);
    await inTransaction(database.app, here, (tx) => endOtherSessions(tx));
    expect(await sessions.of({ kind: 'cookie', secret: another })).toBeUndefined();
    expect(await sessions.of({ kind: 'cookie', secret: here })).toBeDefined();
  });

  test('of somebody else can be neither seen nor ended', async () => {
    const other = await makePerson('Bob');
    const [mine, theirs] = [await signedIn(person), await signedIn(other)];
    const { sessionId } = (await sessionsBySecret(database.app).of({ kind: 'cookie', secret: theirs })) ?? {};
    await inTransaction(database.app, mine, async (tx) => {
      expect((await listSessions(tx)).some((one) => one.sessionId === sessionId)).toBe(false);
      expect(sessionId && (await endSession(tx, sessionId))).toBe(false);
    });
    expect(await sessionsBySecret(database.app).of({ kind: 'cookie', secret: theirs })).toBeDefined();
  });

  test('is opened for nobody who is suspended, and ends when they are', async () => {
    const eve = await makePerson('Eve');
    const secret = await signedIn(eve);
    await write(database.owner, sql`UPDATE breakwater.person SET suspended_at = now() WHERE person_id = ${eve}`, 1);
    expect(await sessionsBySecret(database.app).of({ kind: 'cookie', secret })).toBeUndefined();
    expect(await signIn.transact((tx) => openSessionOf(tx, eve, { ...chance, isProven: true }))).toBeUndefined();
  });

  test('counts as stepped up for five minutes after a passkey, and not before', async () => {
    const sessions = sessionsBySecret(database.app);
    const [plain, proven] = [await signedIn(person), await signedIn(person, true)];
    const until = (await sessions.of({ kind: 'cookie', secret: proven }))?.steppedUpUntil;
    expect(until && Temporal.Now.instant().until(until).total('minutes')).toBeGreaterThan(4);
    const asker = await sessions.of({ kind: 'cookie', secret: plain });
    expect(asker?.steppedUpUntil).toBeUndefined();
    if (asker === undefined) throw new Error('no session');
    expect(await signIn.transact((tx) => stepUpSession(tx, asker.sessionId, person))).toBe(true);
    expect((await sessions.of({ kind: 'cookie', secret: plain }))?.steppedUpUntil).toBeDefined();
    // Whoever is signed in can not say so of themselves.
    expect(await inTransaction(database.app, plain, (tx) => stepUpSession(tx, asker.sessionId, person))).toBe(false);
  });
});

describe('a one-time link', () => {
  test('lets in once, also where two use it at the same moment', async () => {
    const hash = hashOf(secretIn(await issueLink(signIn, person, chance)));
    const used = await Promise.all(
      [1, 2, 3].map(() => signIn.transact((tx) => useLink(tx, hash, ids.next<'session'>()))),
    );
    expect(used.filter((one) => one === person)).toHaveLength(1);
    expect(await signIn.transact((tx) => useLink(tx, hash, ids.next<'session'>()))).toBeUndefined();
  });

  test('is ended by a newer one, and by fifteen minutes', async () => {
    const first = hashOf(secretIn(await issueLink(signIn, person, chance)));
    const second = hashOf(secretIn(await issueLink(signIn, person, chance)));
    expect(await signIn.transact((tx) => useLink(tx, first, ids.next<'session'>()))).toBeUndefined();
    const { rowCount } = await database.owner.query(`SELECT FROM breakwater.one_time_link`);
    // Not even the owner of the tables sees them without being the service.
    expect(rowCount).toBe(0);
    await signIn.transact(async (tx) => {
      const { rows } = await tx.query(
        `SELECT count(*)::int AS n FROM one_time_link WHERE used_at IS NULL AND expires_at BETWEEN now() + interval '14 minutes' AND now() + interval '15 minutes'`,
      );
      expect(rows).toEqual([{ n: 1 }]);
    });
    expect(await signIn.transact((tx) => useLink(tx, second, ids.next<'session'>()))).toBe(person);
  });

  test('shows its secret to no server on the way: it stands behind #', async () => {
    expect(await issueLink(signIn, person, chance)).toMatch(/^http:\/\/localhost:8080\/claim#[0-9a-f]{64}$/);
  });
});

test('what was asked of a browser is answered once, and only by the session that asked', async () => {
  const ceremonyId = ids.next<'ceremony'>();
  const [mine, other] = [ids.next<'session'>(), ids.next<'session'>()];
  await signIn.transact((tx) => keepCeremony(tx, { ceremonyId, kind: 'step-up', sessionId: mine, kept: { a: 1 } }));
  const take = (kind: 'step-up' | 'make-passkey', sessionId: typeof mine) =>
    signIn.transact((tx) => takeCeremony(tx, ceremonyId, { kind, sessionId }));
  expect(await take('step-up', other)).toBeUndefined();
  expect(await take('make-passkey', mine)).toBeUndefined();
  expect(await take('step-up', mine)).toEqual({ a: 1 });
  expect(await take('step-up', mine)).toBeUndefined();
});
