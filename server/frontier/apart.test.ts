// Two models of two developers, each with access of its own: nothing of one compartment reaches another, by whatever route; and
// whoever has no live access whose terms they accepted learns no model's name.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesIn, type Promised } from '#api/endpoint.ts';
import { recordOf, textOf } from '#core/kernel/json.ts';
import { framework, letIn, type Framework, type Party } from '#server/frontier/fixtures/framework.ts';
import { tablesThatSay, walk, type Named } from '#server/frontier/fixtures/walk.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { signedIn } from '#tests/parties.ts';
import { superuser } from '#tests/route-matrix/world.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

/** A model with all that is told of it, and who was let in to it. */
interface Filled {
  readonly developer: Party;
  readonly model: string;
  readonly named: Named;
  /** Words that are said of it alone: nobody else hears one. */
  readonly words: readonly string[];
  /** What names it in rows and addresses. */
  readonly ids: readonly string[];
  readonly people: Readonly<Record<string, Somebody>>;
}

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let ours: Filled;
let theirs: Filled;

const at = (hours: number): string => Temporal.Now.instant().add({ hours }).toString();

async function done(somebody: Somebody, path: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const told = await somebody.ask('POST', path, body);
  expect([path, told.code, told.status < 300]).toEqual([path, undefined, true]);
  return told.json;
}

async function fill(developer: Party, word: string): Promise<Filled> {
  const { administrator } = developer;
  const say = (what: string): string => `${word}-${what}`;
  const brought = await done(administrator, `/organizations/${developer.id}/frontier/models`, {
    name: say('name'),
    about: say('about'),
  });
  const [model, compartment, shield] = ['id', 'compartment', 'shield'].map((key) => textOf(brought[key]) ?? '');
  const of = `/frontier/models/${model}`;
  const release = Temporal.Now.zonedDateTimeISO('UTC').add({ days: 10 }).toPlainDateTime();
  const notice = {
    releases: { 'trusted-partners': { at: release.toString({ smallestUnit: 'minute' }), zone: 'UTC' } },
    daysOffered: 20,
  };
  for (const audience of ['record', 'developer']) await done(administrator, `${of}/notices`, { ...notice, audience });
  await done(administrator, `${of}/releases`, { of: 1, reason: say('reason') });
  await done(administrator, `/organizations/${developer.id}/notes`, {
    text: say('note'),
    label: { tlp: 'AMBER+STRICT', owners: [developer.id], compartments: [compartment] },
  });
  const people: Record<string, Somebody> = {};
  const grants: string[] = [];
  for (const [holder, purpose, scopes] of [
    ['nsa', 'determination', ['record', 'evidence']],
    ['cisa', 'consultation', ['record']],
    ['evaluator', 'evaluation', ['model', 'record', 'evidence']],
    ['overseer', 'oversight', ['record', 'evidence']],
  ] as const) {
    const grant = {
      purpose,
      scopes,
      opensAt: at(-1),
      expiresAt: at(100),
      terms: say('terms'),
      ...(scopes.some((scope) => scope === 'model') && { instructions: say('instructions') }),
    };
    const made = await letIn(app, service, { developer, holder: parties[holder], model: model ?? '', grant });
    people[holder] = made.person;
    grants.push(made.grant);
  }
  return {
    developer,
    model: model ?? '',
    named: { model: model ?? '', access: grants[0] ?? '', compartment: compartment ?? '', org: developer.id },
    words: [...['name', 'about', 'reason', 'note', 'terms', 'instructions'].map(say), shield ?? ''],
    ids: [model ?? '', compartment ?? '', ...grants],
    people,
  };
}

beforeAll(async () => {
  service = await testService();
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  ours = await fill(parties.developer, 'nimbus');
  theirs = await fill(parties.rival, 'zephyr');
}, 120_000);
afterAll(async () => {
  await app.close();
  await service.close();
});

const isOfModel = ({ path }: Promised): boolean =>
  namesIn(path).some((name) => name === 'model' || name === 'access' || name === 'compartment');

