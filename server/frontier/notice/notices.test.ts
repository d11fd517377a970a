import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf, textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { eventsOf, memberOf, plenty, type Told } from '#server/parties/fixtures/asking.ts';
import { superuser } from '#tests/route-matrix/world.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
});
afterAll(async () => {
  await app.close();
  await service.close();
});

/** So many days from now, to the minute. */
function day(days: number): string {
  return `${Temporal.Now.instant()
    .add({ hours: 24 * days })
    .toString()
    .slice(0, 16)}:00Z`;
}

type Body = Readonly<Record<string, unknown>>;

async function tells(
  model: string,
  path: string,
  body?: Body,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<void> {
  const told = await parties.developer.administrator.ask(method, `/frontier/models/${model}/${path}`, body);
  expect(told).toMatchObject({ status: 204 });
}

function partnersOn(days: number, audience = 'record'): Body {
  return {
    releases: {
      internal: { at: day(-5), zone: 'UTC' },
      'trusted-partners': { at: day(days), zone: 'America/New_York' },
    },
    daysOffered: 30,
    audience,
  };
}

async function timelineFor(who: { ask: (method: 'GET', path: string) => Promise<Told> }, model: string): Promise<Told> {
  return who.ask('GET', `/frontier/models/${model}/timeline`);
}

function developers(model: string): Promise<Told> {
  return timelineFor(parties.developer.administrator, model);
}

/** What is known of the government's access, as its developer reads it: `[opens, closes, ended]`. */
function accessIn({ json }: Told): readonly (readonly unknown[])[] {
  return recordsOf(json['access']).map(({ opensAt, closesAt, ended }) => [
    textOf(opensAt)?.slice(0, 16),
    textOf(closesAt)?.slice(0, 16),
    ended,
  ]);
}

function until(at: string): string {
  return at.slice(0, 16);
}

describe('a notice', () => {
  test('lays the window that is offered before the release to trusted partners', async () => {
    const model = await enrolled(parties.developer);
    await tells(model, 'notices', partnersOn(40));
    const { json } = await developers(model);
    expect(json).toMatchObject({ state: 'given', daysOffered: 30, window: { days: 30, zone: 'America/New_York' } });
    expect(recordsOf(json['entries']).map(({ lane, what }) => [lane, what])).toEqual([
      ['developer', 'internal'],
      ['beside', 'access-opens'],
      ['developer', 'trusted-partners'],
      ['beside', 'access-closes'],
    ]);
    await tells(model, 'planned-releases/internal/done', { audience: 'record' });
    const [first] = recordsOf((await developers(model)).json['entries']);
    expect(first).toMatchObject({ what: 'internal', done: true, zone: 'UTC' });
  });

  test.each([
    ['no such day', { internal: { at: '2027-02-30T09:00', zone: 'UTC' } }, '$.releases.internal.at'],
    ['no such time', { internal: { at: '2027-02-03T25:00', zone: 'UTC' } }, '$.releases.internal.at'],
    ['no such zone', { internal: { at: '2027-02-03T09:00', zone: 'Mars/Olympus' } }, '$.releases.internal.zone'],
    [
      'an offset, which knows no summer time',
      { internal: { at: '2027-02-03T09:00', zone: '+02:00' } },
      '$.releases.internal.zone',
    ],
    ['no such stage', { public: { at: '2027-02-03T09:00', zone: 'UTC' } }, '$.releases'],
  ])('is asked for again where it says %s', async (_, releases, place) => {
    const model = await enrolled(parties.developer);
    const body = { releases, daysOffered: 0, audience: 'record' };
    const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, body);
    expect(told).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(recordsOf(told.json['faults']).map((one) => one['place'])).toContain(place);
  });

  test('of more than 30 days is none', async () => {
    const model = await enrolled(parties.developer);
    const body = { releases: {}, daysOffered: 31, audience: 'record' };
    const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, body);
    expect(told.code).toBe('request.invalid');
  });

  test('is a developer’s own: nobody else gives one, whatever they may see', async () => {
    const model = await enrolled(parties.developer);
    const { developer, nsa: holder } = parties;
    const grant = { purpose: 'determination', scopes: ['record'], opensAt: day(-1), expiresAt: day(20) };
    const { person } = await letIn(app, service, { developer, holder, model, grant });
    const strangers = [
      person,
      parties.rival.administrator,
      await memberOf(app, service.database, developer.id, 'operator'),
    ];
    for (const one of strangers) {
      expect((await one.ask('POST', `/frontier/models/${model}/notices`, partnersOn(40))).status).toBe(404);
      expect((await one.ask('POST', `/frontier/models/${model}/leaving`)).status).toBe(404);
      expect((await one.ask('POST', `/frontier/models/${model}/enquiries`, { text: 'Is it?' })).status).toBe(404);
      expect((await one.ask('PUT', `/frontier/models/${model}`, { name: 'X', about: '' })).status).toBe(404);
    }
    expect((await developers(model)).json['state']).toBe('none');
  });

  test('that is laid out for oneself is told to nobody', async () => {
    const { developer, nsa: holder } = parties;
    const model = await enrolled(developer);
    const grant = { purpose: 'determination', scopes: ['record'], opensAt: day(-1), expiresAt: day(20) };
    const { person } = await letIn(app, service, { developer, holder, model, grant });
    await tells(model, 'notices', partnersOn(40, 'developer'));
    expect((await timelineFor(person, model)).json).toMatchObject({ state: 'none', entries: [] });
    await tells(model, 'notices', partnersOn(50));
    await tells(model, 'planned-releases/trusted-partners', { at: day(60), zone: 'UTC', audience: 'developer' }, 'PUT');
    const shown = recordsOf((await timelineFor(person, model)).json['entries']);
    expect(shown.find(({ what }) => what === 'trusted-partners')?.['at']).toContain(until(day(50)));
    const own = recordsOf((await developers(model)).json['entries']);
    expect(own.find(({ what }) => what === 'trusted-partners')?.['at']).toContain(until(day(60)));
  });
});

