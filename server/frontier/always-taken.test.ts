// EO 14409 §3(c): a developer's moves are taken at any time, whatever else is true.
import type { FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesOf, isWriting, type Promised } from '#api/endpoint.ts';
import { watchedAs } from '#api/frontier/notices.ts';
import { frontierEndpoints } from '#api/frontier/registry.ts';
import { stages, type Stage } from '#core/frontier/notice/notice.ts';
import { recordsOf, textOf } from '#core/kernel/json.ts';
import { enrolled, framework, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Method, type Somebody, type Told } from '#server/parties/fixtures/asking.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

/** What every writing request of somebody who is signed in can meet, whatever it asks for. */
const ofTheDoor = [
  'request.malformed',
  'request.invalid',
  'request.cross_site',
  'request.too_large',
  'request.media_type',
  'request.encoding',
  'session.absent',
  'object.absent',
  'idempotency.in_flight',
  'idempotency.other_body',
  'limit.reached',
  'server.failed',
  'server.unavailable',
];

const developerMoves: readonly Promised[] = frontierEndpoints.filter((one) => one.watchedAs === watchedAs);

test('a developer has these moves', () => {
  expect(developerMoves.map(({ id }) => id).toSorted()).toEqual([
    'ask-whether-covered',
    'drop-release',
    'give-notice',
    'leave-framework',
    'move-release',
    'tell-released',
  ]);
});

test.each(developerMoves.map((one) => [one.id, one] as const))(
  '%s can not be refused but at the door',
  (_, promised) => {
    expect(promised.refusals).toEqual([]);
    expect(isWriting(promised)).toBe(true);
    expect(codesOf(promised).filter((code) => !ofTheDoor.includes(code))).toEqual([]);
  },
);

interface Planned {
  readonly at: string;
  readonly zone: string;
}

interface Notice {
  readonly releases: Readonly<Partial<Record<Stage, Planned>>>;
  readonly daysOffered: number;
  readonly audience: 'developer' | 'record';
}

const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe'];
/** Minutes from now: a year back, two years ahead. */
const release: fc.Arbitrary<Planned> = fc.record({
  at: fc.integer({ min: -525_600, max: 1_051_200 }).map(after),
  zone: fc.constantFrom(...zones),
});
const audience = fc.constantFrom<Notice['audience']>('developer', 'record');
const stage = fc.constantFrom(...stages);
const notice: fc.Arbitrary<Notice> = fc.record({
  releases: fc.dictionary(stage, release, { maxKeys: 5 }),
  daysOffered: fc.integer({ min: 0, max: 30 }),
  audience,
});

function after(minutes: number): string {
  return `${Temporal.Now.instant().add({ minutes }).toString().slice(0, 16)}:00Z`;
}

/** What somebody does, and whether it must be taken. */
interface Act {
  readonly who: 'developer' | 'nsa' | 'cisa' | 'evaluator' | 'overseer' | 'clearinghouse' | 'rival';
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly isTaken: boolean;
}

function developer(method: Method, path: string, body?: unknown): Act {
  return { who: 'developer', method, path, body, isTaken: true };
}

const developerAct: fc.Arbitrary<Act> = fc.oneof(
  notice.map((body) => developer('POST', '/notices', body)),
  fc
    .tuple(stage, release, audience)
    .map(([which, planned, to]) => developer('PUT', `/planned-releases/${which}`, { ...planned, audience: to })),
  fc.tuple(stage, audience).map(([which, to]) => developer('DELETE', `/planned-releases/${which}?audience=${to}`)),
  fc
    .tuple(stage, audience)
    .map(([which, to]) => developer('POST', `/planned-releases/${which}/done`, { audience: to })),
  fc.constant(developer('POST', '/leaving')),
  fc.constant(developer('POST', '/enquiries', { text: 'Is it covered?' })),
);

/** Access that is given to an office, or is not: that is the rule's to say. */
const giving: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom(
      ['nsa', 'determination'],
      ['cisa', 'consultation'],
      ['evaluator', 'evaluation'],
      ['overseer', 'oversight'],
    ),
    fc.constantFrom(['record'], ['record', 'evidence'], ['model', 'record'], ['evidence']),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([[holder = '', purpose], scopes, days]) => ({
    ...developer('POST', '/grants', { holder, purpose, scopes, days }),
    isTaken: false,
  }));

/** What others would do about the model, as far as they are let. */
const othersAct: fc.Arbitrary<Act> = fc
  .tuple(
    fc.constantFrom<Act['who']>('nsa', 'cisa', 'evaluator', 'overseer', 'clearinghouse', 'rival'),
    fc.constantFrom<readonly [Method, string, unknown?]>(
      ['GET', '/timeline'],
      ['POST', '/determination/requests', { text: 'More runs' }],
      ['POST', '/determination/consultations', { office: 'cisa-director', view: 'differs', text: 'No' }],
      ['POST', '/determination/assessments', { text: 'As we see it', until: after(60 * 24 * 20), withheld: [] }],
      ['POST', '/notices', { releases: {}, daysOffered: 0, audience: 'record' }],
      ['POST', '/leaving'],
    ),
  )
  .map(([who, [method, path, body]]) => ({ who, method, path, body, isTaken: false }));

const office: fc.Arbitrary<Act> = fc
  .tuple(fc.constantFrom('DELETE', 'POST'), fc.constantFrom('nsa', 'cisa', 'evaluator'))
  .map(([method, whose]) => ({
    who: 'clearinghouse',
    method: method as Method,
    path: `office ${whose}`,
    isTaken: false,
  }));

