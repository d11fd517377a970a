import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf } from '#api/ids.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import type { Id } from '#core/kernel/ids.ts';
import { asker, exampleParts } from '#tests/example-api.ts';
import { buildHttp } from '#server/http/http.ts';
import { operation, type Asker } from '#server/operations/context.ts';
import { forgetOldAnswers } from '#server/postgres/idempotency.ts';
import { list, sql, write } from '#server/postgres/sql.ts';
import { inTransaction, type Transaction } from '#server/postgres/transaction.ts';
import { hashOf } from '#server/sign-in/secrets.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

const addNote = endpoint({
  id: 'add-note',
  method: 'POST',
  path: '/api/notes',
  summary: 'Adds a note.',
  asks: 'session',
  body: z.strictObject({
    text: z.string(),
    after: z.enum(['refuse', 'refuse-within', 'fall', 'wait', 'answer-wrongly']).optional(),
  }),
  output: z.object({ number: z.number(), secret: z.string().optional() }),
  status: 201,
  refusals: ['request.invalid'],
});
const addSecret = endpoint({ ...addNote, id: 'add-secret', path: '/api/secrets', shownOnce: true });
const addBytes = endpoint({
  id: 'add-bytes',
  method: 'PUT',
  path: '/api/bytes',
  summary: 'Adds what is sent.',
  asks: 'session',
  query: { skip: z.stringbool().optional() },
  body: { kind: 'raw', mediaTypes: ['*'], bytesMax: 1_000_000 },
  output: z.undefined(),
  refusals: [],
});

const other: Asker = { ...asker, secret: 'other', sessionId: ids('a2'), personId: ids('b2') };
const token: Asker = { ...asker, secret: 'token', sessionId: ids('a3'), kind: 'token', tokenId: ids('c3') };

let database: TestDatabase;
let app: FastifyInstance;
/** What holds an operation until a test lets it go. */
let gate = Promise.withResolvers<undefined>();
let entered = Promise.withResolvers<undefined>();

function ids<Noun extends string>(end: string): Id<Noun> {
  return idOf<Noun>().parse(`019aaaaa-0000-7000-8000-0000000000${end}`);
}

async function add(tx: Transaction, text: string): Promise<number> {
  await write(tx, sql`INSERT INTO jotting (text) VALUES (${text})`, 1);
  return (await list(tx, sql`SELECT n FROM jotting`, 'jotting', (row) => row.number('n'))).length;
}

const operations = [addNote, addSecret].map((promised) =>
  operation(promised, async ({ inTransaction }, { body }) => {
    const number = await inTransaction((tx) => add(tx, body.text));
    if (body.after === 'refuse') return refuse('request.invalid', 'No.');
    if (body.after === 'refuse-within') {
      return inTransaction(async (tx) => {
        await add(tx, 'written, then refused');
        return refuse('request.invalid', 'No.');
      });
    }
    if (body.after === 'fall') throw new Error('fell');
    if (body.after === 'answer-wrongly') return accept(JSON.parse('{"number":"one"}'));
    if (body.after === 'wait') {
      entered.resolve(undefined);
      await gate.promise;
    }
    // What fails in a part that is caught undoes that part alone, as without a key.
    await inTransaction(async (tx) => {
      await add(tx, 'undone');
      await tx.query('SELECT 1/0');
    }).catch(() => undefined);
    return accept({ number, secret: 's3cr3t' });
  }),
);
const takeBytes = operation(addBytes, async ({ inTransaction }, { query, body }) => {
  let bytes = 0;
  if (query.skip !== true) for await (const chunk of body) bytes += chunk.length;
  await inTransaction((tx) => add(tx, String(bytes)));
  return accept(undefined);
});

beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query(`
    CREATE TABLE jotting (n int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL);
    GRANT SELECT, INSERT ON jotting TO breakwater_app`);
  for (const personId of [asker.personId, other.personId]) {
    await database.owner.query({
      text: `INSERT INTO breakwater.person (person_id, name, email) VALUES ($1, 'Somebody', 'somebody@example.org')`,
      values: [personId],
    });
  }
  for (const { secret, sessionId, personId, kind, tokenId } of [asker, other, token]) {
    await database.owner.query({
      text: `INSERT INTO breakwater.session (session_id, secret_hash, kind, person_id, token_id, expires_at)
        VALUES ($1, $2, $3, $4, $5, now() + interval '1 hour')`,
      values: [sessionId, hashOf(secret), kind, personId, tokenId],
    });
  }
  const askers = new Map([asker, other, token].map((one) => [one.secret, one]));
  app = buildHttp({
    ...exampleParts(),
    operations: [...operations, takeBytes],
    sessions: { of: async ({ secret }) => askers.get(secret) },
    transactions: { run: (secret, work, options) => inTransaction(database.app, secret, work, options) },
  });
});

afterAll(() => database.close());

interface Sent {
  readonly key?: string;
  readonly as?: string;
  readonly url?: string;
}

function send(body: unknown, { key, as = 'good', url = '/api/notes' }: Sent = {}) {
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' };
  return app.inject({
    method: 'POST',
    url,
    headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
    payload: JSON.stringify(body),
  });
}

function sendBytes(payload: string, key: string, query = '') {
  const headers = { authorization: 'Bearer good', 'idempotency-key': key };
  return app.inject({ method: 'PUT', url: `/api/bytes${query}`, headers, payload });
}

async function notes(): Promise<readonly string[]> {
  return list(database.owner, sql`SELECT text FROM jotting ORDER BY n`, 'jotting', (row) => row.text('text'));
}

async function countOf(text: string): Promise<number> {
  return (await notes()).filter((one) => one === text).length;
}

test.each([undefined, 'k0'])(
  'what is refused within a transaction has no effect, with a key (%s) or without',
  async (key) => {
    const answer = await send({ text: 'before', after: 'refuse-within' }, key === undefined ? {} : { key });
    expect(answer.statusCode).toBe(400);
    expect(await countOf('written, then refused')).toBe(0);
  },
);

