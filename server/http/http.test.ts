import type { InjectOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { asker, exampleParts, mine, theirs } from '#tests/example-api.ts';
import { buildHttp } from '#server/http/http.ts';

const good = { authorization: 'Bearer good' };
const json = { ...good, 'content-type': 'application/json' };

function ask(options: InjectOptions, change: Parameters<typeof exampleParts>[0] = {}) {
  return buildHttp(exampleParts(change)).inject(options);
}

function put(payload: string | Buffer, headers: InjectOptions['headers'] = json) {
  return ask({ method: 'POST', url: `/api/organizations/${mine}/things`, headers, payload });
}

describe('an answer', () => {
  test('is what its endpoint promises, and nothing that an operation hands over beside it', async () => {
    const answer = await ask({ url: `/api/organizations/${mine}/things/${mine}`, headers: good });
    expect([answer.statusCode, answer.json()]).toEqual([200, { name: 'pump' }]);
    const stranger = await ask({ url: '/api/time?zone=utc' });
    expect(stranger.json()).toEqual({ at: '2026-11-22T10:00:00Z' });
    expect((await ask({ url: '/api/time', headers: good })).json()).toMatchObject({ who: asker.personId });
  });

  test('has the status that is promised; nothing is 204', async () => {
    expect((await put('{"name":"a"}')).statusCode).toBe(201);
    const gone = await ask({
      method: 'DELETE',
      url: `/api/things/${mine}`,
      headers: { authorization: 'Bearer stepped' },
    });
    expect([gone.statusCode, gone.body]).toEqual([204, '']);
  });

  test('may be a file or lead elsewhere, to another party by https alone', async () => {
    const file = await ask({ url: '/api/list' });
    expect(file.headers['content-type']).toBe('text/csv');
    expect(file.headers['content-disposition']).toBe('attachment; filename="list.csv"');
    expect(file.body).toBe('a,b\r\n');
    const away = await ask({ url: '/api/elsewhere?to=https://login.example/a' });
    expect([away.statusCode, away.headers.location]).toEqual([303, 'https://login.example/a']);
    for (const to of ['//evil.example', 'http://login.example/', 'javascript:alert(1)', '/\\evil.example']) {
      expect((await ask({ url: `/api/elsewhere?to=${encodeURIComponent(to)}` })).statusCode).toBe(500);
    }
  });

  test('is kept by no cache, framed by no page, and names its request', async () => {
    const { headers } = await ask({ url: '/api/time' });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('sets cookies that this host alone gets back', async () => {
    expect((await put('{"name":"a"}')).headers['set-cookie']).toBe(
      '__Host-breakwater=a.b-c; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60',
    );
  });
});

describe('who may not', () => {
  test.each([
    ['no credential', {}],
    ['a cookie that nobody has', { cookie: '__Host-breakwater=bad' }],
    ['a good cookie twice', { cookie: '__Host-breakwater=good; __Host-breakwater=good' }],
    ['a token that nobody has', { authorization: 'Bearer bad' }],
    ['another scheme', { authorization: 'Basic good' }],
    ['a bad token beside a good cookie', { authorization: 'Bearer bad', cookie: '__Host-breakwater=good' }],
  ])('is a stranger with %s', async (_what, headers) => {
    const answer = await ask({ url: `/api/organizations/${mine}/things/${mine}`, headers });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'session.absent']);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('is let in by a cookie', async () => {
    const headers = { cookie: 'other=1; __Host-breakwater=good' };
    expect((await ask({ url: `/api/organizations/${mine}/things/${mine}`, headers })).statusCode).toBe(200);
  });

  test('is told of what is absent and of what is forbidden the same, byte for byte', async () => {
    const answers = await Promise.all(
      [
        `/api/organizations/${theirs}/things/${mine}`,
        `/api/organizations/${mine}/things/${theirs}`,
        `/api/organizations/${mine.toUpperCase()}/things/${mine}`,
        `/api/organizations/1/things/1`,
        `/api/organizations/${mine}/things/%00`,
        `/api/organizations/${mine}/things/${'a'.repeat(2000)}`,
        '/api/nothing',
        '/elsewhere',
      ].map((url) => ask({ url, headers: good })),
    );
    const [first] = answers;
    expect(first?.statusCode).toBe(404);
    for (const answer of answers) {
      expect(answer.body).toBe(first?.body);
      expect({ ...answer.headers, 'x-request-id': '', date: '' }).toEqual({
        ...first?.headers,
        'x-request-id': '',
        date: '',
      });
    }
  });

  test('has to show a passkey anew for what can not be taken back, but not for what is absent', async () => {
    const answer = await ask({ method: 'DELETE', url: `/api/things/${mine}`, headers: good });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'session.step_up']);
    const absent = await ask({ method: 'DELETE', url: '/api/things/x', headers: good });
    expect(absent.json().code).toBe('object.absent');
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ 'sec-fetch-site': 'none' }, 201],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:8080', host: 'localhost:8080' }, 201],
    [{}, 201],
  ])('is a page of another site that writes with our cookie: %j is answered %d', async (headers, status) => {
    const cookie = { cookie: '__Host-breakwater=good', 'content-type': 'application/json' };
    expect((await put('{"name":"a"}', { ...cookie, ...headers })).statusCode).toBe(status);
  });
});

