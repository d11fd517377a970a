// The client lies in api/, which may not import the server; the two are tried together here, over a socket.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiFault, ApiRefusal, makeClient, type Client } from '#api/client.ts';
import { organizationId } from '#api/ids.ts';
import * as example from '#tests/example-api.ts';
import { buildHttp } from '#server/http/http.ts';
import { serve, type Serving } from '#server/http/serve.ts';

const org = organizationId.parse(example.mine);
const thing = example.showThing.params.thing.parse(example.mine);
let serving: Serving;
let stranger: Client;
let member: Client;

beforeAll(async () => {
  serving = await serve(buildHttp(example.exampleParts()), { host: '127.0.0.1', port: 0 });
  stranger = makeClient({ baseUrl: serving.url });
  member = makeClient({ baseUrl: `${serving.url}/`, token: 'good' });
});

afterAll(() => serving.stop());

async function refused(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('the client', () => {
  test('sends and gets what is promised, with its types', async () => {
    const { at, who } = await member.ask(example.showTime, { query: { digits: 3 } });
    const told: [string, string | undefined] = [at, who];
    expect(told).toEqual(['2026-11-22T10:00:00Z', example.asker.personId]);
    expect(await stranger.ask(example.showTime, {})).toEqual({ at });
    expect(await member.ask(example.showThing, { params: { org, thing } })).toEqual({ name: 'pump' });
    expect(await member.ask(example.nameThing, { params: { org }, body: { name: 'a' } })).toEqual({ name: 'a' });
    expect(await member.ask(example.weighBytes, { body: new Uint8Array(70_000) })).toEqual({ bytes: 70_000 });
    expect(await member.ask(example.weighBytes, { body: new Blob(['abc']) })).toEqual({ bytes: 3 });
  });

  test('sends nothing that is not promised: it does not compile', async () => {
    // @ts-expect-error a thing has a name
    const wrong = member.ask(example.nameThing, { params: { org }, body: { title: 'a' } });
    expect(await refused(wrong)).toMatchObject({
      code: 'request.invalid',
      faults: [{ place: '$.name' }, { place: '$' }],
    });
    // @ts-expect-error the path names an organization
    expect(await refused(member.ask(example.nameThing, { body: { name: 'a' } }))).toMatchObject({ status: 404 });
  });

  test('gets files as they are', async () => {
    const { mediaType, name, bytes } = await stranger.ask(example.fetchList, {});
    expect([mediaType, name, new TextDecoder().decode(bytes)]).toEqual(['text/csv', 'list.csv', 'a,b\r\n']);
  });

  test('throws what the service refuses as what it is', async () => {
    const error = await refused(stranger.ask(example.showThing, { params: { org, thing } }));
    expect(error).toBeInstanceOf(ApiRefusal);
    expect(error).toMatchObject({ code: 'session.absent', status: 401, retry: 'never' });
    expect(await refused(member.ask(example.dropThing, { params: { thing } }))).toMatchObject({
      code: 'session.step_up',
    });
    expect(await refused(stranger.ask(example.fall, { query: { how: '57P01' } }))).toMatchObject({
      code: 'server.unavailable',
      retry: 'later',
      retryAfterS: 2,
    });
  });

  test('says so where nobody answers, or another', async () => {
    const nobody = makeClient({ baseUrl: 'http://127.0.0.1:1' });
    expect(await refused(nobody.ask(example.showTime, {}))).toMatchObject({ code: 'api.unreachable', retry: 'later' });
    const other = makeClient({ baseUrl: '', fetch: async () => new Response('<html>', { status: 502 }) });
    expect(await refused(other.ask(example.showTime, {}))).toBeInstanceOf(ApiFault);
    const older = makeClient({ baseUrl: '', fetch: async () => Response.json({ time: 1 }) });
    expect(await refused(older.ask(example.showTime, {}))).toMatchObject({ code: 'api.unexpected', retry: 'never' });
  });
});

test('a stop lets what is being answered end, and answers nothing after', async () => {
  let letGo: (() => void) | undefined;
  const held = new Promise<void>((resolve) => void (letGo = resolve));
  let entered: (() => void) | undefined;
  const isIn = new Promise<void>((resolve) => void (entered = resolve));
  const parts = example.exampleParts({
    sessions: {
      of: async () => {
        entered?.();
        await held;
        return example.asker;
      },
    },
  });
  const own = await serve(buildHttp(parts), { host: '127.0.0.1', port: 0 });
  const answer = makeClient({ baseUrl: own.url, token: 'good' }).ask(example.showTime, {});
  await isIn;
  const stopped = own.stop();
  letGo?.();
  expect(await answer).toMatchObject({ who: example.asker.personId });
  await stopped;
  expect(await refused(stranger.ask(example.showTime, {}))).toBeUndefined();
  expect(await refused(makeClient({ baseUrl: own.url }).ask(example.showTime, {}))).toMatchObject({
    code: 'api.unreachable',
  });
});