describe('a request with a key', () => {
  test('has its effect once, and is answered the same each time, marked from the second on', async () => {
    const first = await send({ text: 'once' }, { key: 'k1' });
    expect([first.statusCode, first.headers['idempotency-replayed']]).toEqual([201, undefined]);
    for (let count = 0; count < 3; count++) {
      const again = await send({ text: 'once' }, { key: 'k1' });
      expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
      expect(again.body).toBe(first.body);
      expect(again.headers['content-type']).toBe(first.headers['content-type']);
    }
    expect(await countOf('once')).toBe(1);
    expect(await countOf('undone')).toBe(0);
  });

  test('without one has its effect each time', async () => {
    await send({ text: 'twice' });
    await send({ text: 'twice' });
    expect(await countOf('twice')).toBe(2);
  });

  test('of another request is refused', async () => {
    await send({ text: 'mine' }, { key: 'k2' });
    const answer = await send({ text: 'changed' }, { key: 'k2' });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency.other_body']);
    expect(await countOf('changed')).toBe(0);
  });

  test('is its own for each person, each token and each endpoint', async () => {
    const all = await Promise.all([
      send({ text: 'own' }, { key: 'k3' }),
      send({ text: 'own' }, { key: 'k3', as: 'other' }),
      send({ text: 'own' }, { key: 'k3', as: 'token' }),
      send({ text: 'own' }, { key: 'k3', url: '/api/secrets' }),
    ]);
    expect(all.map(({ statusCode, headers }) => [statusCode, headers['idempotency-replayed']])).toEqual(
      all.map(() => [201, undefined]),
    );
    expect(await countOf('own')).toBe(4);
  });

  test('that holds a secret is not kept: a repetition is refused, and nothing is done', async () => {
    const secret = { key: 'k4', url: '/api/secrets' };
    expect((await send({ text: 'shown' }, secret)).json().secret).toBe('s3cr3t');
    const again = await send({ text: 'shown' }, secret);
    expect([again.statusCode, again.json().code]).toEqual([409, 'idempotency.shown_once']);
    const answers = await inTransaction(database.app, 'good', (tx) =>
      list(tx, sql`SELECT answer FROM breakwater.idempotency_key WHERE key = 'k4'`, 'idempotency_key', (row) =>
        row.optional('answer', (column) => row.text(column)),
      ),
    );
    expect(answers).toEqual([undefined]);
    expect(await countOf('shown')).toBe(1);
  });

  test('while the first is worked on is refused, and waits for nobody', async () => {
    gate = Promise.withResolvers();
    entered = Promise.withResolvers();
    const first = send({ text: 'slow', after: 'wait' }, { key: 'k5' });
    await entered.promise;
    const second = await send({ text: 'slow', after: 'wait' }, { key: 'k5' });
    expect([second.statusCode, second.json().code, second.headers['retry-after']]).toEqual([
      409,
      'idempotency.in_flight',
      '1',
    ]);
    gate.resolve(undefined);
    expect((await first).statusCode).toBe(201);
    expect((await send({ text: 'slow', after: 'wait' }, { key: 'k5' })).headers['idempotency-replayed']).toBe('true');
    expect(await countOf('slow')).toBe(1);
  });

  test('sent many times at once has its effect once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => send({ text: 'crowd' }, { key: 'k6' })));
    expect(all.filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThan(0);
    expect(all.filter(({ statusCode }) => ![201, 409].includes(statusCode))).toEqual([]);
    expect(await countOf('crowd')).toBe(1);
  });

  test.each(['fall', 'answer-wrongly'])(
    'has no effect where the operation fails (%s), and may come again',
    async (after) => {
      const key = `k7-${after}`;
      expect((await send({ text: after, after }, { key })).statusCode).toBe(500);
      expect(await countOf(after)).toBe(0);
      expect((await send({ text: after }, { key })).statusCode).toBe(201);
      expect(await countOf(after)).toBe(1);
    },
  );

  test('that is refused is not kept', async () => {
    expect((await send({ text: 'refused', after: 'refuse' }, { key: 'k8' })).statusCode).toBe(400);
    expect((await send({ text: 'allowed' }, { key: 'k8' })).statusCode).toBe(201);
  });

  test('may have a body that is no JSON, read to its end or not', async () => {
    const body = 'x'.repeat(100_000);
    expect((await sendBytes(body, 'k9')).statusCode).toBe(204);
    expect((await sendBytes(body, 'k9')).headers['idempotency-replayed']).toBe('true');
    expect((await sendBytes(`${body}y`, 'k9')).json().code).toBe('idempotency.other_body');
    expect((await sendBytes(body, 'k10', '?skip=true')).statusCode).toBe(204);
    expect((await sendBytes(body, 'k10', '?skip=true')).headers['idempotency-replayed']).toBe('true');
    expect((await sendBytes(body, 'k10')).json().code).toBe('idempotency.other_body');
    expect(await countOf('100000')).toBe(1);
  });

  test.each(['', ' ', 'a b', 'ä', 'x'.repeat(256)])('that is none is refused: %j', async (key) => {
    const answer = await send({ text: 'no key' }, { key });
    expect([answer.statusCode, answer.json().faults[0].place]).toEqual([400, 'header.idempotency-key']);
  });
});

test('a kept answer is forgotten after 30 days, by its owner and by the job that sweeps', async () => {
  await send({ text: 'old' }, { key: 'k11' });
  await send({ text: 'old' }, { key: 'k12' });
  // Forced row security lets nobody age a row but by a policy: this test makes one for itself.
  await database.owner.query(`
    CREATE POLICY test ON breakwater.idempotency_key TO breakwater_owner USING (true);
    UPDATE breakwater.idempotency_key SET created_at = now() - interval '31 days' WHERE key IN ('k11', 'k12')`);
  const again = await send({ text: 'old' }, { key: 'k11' });
  expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, undefined]);
  const sweeper = await database.service('sweeper');
  expect(await inTransaction(database.app, sweeper, forgetOldAnswers)).toBe(1);
  expect((await send({ text: 'old' }, { key: 'k11' })).headers['idempotency-replayed']).toBe('true');
});
