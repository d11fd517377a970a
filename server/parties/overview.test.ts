import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRows } from '#core/formats/bases/csv-rows.ts';
import { systemClock } from '#ports/clock.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, organizationOf, plenty, type Somebody } from '#server/parties/fixtures/asking.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { exampleDocuments, testPlanning, type TestPlanning } from '#tests/inventories.ts';
import { signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

type Party = Awaited<ReturnType<typeof organizationOf>>;

let service: TestService;
let planning: TestPlanning;
let app: FastifyInstance;
let provider: Party;
let hospital: Party;
let bank: Party;
/** Who gives the provider nothing. */
let utility: Party;

beforeAll(async () => {
  service = await testService();
  planning = await testPlanning(service.database, systemClock);
  app = buildHttp({ ...service.parts, rates: plenty });
  provider = await organizationOf(app, service.database, 'Forty Banks Ltd.', 'service_provider');
  hospital = await customer('Cedar Valley Hospital', 'hospital');
  bank = await customer('Millbrook Community Bank', 'bank');
  utility = await customer('Three Rivers Water District', 'utility');
  await give(hospital, ['plan.read', 'inventory.read']);
  await give(bank, ['plan.read']);
});
afterAll(async () => {
  await app.close();
  await planning.close();
  await service.close();
});

async function customer(name: string, example: 'hospital' | 'bank' | 'utility'): Promise<Party> {
  const party = await organizationOf(app, service.database, name);
  const secret = await signedIn(service.database, party.administrator.id);
  await planning.handIn(
    party.id,
    (work) => inTransaction(service.database.app, secret, (tx) => work(tx)),
    exampleDocuments(example),
  );
  await planning.replan(party.id);
  return party;
}

async function give({ id, administrator }: Party, scopes: readonly string[]): Promise<void> {
  const body = { provider: provider.id, scopes, days: 30 };
  expect((await administrator.ask('POST', `/organizations/${id}/grants`, body)).status).toBe(201);
}

const overview = (hours = 40): string => `/providers/${provider.id}/overview?hours=${hours}`;

function listed(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list : [];
}

function namesOf(list: unknown): readonly string[] {
  return [...new Set(listed(list).map((one) => String(Object(one['customer']).name)))].sort();
}

async function fileOf(by: Somebody, path: string): Promise<string> {
  const secret = await signedIn(service.database, by.id);
  const headers = { cookie: `__Host-breakwater=${secret}`, host: 'localhost:8080' };
  return (await app.inject({ url: `/api${path}`, headers })).body;
}

describe('a provider', () => {
  test('sees what is due at all that it acts for, and plans one pool of hours across them', async () => {
    const { status, json } = await provider.administrator.ask('GET', overview());
    expect(status).toBe(200);
    const names = listed(json['customers']).map(({ name }) => String(name));
    expect(names.sort()).toEqual(['Cedar Valley Hospital', 'Millbrook Community Bank']);
    expect(namesOf(json['week'])).toEqual(['Cedar Valley Hospital', 'Millbrook Community Bank']);
    expect(json['usedHours']).toBeGreaterThan(0);
    expect(json['usedHours']).toBeLessThanOrEqual(40);
    expect(JSON.stringify(json)).not.toContain('Three Rivers');
    expect(JSON.stringify(json)).not.toContain(utility.id);
  });

  test('gets no more turns than its hours, and hears what is due and has none', async () => {
    const whole = (await provider.administrator.ask('GET', overview(1000))).json;
    const none = (await provider.administrator.ask('GET', overview(0))).json;
    expect(none).toMatchObject({ usedHours: 0 });
    const count = listed(whole['week']).length + Number(Object(whole['left']).count);
    expect(listed(none['week']).length + Number(Object(none['left']).count)).toBe(count);
    const few = (await provider.administrator.ask('GET', overview(5))).json;
    expect(few['usedHours']).toBeLessThanOrEqual(5);
    expect(listed(few['week']).length).toBeLessThan(listed(whole['week']).length);
  });

  test('finds who runs something, where a grant lets it look', async () => {
    const path = `/providers/${provider.id}/software?named=log4j`;
    const found = await provider.administrator.ask('GET', path);
    expect(namesOf(found.json['found'])).toEqual(['Cedar Valley Hospital']);
    const everything = await provider.administrator.ask('GET', `/providers/${provider.id}/software?named=pkg:`);
    expect(namesOf(everything.json['found'])).toEqual(['Cedar Valley Hospital']);
  });

  test('takes the week out as tickets, each with how and with its own name on it', async () => {
    const rows = [...csvRows(await fileOf(provider.administrator, `/providers/${provider.id}/tickets?hours=40`))];
    const [header, ...tickets] = rows.map(({ cells }) => cells);
    expect(header?.at(0)).toBe('customer');
    const { json } = await provider.administrator.ask('GET', overview());
    expect(tickets.map((cells) => [cells.at(0), cells.at(1)])).toEqual(
      listed(json['week']).map((turn) => [Object(turn['customer']).name, turn['action']]),
    );
    expect(tickets.every((cells) => cells.at(-1) === 'Forty Banks Ltd.')).toBe(true);
    expect(tickets.every((cells) => String(cells.at(8)).includes('How: '))).toBe(true);
  });

  test('has its name on the report that it takes for a customer, who has not', async () => {
    for (const format of ['html', 'markdown']) {
      const path = `/organizations/${hospital.id}/plan/files/${format}`;
      expect(await fileOf(provider.administrator, path)).toContain('Prepared by Forty Banks Ltd');
      expect(await fileOf(hospital.administrator, path)).not.toContain('Prepared by');
    }
  });

  test('leaves its customers a mark of what it looked at', async () => {
    await provider.administrator.ask('GET', overview());
    const { json } = await bank.administrator.ask('GET', `/organizations/${bank.id}/grants`);
    const today = Temporal.Now.plainDateISO('UTC').toString();
    expect(json).toMatchObject({ grants: [{ usedOn: today }] });
  });

  test('shows the page to its own people alone: no customer, and nobody to whom it gave a grant', async () => {
    expect((await hospital.administrator.ask('GET', overview())).status).toBe(404);
    const other = await organizationOf(app, service.database, 'Subcontractor', 'service_provider');
    const body = { provider: other.id, scopes: ['plan.read'], days: 1 };
    await provider.administrator.ask('POST', `/organizations/${provider.id}/grants`, body);
    const { json } = await other.administrator.ask('GET', overview());
    expect(json).toMatchObject({ customers: [], week: [] });
    const reader = await memberOf(app, service.database, provider.id, 'reader');
    expect(listed((await reader.ask('GET', overview())).json['customers'])).toHaveLength(2);
  });

  test('sees nothing of a customer any more once the grant is revoked', async () => {
    const grants = `/organizations/${bank.id}/grants`;
    const { json } = await bank.administrator.ask('GET', grants);
    const [grant] = listed(json['grants']);
    await bank.administrator.ask('DELETE', `${grants}/${String(grant?.['id'])}`);
    const seen = (await provider.administrator.ask('GET', overview())).json;
    expect(JSON.stringify(seen)).not.toContain('Millbrook');
  });
});
