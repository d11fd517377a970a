// Every route, tried by whoever may not: another organization's id, another type's id, parent and child swapped, the id in
// the body against the one in the path, properties that are not promised, sessions that ended. None passes, and a route
// that this test does not know how to try fails it.
import type { FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRaw, namesIn, type Promised } from '#api/endpoint.ts';
import { endpoints } from '#api/registry.ts';
import { permissionsOf, roles } from '#core/parties/permissions.ts';
import { systemRandom } from '#ports/random.ts';
import { apiPagePaths } from '#server/http/api-pages.ts';
import { buildHttp } from '#server/http/http.ts';
import { absent, problemText } from '#server/http/problem.ts';
import { makeToken } from '#server/sign-in/api-token.ts';
import { ids, signedIn } from '#tests/parties.ts';
import { bodiesNaming } from '#tests/route-matrix/body-ids.ts';
import { holdingsOf } from '#tests/route-matrix/holdings.ts';
import { bodyOf, paramsIn, send, type Attempt } from '#tests/route-matrix/request.ts';
import { shapes } from '#tests/route-matrix/shapes.ts';
import { changeSession, endings, makeTrespassers, type Trespassers } from '#tests/route-matrix/trespassers.ts';
import type { Served, World } from '#tests/route-matrix/making.ts';
import { makeWorld, superuser } from '#tests/route-matrix/world.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let served: Served;
let root: Client;
let mine: World;
let theirs: World;
let trespassers: Trespassers;

const unlimited = { burst: 1_000_000, perSecond: 1_000_000 };

beforeAll(async () => {
  service = await testService({ apart: true });
  app = buildHttp({ ...service.parts, rates: { stranger: unlimited, session: unlimited } });
  root = await superuser(service.database);
  served = { ...service, app };
  mine = await makeWorld(served, 'Mine', true);
  theirs = await makeWorld(served, 'Theirs', true);
  trespassers = await makeTrespassers(root, service.database, mine, theirs);
});

afterAll(async () => {
  await root.end();
  await app.close();
  await service.close();
});

function named(which: (promised: Promised) => boolean) {
  return endpoints.filter(which).map((promised) => [promised.id, promised] as const);
}

const signedInOnly = named(({ asks }) => asks !== 'nobody');
const ofOrganization = named(({ asks }) => typeof asks === 'object');

/** An attempt that the administrator of the organization would be let in with. */
function attempt(promised: Promised, more: Partial<Attempt>): Attempt {
  const { secret } = mine.people.administrator;
  return { params: paramsIn(promised, mine), body: bodyIn(promised, mine), secret, ...more };
}

function bodyIn(promised: Promised, world: World): unknown {
  return shapes[promised.id]?.body?.(world) ?? bodyOf(promised);
}

async function answerOf(promised: Promised, more: Partial<Attempt>): Promise<{ status: number; body: string }> {
  const { statusCode, body } = await send(app, promised, attempt(promised, more));
  return { status: statusCode, body };
}

async function refusal(promised: Promised, more: Partial<Attempt>): Promise<string> {
  const { status, body } = await answerOf(promised, more);
  return `${status} ${body === '' ? '' : String(JSON.parse(body).code)}`;
}

test('the door has these routes and no others', () => {
  const known = [
    ...endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    ...['/healthz', '/readyz', ...apiPagePaths].map((path) => `GET ${path}`),
  ];
  expect(routesOf(app.printRoutes({ commonPrefix: false })).sort()).toEqual(known.sort());
});

