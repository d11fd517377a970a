// The service in a process of its own, from the bundle, with its embedded database in a folder on a disk: as an operator has it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { breakwater } from '#bench/process.ts';
import { freePort } from '#server/listening.ts';
import { openClient } from '#server/postgres/connect.ts';
import { superuser } from '#server/postgres/launcher/cluster.ts';

export interface ServedService {
  readonly url: string;
  /** From its start until `GET /healthz` was answered with 200, milliseconds. */
  readonly healthyMs: number;
  /** And until the portal's first page was there. */
  readonly firstPageMs: number;
  /** As its operator stops it; settles when it has ended. */
  readonly stop: () => Promise<void>;
}

const servesWithinMs = 120_000;
const askAgainMs = 5;

/** Settles when its first page is there. */
export async function startService(data: string): Promise<ServedService> {
  const port = await freePort({ host: '127.0.0.1', port: 0 });
  const url = `http://localhost:${port}`;
  const from = performance.now();
  const child = spawn(process.execPath, [...breakwater('serve', '--data', data, '--port', String(port))], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const hasFailed = (): boolean =>
    child.exitCode !== null || child.signalCode !== null || performance.now() - from > servesWithinMs;
  try {
    while (!(await answers(`${url}/healthz`))) {
      if (hasFailed()) throw new Error(`the service does not serve: ${said}`);
      await setTimeout(askAgainMs);
    }
    const healthyMs = performance.now() - from;
    if (!(await answers(`${url}/`))) throw new Error('the portal has no first page: run `npm run portal`');
    return { url, healthyMs, firstPageMs: performance.now() - from, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** As superuser of the database of a running service, whom row security does not bind. */
export async function asSuperuser<Value>(data: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const password = readFileSync(join(data, 'keys', 'database-password'), 'utf8').trim();
  const host = join(data, 'run');
  const address = { host, port: 5432, user: superuser, password, database: 'breakwater' };
  const client = await openClient(address, 'breakwater_owner');
  await client.query('SET ROLE NONE');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Of the invented organizations. */
const examplePlans = 3;
const plannedWithinMs = 300_000;

/** Waits until the invented organizations have their plans: then a fresh start has nothing left to do. */
export async function plannedExamples(data: string): Promise<void> {
  const from = performance.now();
  await asSuperuser(data, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ plans: number }>(`
        SELECT count(*)::int AS plans
        FROM breakwater.plan AS p
        JOIN breakwater.example AS e ON e.example_id = p.org_id AND e.uploaded_at IS NOT NULL
        JOIN breakwater.inventory AS i ON i.org_id = p.org_id AND i.version = p.inventory_version`);
      if (rows[0]?.plans === examplePlans) return;
      if (performance.now() - from > plannedWithinMs) throw new Error('the examples have no plans yet');
      await setTimeout(200);
    }
  });
}
