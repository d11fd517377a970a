// What is taken away is gone when that is committed: of fifty requests at a time, none that begins later is answered.
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { QueryConfig } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { buildHttp } from '#server/http/http.ts';
import { sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { superuser } from '#tests/route-matrix/world.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

const atOnce = 50;
/** The storm goes on for so many answers after the revocation, so that many begin later. */
const answersAfter = 100;

let service: TestService;
let app: FastifyInstance;
/** When the last transaction of this session was committed, for us. */
let watched: { readonly secret: string; committedAt: number | undefined };
/** What happens when somebody was let in, before so many statements of their operation, counted from 0. */
let between: { readonly secret: string; readonly before: number; readonly happens: () => Promise<unknown> } | undefined;
/** Statements of that operation so far. */
let statements: number;

beforeAll(async () => {
  service = await testService();
  const { parts } = service;
  const plenty = { burst: 1_000_000, perSecond: 1_000_000 };
  app = buildHttp({
    ...parts,
    rates: { stranger: plenty, session: plenty },
    transactions: {
      run: async (secret, work, options) => {
        const value = await parts.transactions.run(
          secret,
          (tx) => work(secret === between?.secret ? interrupted(tx) : tx),
          options,
        );
        if (secret === watched.secret) watched.committedAt = performance.now();
        return value;
      },
    },
  });
});
afterAll(async () => {
  await app.close();
  await service.close();
});

/** The same transaction, but that something happens before one of its statements. */
function interrupted(tx: Transaction): Transaction {
  const query = async (statement: QueryConfig): Promise<unknown> => {
    if (statements++ === between?.before) await between.happens();
    return tx.query(statement);
  };
  return new Proxy(tx, { get: (own, name) => (name === 'query' ? query : Reflect.get(own, name)) });
}

interface Somebody {
  readonly id: PersonId;
  readonly secret: string;
}

let hospital: OrganizationId;
let administrator: Somebody;
let operator: Somebody;

beforeEach(async () => {
  hospital = await makeOrganization(service.database, 'Hospital');
  administrator = await somebody('administrator', hospital);
  operator = await somebody('operator', hospital);
  watched = { secret: administrator.secret, committedAt: undefined };
  between = undefined;
});

async function somebody(role: 'administrator' | 'operator', of: OrganizationId): Promise<Somebody> {
  const id = await makeMember(service.database, of, role);
  return { id, secret: await signedIn(service.database, id) };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Question extends InjectOptions {
  readonly url: string;
}

/** A question as this person's browser, or this token's program, asks it. */
function asked(who: { readonly secret: string }, method: Method, url: string, body?: unknown): Question {
  const shown = who.secret.startsWith('bwt_')
    ? { authorization: `Bearer ${who.secret}` }
    : { cookie: `__Host-breakwater=${who.secret}` };
  if (body === undefined) return { method, url, headers: shown };
  return { method, url, headers: { ...shown, 'content-type': 'application/json' }, payload: JSON.stringify(body) };
}

const ids = z.looseObject({ id: z.string() });

/** Asks once and gives the id of what was made, where the answer has one. */
async function done(question: Question): Promise<string> {
  const answer = await app.inject(question);
  if (answer.statusCode >= 300) throw new Error(`${question.url}: ${answer.statusCode} ${answer.body}`);
  return answer.body === '' ? '' : (ids.safeParse(answer.json()).data?.id ?? '');
}

interface Answered {
  readonly url: string;
  readonly begunAt: number;
  readonly endedAt: number;
  readonly status: number;
  readonly body: string;
}

/** Asks the questions in turn, fifty at a time, revokes in the middle of it, and goes on. */
async function storm(questions: readonly Question[], revoke: () => Promise<unknown>) {
  const answers: Answered[] = [];
  let left = Number.POSITIVE_INFINITY;
  let turn = 0;
  const asking = async (): Promise<void> => {
    while (left > 0) {
      const question = questions[turn++ % questions.length];
      if (question === undefined) throw new Error('there is nothing to ask');
      const begunAt = performance.now();
      const { statusCode: status, body } = await app.inject(question);
      answers.push({ url: question.url, begunAt, endedAt: performance.now(), status, body });
      left -= 1;
    }
  };
  const all = Promise.all(Array.from({ length: atOnce }, asking));
  while (answers.length < 2 * atOnce) await new Promise((resolve) => setImmediate(resolve));
  await revoke();
  left = answersAfter;
  await all;
  const committedAt = watched.committedAt ?? Number.NaN;
  expect(committedAt).toBeGreaterThan(0);
  return {
    before: answers.filter(({ begunAt }) => begunAt < committedAt),
    across: answers.filter(({ begunAt, endedAt }) => begunAt < committedAt && endedAt > committedAt),
    after: answers.filter(({ begunAt }) => begunAt >= committedAt),
  };
}

/** Statuses with the question of each, once. */
function told(answers: readonly Answered[]): readonly string[] {
  return [...new Set(answers.map(({ status, url }) => `${status} ${url.replaceAll(/[0-9a-f-]{36}/g, '…')}`))].sort();
}

const statuses = (answers: readonly Answered[]): readonly number[] =>
  [...new Set(answers.map(({ status }) => status))].sort((a, b) => a - b);

/**
 * What was answered to questions that began later. It was a storm: many were answered before, many were on their way, many came
 * later; and none of them failed.
 */
async function statusesAfter(
  refusal: number,
  questions: readonly Question[],
  revoke: () => Promise<unknown>,
): Promise<readonly number[]> {
  const { before, across, after } = await storm(questions, revoke);
  expect(before.filter(({ status }) => status < 300).length).toBeGreaterThan(atOnce);
  expect(across.length).toBeGreaterThan(atOnce / 5);
  expect(after.length).toBeGreaterThan(atOnce);
  expect(told(before.filter(({ status }) => status >= 300 && status !== refusal))).toEqual([]);
  return statuses(after);
}

/** What an operator may do: see, and write. */
function operatorAsks(who: { readonly secret: string }): readonly Question[] {
  const of = `/api/organizations/${hospital}`;
  const label = { tlp: 'AMBER+STRICT', owners: [hospital] };
  return [
    asked(who, 'GET', of),
    asked(who, 'GET', `${of}/members`),
    asked(who, 'POST', `${of}/notes`, { text: 'Pump 7 answers to anybody.', label }),
    asked(who, 'GET', `${of}/compartments`),
  ];
}

describe('of fifty requests at a time none that begins later is answered', () => {
  test('to a member who was removed', async () => {
    const removal = asked(administrator, 'DELETE', `/api/organizations/${hospital}/members/${operator.id}`);
    expect(await statusesAfter(404, operatorAsks(operator), () => done(removal))).toEqual([404]);
  });

  test('to a member who was suspended', async () => {
    const url = `/api/organizations/${hospital}/members/${operator.id}`;
    const suspension = asked(administrator, 'PATCH', url, { suspended: true });
    expect(await statusesAfter(404, operatorAsks(operator), () => done(suspension))).toEqual([404]);
  });

  test('to a token that was revoked', async () => {
    const url = `/api/organizations/${hospital}/tokens`;
    const made = await app.inject(
      asked(administrator, 'POST', url, { name: 'push', scopes: ['organization.read', 'members.read'], days: 1 }),
    );
    const { id, secret } = z.object({ id: z.string(), secret: z.string() }).parse(made.json());
    const asks = operatorAsks({ secret }).filter(({ method }) => method === 'GET');
    expect(await statusesAfter(401, asks, () => done(asked(administrator, 'DELETE', `${url}/${id}`)))).toEqual([401]);
  });

  test('to a session that its person ended elsewhere', async () => {
    const lost = { id: operator.id, secret: await signedIn(service.database, operator.id) };
    const { sessions } = z
      .object({ sessions: z.array(z.object({ id: z.string(), isThis: z.boolean() })) })
      .parse((await app.inject(asked(lost, 'GET', '/api/me/sessions'))).json());
    const id = sessions.find(({ isThis }) => isThis)?.id ?? '';
    watched = { secret: operator.secret, committedAt: undefined };
    const ended = asked(operator, 'DELETE', `/api/me/sessions/${id}`);
    expect(await statusesAfter(401, [...operatorAsks(lost), asked(lost, 'GET', '/api/me')], () => done(ended))).toEqual(
      [401],
    );
  });

  test('to the people of a provider whose grant was revoked', async () => {
    const provider = await makeOrganization(service.database, 'Provider');
    await write(
      service.database.owner,
      sql`UPDATE breakwater.organization SET kind = 'service_provider' WHERE org_id = ${provider}`,
      1,
    );
    const technician = await somebody('operator', provider);
    const url = `/api/organizations/${hospital}/grants`;
    const scopes = ['organization.read', 'plan.read'];
    const grant = await done(asked(administrator, 'POST', url, { provider, scopes, days: 7 }));
    const asks = [asked(technician, 'GET', `/api/organizations/${hospital}`)];
    expect(await statusesAfter(404, asks, () => done(asked(administrator, 'DELETE', `${url}/${grant}`)))).toEqual([
      404,
    ]);
  });
});

describe('who was let in, and is removed while their operation runs,', () => {
  test.each([
    ['sees the organization', 0],
    ['sees members', 1],
    ['writes', 2],
    ['sees compartments', 3],
  ])('is told nothing from then on, and writes nothing: who %s', async (_, which) => {
    const told: { status: number; body: string }[] = [];
    statements = Number.POSITIVE_INFINITY;
    for (let before = 0; before <= statements; before += 1) {
      const leaving = await somebody('operator', hospital);
      const removal = asked(administrator, 'DELETE', `/api/organizations/${hospital}/members/${leaving.id}`);
      between = { secret: leaving.secret, before, happens: () => done(removal) };
      statements = 0;
      const { statusCode: status, body } = await app.inject(operatorAsks(leaving)[which] ?? '/');
      told.push({ status, body });
    }
    // Before the first statement nothing was read yet, …
    expect(told[0]?.status).toBeOneOf([200, 404]);
    expect(told[0]?.body).not.toMatch(/Hospital|Somebody|@example|"tlp"/);
    // … and the last time nothing was removed, since there was no such statement.
    expect(told.at(-1)?.status).toBeLessThan(300);
    expect(told.filter(({ status }) => ![200, 201, 404].includes(status))).toEqual([]);
    expect(await notes()).toBe(told.filter(({ status }) => status === 201).length);
  });
});

async function notes(): Promise<number> {
  const root = await superuser(service.database);
  const { rows } = await root.query('SELECT count(*)::int AS n FROM breakwater.note WHERE org_id = $1', [hospital]);
  await root.end();
  return Number(rows[0]?.n);
}

test('of fifty requests at a time none that begins later shows a compartment to whom was read out of it', async () => {
  const url = `/api/organizations/${hospital}/compartments`;
  const compartment = await done(
    asked(administrator, 'POST', url, {
      name: 'Pumps',
      purpose: 'To mend them before others know.',
      purposes: ['defence', 'coordination'],
      terms: 'Tell nobody.',
      days: 30,
    }),
  );
  const body = { person: operator.id, purposes: ['coordination'], days: 7 };
  await done(asked(administrator, 'POST', `${url}/${compartment}/read-ins`, body));
  const { compartments } = z
    .object({ compartments: z.array(z.object({ termsDigest: z.string() })) })
    .parse((await app.inject(asked(operator, 'GET', '/api/me/compartments'))).json());
  const acceptance = { termsDigest: compartments[0]?.termsDigest, onBehalfOf: hospital };
  await done(asked(operator, 'POST', `/api/me/compartments/${compartment}/acceptance`, acceptance));
  const label = { tlp: 'RED', owners: [hospital], compartments: [compartment] };
  const text = 'Pump 7 answers to anybody.';
  await done(asked(administrator, 'POST', `/api/organizations/${hospital}/notes`, { text, label }));

  const { before, across, after } = await storm([asked(operator, 'GET', '/api/me/notes')], () =>
    done(asked(administrator, 'DELETE', `${url}/${compartment}/read-ins/${operator.id}`)),
  );
  expect(before.filter((one) => one.body.includes(text)).length).toBeGreaterThan(atOnce);
  expect(across.length).toBeGreaterThan(atOnce / 5);
  expect(after.filter((one) => one.body.includes(text))).toEqual([]);
  expect(statuses([...before, ...after])).toEqual([200]);
});