describe('what must not pass does not, and changes nothing:', () => {
  let before: readonly string[];

  beforeAll(async () => {
    // A token's first use of a day is noted.
    for (const token of Object.values(trespassers.tokens)) {
      await app.inject({ url: '/api/organizations', headers: { authorization: `Bearer ${token}` } });
    }
    before = await holdingsOf(root, [mine.organization, theirs.organization]);
  });

  async function expectNothingChanged(): Promise<void> {
    const expected = before;
    // What one route changed is told of that route alone.
    before = await holdingsOf(root, [mine.organization, theirs.organization]);
    expect(before).toEqual(expected);
  }

  test.each(signedInOnly)('%s by a stranger, whatever they name', async (_id, promised) => {
    const asked = [
      { secret: undefined },
      { secret: undefined, params: {} },
      { secret: undefined, params: paramsIn(promised, theirs) },
      { secret: 'f'.repeat(64) },
      { secret: undefined, token: makeToken(systemRandom) },
    ];
    for (const more of asked) expect(await refusal(promised, more)).toBe('401 session.absent');
    await expectNothingChanged();
  });

  test.each(signedInOnly)('%s by whoever has no session any more, or is suspended', async (_id, promised) => {
    for (const [why, secret] of Object.entries(trespassers.ended)) {
      expect(`${why}: ${await refusal(promised, { secret })}`).toBe(`${why}: 401 session.absent`);
    }
    for (const token of [trespassers.tokens.expired, trespassers.tokens.revoked]) {
      expect(await refusal(promised, { secret: undefined, token })).toBe('401 session.absent');
    }
    await expectNothingChanged();
  });

  test.each(signedInOnly)('%s in a session that was ended a moment ago', async (_id, promised) => {
    const secret = await signedIn(service.database, mine.people.administrator.id);
    const me = { url: '/api/me/sessions', headers: { cookie: `__Host-breakwater=${secret}` } };
    expect((await app.inject(me)).statusCode).toBe(200);
    await changeSession(root, secret, endings.revoked);
    expect(await refusal(promised, { secret })).toBe('401 session.absent');
    await expectNothingChanged();
  });

  test.each(ofOrganization)(
    '%s by whoever may not, who is told what is told of what is absent',
    async (_id, promised) => {
      const expected = { status: 404, body: problemText(absent) };
      const nowhere = { ...paramsIn(promised, mine), org: ids.next() };
      const { former, tokens } = trespassers;
      const asked = [
        { params: nowhere },
        { params: paramsIn(promised, theirs) },
        ...Object.values(former).map((secret) => ({ secret })),
        ...[tokens.narrow, tokens.elsewhere].map((token) => ({ secret: undefined, token })),
      ];
      for (const more of asked) expect(await answerOf(promised, more)).toEqual(expected);
      await expectNothingChanged();
    },
  );

  test.each(ofOrganization)('%s by a role that it is not given', async (_id, promised) => {
    const permission = typeof promised.asks === 'object' ? promised.asks.permission : undefined;
    const lacking = roles.filter((role) => !permissionsOf(role).some((one) => one === permission));
    for (const role of lacking) {
      const { secret } = mine.people[role];
      expect(`${role}: ${await refusal(promised, { secret })}`).toBe(`${role}: 404 object.absent`);
    }
    expect(lacking.length).toBeLessThan(roles.length);
    await expectNothingChanged();
  });

  test.each(named(({ asks, path }) => asks !== 'nobody' && namesIn(path).length > 0))(
    '%s under an id of another type or organization, or with parent and child swapped',
    async (_id, promised) => {
      const own = paramsIn(promised, mine);
      const names = Object.keys(own);
      for (const name of names) {
        for (const id of wrongIdsFor(promised, name)) {
          const asked = `${name}=${id}: ${await refusal(promised, { params: { ...own, [name]: id } })}`;
          expect(asked).toBe(`${name}=${id}: 404 object.absent`);
        }
      }
      const reversed = Object.fromEntries(names.map((name, index) => [name, own[names.at(-1 - index) ?? ''] ?? '']));
      const expected = names.length < 2 ? [] : ['404 object.absent'];
      expect(names.length < 2 ? [] : [await refusal(promised, { params: reversed })]).toEqual(expected);
      await expectNothingChanged();
    },
  );

  test.each(named(() => true))('%s with what is not promised, in query or body', async (_id, promised) => {
    for (const name of ['extra', 'org_id', '__proto__']) {
      const asked = `${name}: ${await refusal(promised, { query: { [name]: theirs.organization } })}`;
      expect(asked).toBe(`${name}: 400 request.invalid`);
    }
    for (const body of wrongBodiesFor(promised)) {
      const asked = `${JSON.stringify(body)}: ${await refusal(promised, { body })}`;
      expect(asked).toBe(`${JSON.stringify(body)}: 400 request.invalid`);
    }
    await expectNothingChanged();
  });

  test.each(named(({ asks }) => asks === 'person'))(
    '%s by an API token, whatever it is given',
    async (_id, promised) => {
      for (const token of [trespassers.tokens.wide, trespassers.tokens.narrow]) {
        expect(await refusal(promised, { secret: undefined, token })).toBe('403 token.person_only');
      }
      await expectNothingChanged();
    },
  );

  test.each(named(({ asks, method }) => asks === 'session' && method === 'GET'))(
    '%s fails for no API token, however little it may',
    async (_id, promised) => {
      for (const token of [trespassers.tokens.wide, trespassers.tokens.narrow]) {
        const { status } = await answerOf(promised, { secret: undefined, token });
        expect(status).toBeLessThan(500);
      }
      await expectNothingChanged();
    },
  );

  test.each(named((promised) => Object.keys(bodiesNaming(promised, {}, '')).length > 0))(
    '%s with an id in the body that is of another organization',
    async (_id, promised) => {
      const mayName = shapes[promised.id]?.mayName ?? {};
      for (const [collection, id] of Object.entries(theirs.things)) {
        for (const [place, body] of Object.entries(bodiesNaming(promised, bodyIn(promised, mine), id))) {
          if (mayName[place] !== undefined) continue;
          const { status } = await answerOf(promised, { body });
          const isRefused = status >= 400 && status < 500;
          expect(`${place} of ${collection}: ${isRefused}`).toBe(`${place} of ${collection}: true`);
        }
      }
      await expectNothingChanged();
    },
  );

  test.each(named(({ stepUp }) => stepUp === true))(
    '%s without a passkey shown a moment ago',
    async (_id, promised) => {
      const secret = await signedIn(service.database, mine.people.administrator.id);
      await changeSession(root, secret, `stepped_up_until = now() - interval '1 second'`);
      expect(await refusal(promised, { secret })).toBe('403 session.step_up');
      await expectNothingChanged();
    },
  );
});