describe('a request that is not as promised', () => {
  test.each([
    ['no JSON', 'name=a'],
    ['nothing', ''],
    ['a key twice', '{"name":"a","name":"b"}'],
    ['a key twice in other spellings', '{"name":"a","n\\u0061me":"b"}'],
    ['__proto__', '{"name":"a","parts":[{"__proto__":{"admin":true}}]}'],
    ['__proto__ in other letters', '{"name":"a","parts":[{"__pr\\u006fto__":1}]}'],
    ['NUL', '{"name":"a\\u0000"}'],
    ['half a character', '{"name":"\\ud800"}'],
    ['half a character in a key', '{"name":"a","parts":[{"\\udc00":1}]}'],
    ['infinity', '{"name":"a","parts":[1e999]}'],
    ['a deep list', `{"name":"a","parts":${'['.repeat(40)}${']'.repeat(40)}}`],
    ['a very deep list', `{"name":"a","parts":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['a byte order mark', '\ufeff{"name":"a"}'],
  ])('is malformed with %s', async (_what, payload) => {
    const answer = await put(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.malformed']);
  });

  test('is malformed where it is no UTF-8', async () => {
    const answer = await put(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
    expect(answer.json()).toMatchObject({ code: 'request.malformed', why: 'The body is not valid UTF-8.' });
  });

  test('is told what is wrong where', async () => {
    expect((await put('{"name":7,"more":1}')).json()).toEqual({
      type: '/api/refusals#request.invalid',
      title: 'A part of the request is not what this endpoint takes.',
      status: 400,
      code: 'request.invalid',
      why: 'A part of the request is not what this endpoint takes.',
      faults: [
        { place: '$.name', why: 'Invalid input: expected string, received number' },
        { place: '$', why: 'Unrecognized key: "more"' },
      ],
    });
    const query = await ask({ url: '/api/time?zone=utc&zone=utc&digits=10&x=1' });
    expect(query.json().faults.map(({ place }: { place: string }) => place)).toEqual([
      'query.zone',
      'query.digits',
      'query',
    ]);
  });

  test.each(['?zone=%00', '?__proto__=1', '?constructor=1', '?zone[]=utc', '?digits=1e9', '?digits=0x5'])(
    'has a query of which nothing is passed over: %s',
    async (query) => {
      expect((await ask({ url: `/api/time${query}` })).statusCode).toBe(query === '?digits=0x5' ? 200 : 400);
    },
  );

  test.each([
    [{ 'content-type': 'text/plain' }, 415, 'request.media_type'],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 415, 'request.media_type'],
    [{ 'content-type': 'nonsense' }, 400, 'request.malformed'],
    [{ 'content-type': 'application/json; charset=utf-16' }, 415, 'request.media_type'],
    [{ 'content-type': 'application/json; charset="utf-8"' }, 201, undefined],
    [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }, 415, 'request.encoding'],
    [{ 'content-type': 'application/json', 'content-encoding': 'br' }, 415, 'request.encoding'],
    [{ 'content-type': 'application/json', 'content-encoding': 'identity' }, 201, undefined],
  ])('is of a kind that is taken: %j is answered %d', async (headers, status, code) => {
    const answer = await put('{"name":"a"}', { ...good, ...headers });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('without its kind is refused, as is one with a body where none is taken', async () => {
    expect((await put('{"name":"a"}', good)).statusCode).toBe(415);
    const url = `/api/things/${mine}`;
    const answer = await ask({ method: 'DELETE', url, headers: { authorization: 'Bearer stepped' }, payload: 'x' });
    expect(answer.json().code).toBe('request.invalid');
  });

  test('is too large, whether it says so or not', async () => {
    const large = JSON.stringify({ name: 'a', parts: ['x'.repeat(300_000)] });
    expect((await put(large)).statusCode).toBe(413);
    const bytes = { method: 'PUT', url: '/api/bytes', headers: good } as const;
    expect((await ask({ ...bytes, payload: Buffer.alloc(1_000_000) })).json()).toEqual({ bytes: 1_000_000 });
    expect((await ask({ ...bytes, payload: Buffer.alloc(1_000_001) })).json().code).toBe('request.too_large');
  });

  test('that uses a method the path does not take says which it takes', async () => {
    const answer = await ask({ method: 'PATCH', url: `/api/organizations/${mine}/things` });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'POST']);
  });

  test('with a path that is no path is malformed', async () => {
    expect((await ask({ url: '/api/things/%zz' })).json().code).toBe('request.malformed');
  });
});

describe('a failure', () => {
  test.each([
    ['57P01', 503],
    ['08006', 503],
    ['53300', 503],
    ['ECONNREFUSED', 503],
    ['23505', 500],
    ['none', 500],
  ])('of code %s is answered %d, and nobody is told what it met', async (how, status) => {
    const parts = exampleParts();
    const answer = await buildHttp(parts).inject({ url: `/api/fall?how=${how}` });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toContain('secret');
    const logged = parts.lines.join('');
    expect(logged).not.toContain('secret');
    expect(logged).toContain(`"code":"${how}"`);
    expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : undefined);
  });

  test('is an answer that is not as promised', async () => {
    expect((await ask({ url: '/api/fall?how=output' })).json()).toMatchObject({ status: 500, code: 'server.failed' });
  });

  test('is none where the rules say no', async () => {
    const answer = await put('{"name":"taken"}');
    expect([answer.statusCode, answer.json().why]).toEqual([422, 'Somebody has it.']);
  });
});

test('the log has a line for each answer, with nothing that was sent', async () => {
  const parts = exampleParts();
  const url = `/api/organizations/${mine}/things?name=hidden`;
  await buildHttp(parts).inject({ method: 'POST', url, headers: json, payload: '{"name":"hidden"}' });
  expect(parts.lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'request answered', endpoint: 'name-thing', status: 400, level: 30 },
  ]);
  expect(parts.lines.join('')).not.toMatch(/hidden|good|127\.0\.0\.1/);
});

test('health says that it lives, readiness what it waits for', async () => {
  expect((await ask({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  expect((await ask({ url: '/readyz' })).statusCode).toBe(200);
  const waiting = await ask({ url: '/readyz' }, { missing: async () => ['database'] });
  expect([waiting.statusCode, waiting.json()]).toEqual([503, { status: 'waiting', missing: ['database'] }]);
});