describe('access of the government', () => {
  const use = { purpose: 'determination', scopes: ['model', 'record'] };

  async function given(opens: number, closes: number): Promise<string> {
    const model = await enrolled(parties.developer);
    await tells(model, 'notices', partnersOn(40));
    const { developer, nsa: holder } = parties;
    const grant = { ...use, opensAt: day(opens), expiresAt: day(closes) };
    await letIn(app, service, { developer, holder, model, grant });
    return model;
  }

  test('ends with a release that is moved forward', async () => {
    const model = await given(11, 39);
    await tells(model, 'planned-releases/trusted-partners', { at: day(30), zone: 'UTC', audience: 'record' }, 'PUT');
    expect(accessIn(await developers(model))).toEqual([[until(day(11)), until(day(30)), false]]);
  });

  test('opens later with a release that is moved back before it opened, and never becomes longer', async () => {
    const model = await given(11, 39);
    await tells(model, 'planned-releases/trusted-partners', { at: day(50), zone: 'UTC', audience: 'record' }, 'PUT');
    expect(accessIn(await developers(model))).toEqual([[until(day(20)), until(day(39)), false]]);
    await tells(model, 'planned-releases/trusted-partners', { at: day(40), zone: 'UTC', audience: 'record' }, 'PUT');
    expect(accessIn(await developers(model))).toEqual([[until(day(20)), until(day(39)), false]]);
  });

  test('ends where the release to trusted partners is dropped, and access to the record alone goes on', async () => {
    const model = await given(11, 39);
    const { developer, cisa: holder } = parties;
    const grant = { purpose: 'consultation', scopes: ['record'], opensAt: day(-1), expiresAt: day(90) };
    await letIn(app, service, { developer, holder, model, grant });
    await tells(model, 'planned-releases/trusted-partners?audience=developer', undefined, 'DELETE');
    const ended = accessIn(await developers(model)).map((one) => one[2]);
    expect(ended).toEqual([false, true]);
  });
});

describe('leaving', () => {
  test('ends every grant at once, is taken again and again, and a notice brings the model back', async () => {
    const { developer, nsa: holder } = parties;
    const model = await enrolled(developer);
    await tells(model, 'notices', partnersOn(20));
    const people = [];
    for (const scopes of [['record'], ['model', 'record'], ['evidence']]) {
      const grant = { purpose: 'determination', scopes, opensAt: day(-1), expiresAt: day(19) };
      people.push(await letIn(app, service, { developer, holder, model, grant }));
    }
    for (const { person } of people) expect((await person.ask('GET', `/frontier/models/${model}`)).status).toBe(200);
    const events = await eventsOf(service.database, developer.id);
    await tells(model, 'leaving');
    await tells(model, 'leaving');
    expect((await eventsOf(service.database, developer.id)).slice(events.length)).toEqual(
      Array(2).fill('frontier-model.told'),
    );
    for (const { person, grant } of people) {
      for (const path of ['', '/timeline', '/timeline/calendar', '/notices']) {
        expect((await person.ask('GET', `/frontier/models/${model}${path}`)).status).toBe(404);
      }
      expect((await person.ask('GET', `/frontier/grants/${grant}`)).status).toBe(404);
      expect((await person.ask('GET', '/frontier/models')).json['models']).toEqual([]);
    }
    expect((await developers(model)).json).toMatchObject({ state: 'withdrawn' });
    await tells(model, 'notices', partnersOn(20));
    expect((await developers(model)).json).toMatchObject({ state: 'given', window: { days: 30 } });
  });
});

