// What an organization runs and its plan: handed in by asking for it, planned as the service `planner` plans.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { firstFeed } from '#server/feeds/first-feed.ts';
import { replan, type Transact } from '#server/planning/replan.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { exampleFeedFolder } from '#tests/inventories.ts';
import type { Served, World } from '#tests/route-matrix/making.ts';

/** Computers of this world alone: ids of actions and questions are made from the names of assets. */
function softwareOf({ organization }: World): string {
  const text = readFileSync(join(exampleFeedFolder, '../bank/ninjaone-software.csv'), 'utf8');
  return text.replaceAll('MCB-', `${organization.slice(-6)}-`);
}

const found = z.object({ assets: z.array(z.object({ id: z.string() })).min(1) });
const shown = z.object({
  plan: z.object({
    actions: z.array(z.object({ id: z.string() })).min(1),
    questions: z.array(z.object({ id: z.string() })).min(1),
  }),
});

export async function makeInventoryThings({ app, database, parts }: Served, world: World): Promise<World['things']> {
  const { organization: org, people } = world;
  const { planning, clock, ids } = parts.outside;
  const as = async (service: string): Promise<Transact> => {
    const secret = await database.service(service);
    return (work) => inTransaction(database.app, secret, work);
  };
  await firstFeed(parts.outside, await as('feed-keeper'), exampleFeedFolder);
  const ask = async (method: 'GET' | 'POST', path: string, payload?: string): Promise<unknown> => {
    const cookie = `__Host-breakwater=${people.administrator.secret}`;
    const sent = payload === undefined ? {} : { payload };
    const url = `/api/organizations/${org}${path}`;
    const headers = { cookie, 'content-type': 'text/csv' };
    const answer = await app.inject({ method, url, headers: payload === undefined ? { cookie } : headers, ...sent });
    if (answer.statusCode >= 300) throw new Error(`${path} was answered ${answer.statusCode}: ${answer.body}`);
    return answer.json();
  };
  const document = z
    .object({ id: z.string() })
    .parse(await ask('POST', '/inventory/documents?name=software.csv', softwareOf(world)));
  await replan(planning, { clock, ids, transact: await as('planner') }, org);
  const plan = await ask('GET', '/plan');
  const { actions, questions } = shown.parse(plan).plan;
  const assets = await ask('GET', '/inventory');
  return {
    'documents/{document}': document.id,
    'assets/{asset}': found.parse(assets).assets[0]?.id ?? '',
    'actions/{action}': actions[0]?.id ?? '',
    'questions/{question}': questions[0]?.id ?? '',
    'vulnerabilities/{vulnerability}': 'CVE-2021-44228',
    'files/{format}': 'csv',
  };
}