describe.each(['nsa', 'cisa', 'evaluator', 'overseer', 'developer'] as const)('of %s who is let in to one', (who) => {
  const insider = (): Somebody => ours.people[who] ?? ours.developer.administrator;
  const home = (): string => parties[who].id;
  let secret: string;
  beforeAll(async () => {
    secret = await signedIn(service.database, insider().id);
  });

  test('no row of the other is read by SQL, of whichever table', async () => {
    expect(await tablesThatSay(service.database.app, insider(), ours.ids)).toContain('frontier_model');
    expect(await tablesThatSay(service.database.app, insider(), theirs.ids)).toEqual([]);
  });

  test('nothing that can be asked says a word of the other', async () => {
    for (const org of [home(), theirs.developer.id]) {
      const answers = await walk(app, secret, { ...theirs.named, org });
      expect(answers.length).toBeGreaterThan(60);
      const saying = answers.filter(({ body }) => theirs.words.some((word) => body.includes(word)));
      expect(saying.map(({ endpoint }) => endpoint)).toEqual([]);
      // What lists is asked without the other's ids: they would be said by whoever knows them.
      const unasked = (await walk(app, secret, { org })).filter(({ body }) =>
        theirs.ids.some((id) => body.includes(id)),
      );
      expect(unasked.map(({ endpoint }) => endpoint)).toEqual([]);
    }
  });

  test('each thing that is asked of the other is absent, or refused without a look at it', async () => {
    const answers = await walk(app, secret, { ...theirs.named, org: home() }, isOfModel);
    expect(answers.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
    expect(answers.length).toBeGreaterThan(30);
    const known = ['object.absent', 'request.invalid', 'request.media_type', 'request.malformed'];
    const codes = answers.map(({ endpoint, body }) => `${endpoint} ${textOf(recordOf(JSON.parse(body))?.['code'])}`);
    expect(codes.filter((one) => !known.includes(one.split(' ')[1] ?? ''))).toEqual([]);
  });

  test('only the one is listed and counted', async () => {
    const { json } = await insider().ask('GET', '/frontier/models');
    expect(json['models']).toMatchObject([{ id: ours.model }]);
  });
});

test('what is walked says the words where they may be heard', async () => {
  const secret = await signedIn(service.database, (theirs.people['evaluator'] ?? parties.nsa.administrator).id);
  const answers = await walk(app, secret, { ...theirs.named, org: parties.evaluator.id });
  const heard = theirs.words.filter((word) => answers.some(({ body }) => body.includes(word)));
  expect(heard).toEqual(expect.arrayContaining(['zephyr-name', 'zephyr-about', 'zephyr-instructions']));
});

describe('the name of a model, and what is said of it, is learned by nobody', () => {
  const outsiders = async (): Promise<Readonly<Record<string, readonly [Somebody, string]>>> => {
    const { developer, nsa } = parties;
    const colleague = await memberOf(app, service.database, developer.id, 'administrator');
    const auditor = await memberOf(app, service.database, developer.id, 'auditor');
    const model = ours.model;
    const grant = { purpose: 'determination', scopes: ['record'], opensAt: at(-1), expiresAt: at(100) };
    const wanted = { developer, holder: nsa, model, grant };
    const [ended, over, off, unopened] = [
      await letIn(app, service, wanted),
      await letIn(app, service, wanted),
      await letIn(app, service, wanted),
      await letIn(app, service, { ...wanted, grant: { ...grant, opensAt: at(50) } }),
    ];
    expect((await developer.administrator.ask('DELETE', `/frontier/grants/${ended.grant}`)).status).toBe(204);
    const expired = sql`UPDATE breakwater.frontier_grant SET expires_at = now() WHERE grant_id = ${over.grant}`;
    await write(service.database.owner, expired, 1);
    const offPath = `/frontier/grants/${off.grant}/people/${off.person.id}`;
    expect((await nsa.administrator.ask('DELETE', offPath)).status).toBe(204);
    const named = await memberOf(app, service.database, nsa.id, 'operator');
    expect(
      await nsa.administrator.ask('POST', `/frontier/grants/${unopened.grant}/people`, { person: named.id }),
    ).toMatchObject({ status: 204 });
    const others = Object.entries(parties).filter(([who]) => who !== 'developer');
    return {
      ...Object.fromEntries(others.map(([who, { id, administrator }]) => [who, [administrator, id] as const])),
      'another administrator of the developer': [colleague, developer.id],
      'an auditor of the developer': [auditor, developer.id],
      'whoever is named and did not accept': [named, nsa.id],
      'whoever was taken off': [off.person, nsa.id],
      'whoever accepted what is not open yet': [unopened.person, nsa.id],
      'whoever accepted what was ended': [ended.person, nsa.id],
      'whoever accepted what ran out': [over.person, nsa.id],
    };
  };

  test('without live access whose terms they accepted', async () => {
    // Terms are read before they are accepted, and the codename stands for the model: these two are told to whom it is offered.
    const secretWords = ours.words.filter((word) => !/-terms$|-\d{4}$/.test(word));
    const all = await outsiders();
    expect(Object.keys(all).length).toBeGreaterThan(14);
    for (const [who, [person, org]] of Object.entries(all)) {
      const secret = await signedIn(service.database, person.id);
      const answers = await walk(app, secret, { ...ours.named, org });
      const saying = answers.filter(({ body }) => secretWords.some((word) => body.includes(word)));
      expect([who, saying.map(({ endpoint }) => endpoint)]).toEqual([who, []]);
      const rows = await tablesThatSay(service.database.app, person, [ours.named['compartment'] ?? '']);
      expect([who, rows]).toEqual([who, []]);
    }
  });

  test('from the log, the ledger or any row of the database', async () => {
    const words = [...ours.words, ...theirs.words].filter((word) => !/-\d{4}$/.test(word));
    const log = service.lines.join('\n');
    expect(words.filter((word) => log.includes(word))).toEqual([]);
    expect(log).toContain('show-model');
    const root = await superuser(service.database);
    const { rows: tables } = await root.query<{ name: string }>(
      `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'breakwater'::regnamespace AND relkind = 'r'`,
    );
    const saying = async (texts: readonly string[]): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } = await root.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM ${name} AS t
          WHERE EXISTS (
            SELECT FROM unnest($1::text[]) AS word
            WHERE strpos(t::text, word) > 0 OR strpos(t::text, encode(word::bytea, 'hex')) > 0
          )`,
          [texts],
        );
        if (rows[0]?.count !== 0) found.push(name);
      }
      return found;
    };
    // What is in the clear is found, so that what is not found is not there.
    expect(await saying(['Rural Hospital'])).toContain('breakwater.organization');
    expect(await saying(words)).toEqual([]);
    await root.end();
  });
});
