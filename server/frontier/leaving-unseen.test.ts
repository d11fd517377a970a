// That a developer left appears in no list, count, log or event of anybody else's: two services in which everything is the
// same, but that in one access ran out by itself, and in the other the developer left, answer everybody else alike.
import { afterAll, expect, test } from 'vitest';
import { namesIn } from '#api/endpoint.ts';
import { endpoints } from '#api/registry.ts';
import { textOf } from '#core/kernel/json.ts';
import { enrolled, framework, letIn, type Framework } from '#server/frontier/fixtures/framework.ts';
import { declareCriteria, ownPath, says } from '#server/frontier/fixtures/partners.ts';
import { buildHttp } from '#server/http/http.ts';
import { makeMetrics } from '#server/metrics.ts';
import { memberOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { openPool } from '#server/postgres/connect.ts';
import { installJobQueue } from '#server/postgres/job-queue.ts';
import { sql } from '#server/postgres/sql.ts';
import { superuser } from '#tests/route-matrix/world.ts';
import { testService } from '#tests/whole-server.ts';

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

type Others = Exclude<keyof Framework, 'developer'>;

interface Scene {
  readonly model: string;
  readonly grants: Readonly<Partial<Record<Others, string>>>;
  readonly parties: Framework;
  /** Of everybody but the developer: each party's administrator, its auditor, and whoever was let in. */
  readonly others: readonly { readonly party: Others; readonly who: string; readonly person: Somebody }[];
  readonly expire: () => Promise<void>;
  /** What was logged since it was asked last, what is counted, and all events of all others. */
  readonly watched: () => Promise<Readonly<Record<'log' | 'figures' | 'events', readonly string[]>>>;
}

const access = [
  ['nsa', 'determination', ['model', 'record', 'evidence']],
  ['cisa', 'consultation', ['record']],
  ['evaluator', 'evaluation', ['model', 'record', 'evidence']],
  ['overseer', 'oversight', ['record', 'evidence']],
  ['hospital', 'partner', ['model', 'record']],
] as const;

/** The hospital is a trusted partner that both sides chose. */
async function choosePartner(parties: Framework, model: string): Promise<void> {
  const { cisa, developer, hospital } = parties;
  await declareCriteria(parties);
  const { json } = await hospital.administrator.ask('POST', ownPath(hospital), { criteria: 1, says });
  const application = textOf(json['id']) ?? '';
  const yes = { says: 'yes', reason: 'It looks after forty hospitals.' };
  const answers = `/organizations/${cisa.id}/frontier/applications/${application}/answers`;
  expect(await cisa.administrator.ask('POST', answers, yes)).toMatchObject({ status: 204 });
  const choice = `/frontier/models/${model}/partners/${application}`;
  expect(await developer.administrator.ask('POST', choice, yes)).toMatchObject({ status: 204 });
}

/** The office that determines asks for more evidence: it stands in the record and in the ledger. */
async function workOnIt({ model, others }: Pick<Scene, 'model' | 'others'>): Promise<void> {
  const letInOf = (party: Others): Somebody | undefined =>
    others.find((one) => one.party === party && one.who === 'let in')?.person;
  const asked = await letInOf('nsa')?.ask('POST', `/frontier/models/${model}/determination/requests`, { text: 'More' });
  expect(asked?.status).toBeLessThan(300);
}

function day(days: number): string {
  return Temporal.Now.instant()
    .add({ hours: 24 * days })
    .toString();
}

async function makeScene(): Promise<Scene> {
  const service = await testService();
  const { database, parts } = service;
  const jobs = openPool(database.appAddress, { role: 'breakwater_jobs', max: 2, onLost: () => undefined });
  await installJobQueue(database.owner, jobs);
  const metrics = makeMetrics({ app: database.app, jobs });
  const app = buildHttp({ ...parts, rates: plenty, onAnswered: metrics.onAnswered });
  const root = await superuser(database);
  ends.push(async () => {
    await root.end();
    await app.close();
    await jobs.end();
    await service.close();
  });
  const parties = await framework(app, service);
  const { developer } = parties;
  const model = await enrolled(developer);
  await developer.administrator.ask('POST', `/frontier/models/${model}/notices`, {
    releases: { 'trusted-partners': { at: day(20).replace(/\.\d+/, ''), zone: 'America/New_York' } },
    daysOffered: 30,
    audience: 'record',
  });
  await developer.administrator.ask('POST', `/frontier/models/${model}/enquiries`, { text: 'Is it covered?' });
  await choosePartner(parties, model);
  const others: { party: Others; who: string; person: Somebody }[] = [];
  const grants: Partial<Record<Others, string>> = {};
  for (const party of otherParties(parties)) {
    others.push({ party, who: 'administrator', person: parties[party].administrator });
    others.push({ party, who: 'auditor', person: await memberOf(app, database, parties[party].id, 'auditor') });
    const own = access.find(([holder]) => holder === party);
    if (own === undefined) continue;
    const [, purpose, scopes] = own;
    const grant = { purpose, scopes, opensAt: day(-1), expiresAt: day(19) };
    const letInBy = await letIn(app, service, { developer, holder: parties[party], model, grant });
    grants[party] = letInBy.grant;
    others.push({ party, who: 'let in', person: letInBy.person });
  }
  await workOnIt({ model, others });
  let logged = 0;
  return {
    model,
    grants,
    parties,
    others,
    expire: async () => {
      await root.query(`UPDATE breakwater.frontier_grant SET expires_at = now() - interval '1 second'`);
    },
    watched: async () => {
      const log = service.lines.slice(logged);
      logged = service.lines.length;
      const figures = (await metrics.text())
        .split('\n')
        .filter((line) => /^breakwater_(request_seconds_count|jobs)/.test(line));
      const query = sql`
        SELECT concat_ws(' ', org_id, event_id, at, actor_id, object_kind, object_id, kind, state_before, state_after) AS row
        FROM breakwater.event
        WHERE org_id <> ${developer.id}
        ORDER BY position`;
      const { rows } = await root.query(query.text, [...query.values]);
      return { log, figures, events: rows.map(({ row }: { row: string }) => row) };
    },
  };
}

function otherParties(parties: Framework): readonly Others[] {
  return Object.keys(parties).filter((name): name is Others => name !== 'developer' && name in parties);
}

/** All that everybody else is answered to all that only reads. */
async function answersTo({ model, grants, parties, others }: Scene): Promise<readonly string[]> {
  const told: string[] = [];
  const nobody = '019aaaaa-0000-7000-8000-00000000ffff';
  for (const { party, who, person } of others) {
    const known: Readonly<Record<string, string>> = {
      org: parties[party].id,
      model,
      grant: grants[party] ?? grants.nsa ?? nobody,
      access: grants[party] ?? grants.nsa ?? nobody,
      provider: parties[party].id,
    };
    for (const { method, path, id } of endpoints) {
      if (method !== 'GET') continue;
      const asked = namesIn(path).reduce((before, name) => before.replace(`{${name}}`, known[name] ?? nobody), path);
      const { status, json } = await person.ask('GET', asked.replace('/api', ''));
      told.push(`${party} ${who} ${id} ${status} ${JSON.stringify(json)}`);
    }
  }
  return told;
}

/** Without what is made by chance or by the clock: each id by the order in which it first comes. */
function normal(lines: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  const named = (text: string, what: string): string => {
    const name = known.get(text) ?? `${what} ${known.size + 1}`;
    known.set(text, name);
    return name;
  };
  return lines.map((line) =>
    line
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => named(id, 'id'))
      .replaceAll(/\b[a-z]+-[a-z]+-\d{4}\b/g, (shield) => named(shield, 'shield'))
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+\d\d)?/g, 'then')
      .replaceAll(/\d{8}T\d{6}Z/g, 'then')
      .replaceAll(/UID:\w+-/g, 'UID:')
      .replaceAll(/"(ms|ledgerLagSeconds)":[\d.]+/g, '"$1"')
      .replaceAll(/\\\\?x[0-9a-f]{20,}/g, 'sealed'),
  );
}