test('when access was ended is told to the developer alone', async () => {
  const { developer, nsa: holder } = parties;
  const model = await enrolled(developer);
  const grant = { purpose: 'determination', scopes: ['record'], opensAt: day(-1), expiresAt: day(20) };
  const first = await letIn(app, service, { developer, holder, model, grant });
  const { person } = await letIn(app, service, { developer, holder, model, grant });
  expect((await developer.administrator.ask('DELETE', `/frontier/grants/${first.grant}`)).status).toBe(204);
  expect((await developers(model)).json).toMatchObject({ access: [{ ended: false }, { endedAt: expect.any(String) }] });
  expect(JSON.stringify((await timelineFor(person, model)).json)).not.toContain('endedAt');
});

test('an enquiry is told to whoever has the record', async () => {
  const { developer, nsa: holder } = parties;
  const model = await enrolled(developer);
  await tells(model, 'enquiries', { text: 'Is it a covered frontier model?' });
  const grant = { purpose: 'determination', scopes: ['record'], opensAt: day(-1), expiresAt: day(20) };
  const { person } = await letIn(app, service, { developer, holder, model, grant });
  await tells(model, 'notices', partnersOn(40, 'developer'));
  const path = `/frontier/models/${model}/notices`;
  const { json } = await person.ask('GET', path);
  expect(recordsOf(json['notices'])).toMatchObject([
    { kind: 'asked', audience: 'record', text: 'Is it a covered frontier model?' },
  ]);
  const own = recordsOf((await developer.administrator.ask('GET', path)).json['notices']);
  expect(own.map(({ kind, audience }) => [kind, audience])).toEqual([
    ['asked', 'record'],
    ['notice-given', 'developer'],
  ]);
});

test('a program tells a plan by a token of its person’s, and what is kept of it says no more than that it told', async () => {
  const { developer } = parties;
  const model = await enrolled(developer);
  const made = await developer.administrator.ask('POST', `/organizations/${developer.id}/tokens`, {
    name: 'Planner',
    scopes: ['frontier.read', 'frontier.act'],
    days: 5,
  });
  expect(made.status).toBe(201);
  for (const [path, body] of [
    ['notices', partnersOn(40)],
    ['leaving', undefined],
  ] as const) {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/frontier/models/${model}/${path}`,
      headers: {
        authorization: `Bearer ${textOf(made.json['secret']) ?? ''}`,
        'idempotency-key': `key of ${path}`.replaceAll(' ', '-'),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    expect([path, answer.statusCode, answer.body]).toEqual([path, 204, '']);
  }
  expect((await developers(model)).json['state']).toBe('withdrawn');
  const root = await superuser(service.database);
  const { rows } = await root.query('SELECT endpoint FROM breakwater.idempotency_key');
  await root.end();
  expect(rows.map((row) => row.endpoint)).toEqual(['tell-of-model', 'tell-of-model']);
});

test('a timeline goes round as a calendar under the codename, with the access beside it', async () => {
  const { developer, nsa: holder } = parties;
  const model = await enrolled(developer, 'Nimbus 7');
  await tells(model, 'notices', partnersOn(40));
  const grant = { purpose: 'determination', scopes: ['record'], opensAt: day(-1), expiresAt: day(20) };
  await letIn(app, service, { developer, holder, model, grant });
  const shield = textOf((await developer.administrator.ask('GET', `/frontier/models/${model}`)).json['shield']) ?? '';
  const { json } = await developer.administrator.ask('GET', `/frontier/models/${model}/timeline/calendar`);
  const file = textOf(json['file']) ?? '';
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  expect(lines.filter((line) => line.startsWith('SUMMARY:')).toSorted()).toEqual([
    `SUMMARY:${shield}: access for determination\\, NSA`,
    `SUMMARY:${shield}: access for the government closes`,
    `SUMMARY:${shield}: access for the government opens`,
    `SUMMARY:${shield}: planned release\\, internal`,
    `SUMMARY:${shield}: planned release\\, trusted-partners`,
  ]);
  expect(file).not.toContain('Nimbus');
});
