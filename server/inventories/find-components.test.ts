// Which machines run something, within one organization.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#ports/clock.ts';
import { buildHttp } from '#server/http/http.ts';
import { memberOf, organizationOf, plenty } from '#server/parties/fixtures/asking.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { exampleDocuments, testPlanning, type TestPlanning } from '#tests/inventories.ts';
import { signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let planning: TestPlanning;
let app: FastifyInstance;

beforeAll(async () => {
  service = await testService();
  planning = await testPlanning(service.database, systemClock);
  app = buildHttp({ ...service.parts, rates: plenty });
});
afterAll(async () => {
  await app.close();
  await planning.close();
  await service.close();
});

async function planned(name: string, example: 'hospital' | 'bank') {
  const party = await organizationOf(app, service.database, name);
  const secret = await signedIn(service.database, party.administrator.id);
  await planning.handIn(
    party.id,
    (work) => inTransaction(service.database.app, secret, work),
    exampleDocuments(example),
  );
  await planning.replan(party.id);
  return party;
}

const answer = z.object({
  found: z.array(z.object({ asset: z.object({ id: z.string(), name: z.string() }), name: z.string() }).loose()),
  isWhole: z.boolean(),
  lookedAt: z.int().min(1),
});

test('a package is found by a part of its name or package URL, in any case, on the organization’s own assets', async () => {
  const hospital = await planned('Hospital', 'hospital');
  await planned('Bank', 'bank');
  const reader = await memberOf(app, service.database, hospital.id, 'reader');
  const find = async (named: string) => {
    const path = `/organizations/${hospital.id}/components?named=${encodeURIComponent(named)}`;
    return answer.parse((await reader.ask('GET', path)).json);
  };
  const log4j = await find('LOG4J');
  expect(log4j.found.length).toBeGreaterThan(0);
  expect(log4j.isWhole).toBe(true);
  for (const { name, purl } of log4j.found) expect(`${name} ${String(purl)}`.toLowerCase()).toContain('log4j');
  const [first] = log4j.found;
  const asset = await reader.ask('GET', `/organizations/${hospital.id}/assets/${first?.asset.id ?? ''}`);
  expect(asset.json['name']).toBe(first?.asset.name);
  expect((await find('pkg:maven/org.apache.logging')).found.length).toBeGreaterThan(0);
  expect(await find('%')).toMatchObject({ found: [], isWhole: true, lookedAt: log4j.lookedAt });
});