function to(holder: string, purpose: string, scopes: readonly string[]): Act {
  return { ...developer('POST', '/grants', { holder, purpose, scopes, days: 30 }), isTaken: false };
}

/** The office that determines has the record, and asked for more evidence. */
const atWork: readonly Act[] = [
  to('nsa', 'determination', ['record', 'evidence']),
  to('cisa', 'consultation', ['record']),
  { who: 'nsa', method: 'POST', path: '/determination/requests', body: { text: 'More runs' }, isTaken: false },
  { who: 'cisa', method: 'GET', path: '/timeline', isTaken: false },
];

const act = fc.oneof(
  { weight: 4, arbitrary: developerAct },
  { weight: 4, arbitrary: giving },
  { weight: 4, arbitrary: othersAct },
  { weight: 1, arbitrary: office },
);

describe('in a service', () => {
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

  const offices = { nsa: 'nsa-director', cisa: 'cisa-director', evaluator: 'evaluator' } as const;

  /** Those that an earlier history left without. */
  async function setOffices(): Promise<void> {
    for (const [whose, name] of Object.entries(offices)) {
      if (!isOffice(whose)) continue;
      const body = { organization: parties[whose].id, office: name };
      await parties.clearinghouse.administrator.ask(
        'POST',
        `/organizations/${parties.clearinghouse.id}/frontier/offices`,
        body,
      );
    }
  }

  async function does(model: string, { who, method, path, body }: Act, people: Map<string, Somebody>): Promise<Told> {
    const [, whose] = /^office (\w+)$/.exec(path) ?? [];
    if (whose === 'nsa' || whose === 'cisa' || whose === 'evaluator') {
      const of = `/organizations/${parties.clearinghouse.id}/frontier/offices`;
      const end = method === 'DELETE' ? `${of}/${parties[whose].id}/${offices[whose]}` : of;
      const wanted = method === 'DELETE' ? undefined : { organization: parties[whose].id, office: offices[whose] };
      return parties.clearinghouse.administrator.ask(method, end, wanted);
    }
    if (path === '/grants') return gives(model, body as { holder: string; days: number }, people);
    const asker = people.get(who) ?? parties[who].administrator;
    return asker.ask(method, `/frontier/models/${model}${path}`, body);
  }

  /** And lets a person of the holder in by it. */
  async function gives(
    model: string,
    { holder, days, ...rest }: { holder: string; days: number },
    people: Map<string, Somebody>,
  ): Promise<Told> {
    if (!isOffice(holder)) throw new Error(`${holder} is no office of this test`);
    const { id, administrator } = parties[holder];
    const wanted = {
      opensAt: after(-1),
      expiresAt: after(60 * 24 * days),
      terms: 'Tell nobody.',
      tellsDeveloper: true,
    };
    const given = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/grants`, {
      ...rest,
      ...wanted,
      holder: id,
    });
    const grant = textOf(given.json['id']);
    if (grant === undefined) return given;
    const person = people.get(holder) ?? (await memberOf(app, service.database, id, 'operator'));
    people.set(holder, person);
    await administrator.ask('POST', `/frontier/grants/${grant}/people`, { person: person.id });
    const { json } = await person.ask('GET', `/frontier/grants/${grant}`);
    await person.ask('POST', `/frontier/grants/${grant}/acceptance`, { termsDigest: json['termsDigest'] });
    return given;
  }

  function isOffice(text: string): text is 'nsa' | 'cisa' | 'evaluator' | 'overseer' {
    return ['nsa', 'cisa', 'evaluator', 'overseer'].includes(text);
  }

  async function read(model: string, path: string): Promise<Told> {
    return parties.developer.administrator.ask('GET', `/frontier/models/${model}/${path}`);
  }

  test('whatever was done before, a notice is taken, and stands as it was told', { timeout: 300_000 }, async () => {
    let seen = 0;
    let used = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16, size: 'max' }), notice, async (drawn, last) => {
        const model = await enrolled(parties.developer);
        await setOffices();
        // In every other one offices are at work on the model from the first.
        const acts = seen % 2 === 0 ? [...atWork, ...drawn] : drawn;
        const people = new Map<string, Somebody>();
        for (const one of acts) {
          const told = await does(model, one, people);
          expect(told.status).toBeLessThan(500);
          expect([one, one.isTaken ? told.status : 204]).toEqual([one, 204]);
          if (one.who !== 'developer' && told.status < 300 && !one.path.startsWith('office')) used += 1;
        }
        const told = await parties.developer.administrator.ask('POST', `/frontier/models/${model}/notices`, last);
        expect(told).toMatchObject({ status: 204 });
        const shown = (await read(model, 'timeline')).json;
        expect(shown).toMatchObject({ state: 'given', daysOffered: last.daysOffered });
        const own = recordsOf(shown['entries']).filter(({ lane }) => lane === 'developer');
        expect(own.map(({ what, at, zone }) => [what, at, zone]).toSorted(byStage)).toEqual(
          Object.entries(last.releases)
            .map(([what, { at, zone }]) => [what, at, zone])
            .toSorted(byStage),
        );
        const newest = recordsOf((await read(model, 'notices')).json['notices']).at(-1);
        expect(newest).toMatchObject({ kind: 'notice-given', audience: last.audience, daysOffered: last.daysOffered });
        seen += 1;
      }),
      { numRuns: 12 },
    );
    expect(seen).toBeGreaterThanOrEqual(12);
    expect(used).toBeGreaterThanOrEqual(12);
  });

  function byStage([a]: readonly unknown[], [b]: readonly unknown[]): number {
    return stages.findIndex((one) => one === a) - stages.findIndex((one) => one === b);
  }
});