test('whoever left looks to everybody else as one whose access ran out', { timeout: 120_000 }, async () => {
  const expired = await makeScene();
  const left = await makeScene();
  const before = normal(await answersTo(left));
  expect(normal(await answersTo(expired))).toEqual(before);
  await expired.watched();
  await left.watched();

  const tell = expired.parties.developer.administrator;
  const path = `/frontier/models/${expired.model}/planned-releases/internal/done`;
  expect(await tell.ask('POST', path, { audience: 'developer' })).toMatchObject({ status: 204 });
  await expired.expire();
  const leave = left.parties.developer.administrator;
  expect(await leave.ask('POST', `/frontier/models/${left.model}/leaving`)).toMatchObject({ status: 204 });

  const after = normal(await answersTo(left));
  expect(normal(await answersTo(expired))).toEqual(after);
  expect(after).not.toEqual(before);
  const gone = before.filter((line, index) => / 200 /.test(line) && / 404 /.test(after[index] ?? ''));
  expect(gone.length).toBeGreaterThan(10);
  const [one, other] = [await expired.watched(), await left.watched()];
  for (const what of ['log', 'figures', 'events'] as const) {
    expect(normal(other[what])).toEqual(normal(one[what]));
    expect(other[what].length).toBeGreaterThan(0);
  }
  expect(other.log.join()).not.toMatch(/leav/);
});
