// Two models of two developers, each with access of its own: nothing of one compartment reaches another, by whatever route; and
// whoever has no live access whose terms they accepted learns no model's name.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesIn, type Promised } from '#api/endpoint.ts';
import { recordOf, textOf } from '#core/kernel/json.ts';
import { done, filled, type Filled } from '#server/frontier/fixtures/filled-model.ts';
import { framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { hoursFromNow } from '#server/frontier/fixtures/from-now.ts';
import { declareCriteria, ownPath, says } from '#server/frontier/fixtures/partners.ts';
import { tablesThatSay, walk } from '#server/frontier/fixtures/walk.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { signedIn } from '#tests/parties.ts';
import { superuser } from '#tests/route-matrix/world.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;
let ours: Filled;
let theirs: Filled;

beforeAll(async () => {
  service = await testService({ apart: true });
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  await declareCriteria(parties);
  const { hospital } = parties;
  const applied = await done(hospital.administrator, ownPath(hospital), { criteria: 1, says });
  const application = textOf(applied['id']) ?? '';
  const { id, administrator } = parties.clearinghouse;
  const yes = { says: 'yes', reason: 'It looks after forty others.' };
  await done(administrator, `/organizations/${id}/frontier/applications/${application}/answers`, yes);
  const filling = { app, service, parties, application };
  ours = await filled(filling, parties.developer, 'nimbus');
  theirs = await filled(filling, parties.rival, 'zephyr');
}, 120_000);
afterAll(async () => {
  await app.close();
  await service.close();
});

/** What is told by codename alone to who chooses partners for the government, and to who oversees: docs/decisions/0013-fairness-ledger.md. */
const byCodename: Readonly<Record<string, { readonly tables: readonly string[]; readonly says: readonly string[] }>> = {
  cisa: {
    tables: ['data_key', 'frontier_partner_choice', 'frontier_partner_entry'],
    says: ['list-applications', 'show-coverage'],
  },
  clearinghouse: { tables: ['data_key'], says: ['list-applications', 'show-coverage'] },
  overseer: { tables: ['data_key', 'frontier_fairness_entry'], says: ['show-ledger'] },
};
/** Words of those that are written for them. */
const writtenForThem = /-(?:request|entry|\d{4})$/;

/** In whatever case. */
function saidIn(body: string, words: readonly string[]): readonly string[] {
  const lower = body.toLowerCase();
  return words.filter((word) => lower.includes(word));
}

const isOfModel = ({ path }: Promised): boolean =>
  namesIn(path).some((name) => name === 'model' || name === 'access' || name === 'compartment');

describe.each(['nsa', 'cisa', 'evaluator', 'overseer', 'hospital', 'developer'] as const)(
  'of %s who is let in to one',
  (who) => {
    const insider = (): Somebody => ours.people[who] ?? ours.developer.administrator;
    const home = (): string => parties[who].id;
    let secret: string;
    beforeAll(async () => {
      secret = await signedIn(service.database, insider().id);
    });

    test('no row of the other is read by SQL, of whichever table', async () => {
      expect(await tablesThatSay(service.database.app, insider(), ours.ids)).toContain('frontier_model');
      const told = await tablesThatSay(service.database.app, insider(), theirs.ids);
      expect(told).toEqual(byCodename[who]?.tables ?? []);
    });

    test('nothing that can be asked says a word of the other', async () => {
      for (const org of [home(), theirs.developer.id]) {
        const answers = await walk(app, secret, { ...theirs.named, org });
        expect(answers.length).toBeGreaterThan(60);
        const beyond = answers.filter(({ endpoint, body }) => {
          const isTold = byCodename[who]?.says.includes(endpoint) === true;
          return saidIn(body, theirs.words).some((word) => !isTold || !writtenForThem.test(word));
        });
        expect(beyond.map(({ endpoint }) => endpoint)).toEqual([]);
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
  },
);

test('what is walked says the words where they may be heard', async () => {
  const secret = await signedIn(service.database, (theirs.people['evaluator'] ?? parties.nsa.administrator).id);
  const answers = await walk(app, secret, { ...theirs.named, org: parties.evaluator.id });
  const heard = theirs.words.filter((word) => answers.some(({ body }) => body.includes(word)));
  const some = ['name', 'about', 'instructions', 'enquiry', 'alias', 'request'].map((what) => `zephyr-${what}`);
  expect(heard).toEqual(expect.arrayContaining(some));
});

describe('the name of a model, and what is said of it, is learned by nobody', () => {
  const outsiders = async (): Promise<Readonly<Record<string, readonly [Somebody, string]>>> => {
    const { developer, nsa } = parties;
    const colleague = await memberOf(app, service.database, developer.id, 'administrator');
    const auditor = await memberOf(app, service.database, developer.id, 'auditor');
    const model = ours.model;
    const grant = {
      purpose: 'determination',
      scopes: ['record'],
      opensAt: hoursFromNow(-1),
      expiresAt: hoursFromNow(100),
    };
    const wanted = { developer, holder: nsa, model, grant };
    const [ended, over, off, unopened] = [
      await letIn(app, service, wanted),
      await letIn(app, service, wanted),
      await letIn(app, service, wanted),
      await letIn(app, service, { ...wanted, grant: { ...grant, opensAt: hoursFromNow(50) } }),
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
    const heard = (who: string): RegExp => (who in byCodename ? /-(?:terms|request|entry|\d{4})$/ : /-terms$|-\d{4}$/);
    const all = await outsiders();
    expect(Object.keys(all).length).toBeGreaterThan(14);
    for (const [who, [person, org]] of Object.entries(all)) {
      const secret = await signedIn(service.database, person.id);
      const answers = await walk(app, secret, { ...ours.named, org });
      const words = ours.words.filter((word) => !heard(who).test(word));
      const saying = answers.filter(({ body }) => saidIn(body, words).length > 0);
      expect([who, saying.map(({ endpoint }) => endpoint)]).toEqual([who, []]);
      const rows = await tablesThatSay(service.database.app, person, [ours.named['compartment'] ?? '']);
      expect([who, rows.filter((table) => !byCodename[who]?.tables.includes(table))]).toEqual([who, []]);
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