describe('what may pass does:', () => {
  test.each(named(() => true))('%s by whom it is for', async (_id, promised) => {
    // Each in a world of its own: what one changes is of no matter to the others.
    const world = await makeWorld(served, `World of ${promised.id}`, isOfPlan(promised));
    const { secret } = world.people.administrator;
    const params = paramsIn(promised, world);
    const { statusCode, body } = await send(app, promised, { params, body: bodyIn(promised, world), secret });
    const { honest } = shapes[promised.id] ?? {};
    const isRight = honest === undefined ? isLetIn(statusCode) : honest.statuses.includes(statusCode);
    expect([statusCode, body, isRight]).toEqual([statusCode, body, true]);
  });
});

/** Whether it asks about what an organization runs, or its plan. */
function isOfPlan({ path }: Promised): boolean {
  return /\/(?:plan|inventory|assets|vulnerabilities)(?:\/|$)/.test(path);
}

/** Past the door and the rules of who may; rules of the matter itself may still say no. */
function isLetIn(status: number): boolean {
  return status < 500 && ![400, 401, 403, 404, 405, 415, 429].includes(status);
}

function wrongIdsFor(promised: Promised, name: string): readonly string[] {
  const own = paramsIn(promised, mine)[name] ?? '';
  const ofOtherTypes = [
    ids.next(),
    name === 'person' ? mine.organization : mine.people.administrator.id,
    mine.organization,
    mine.things['tokens/{token}'] ?? '',
  ];
  const mayName = shapes[promised.id]?.mayName?.[name] !== undefined;
  const ofOthers = mayName ? [] : [paramsIn(promised, theirs)[name] ?? ''];
  return [...ofOtherTypes, ...ofOthers, '%00', '../organizations'].filter((id) => id !== own);
}

/** The names of the path among the properties: an id in the body never stands against the one in the path. */
function wrongBodiesFor(promised: Promised): readonly unknown[] {
  if (isRaw(promised.body)) return [];
  if (promised.body === undefined) return promised.method === 'GET' ? [] : [{ org: theirs.organization }];
  const body: object = Object(bodyIn(promised, mine));
  const added = [...namesIn(promised.path), 'org_id', 'id', 'isExample'];
  const unknown = added.filter((name) => !(name in body));
  return [...unknown.map((name) => ({ ...body, [name]: theirs.organization })), [body], null];
}

/** `printRoutes` draws a tree, a step of four columns for each level. */
function routesOf(tree: string): string[] {
  const at: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const match = /^([│ ]*)[├└]── (\S*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (match === null) return [];
    const [, indent = '', part = '', methods = ''] = match;
    at.length = indent.length / 4;
    at.push(part);
    return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${at.join('')}`);
  });
}
