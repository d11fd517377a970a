// What is asked of a service while it is killed (crash-points.test.ts), and whom it sends tickets.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Administrator } from '#tests/served-people.ts';
import type { Answer } from '#tests/served.ts';

const assets = fileURLToPath(new URL('../../examples/hospital/assets.csv', import.meta.url));

/** Another version of something that no feed knows: rows change, the plan does not. */
export function handIn(who: Administrator, key: string, turn: number): Promise<Answer | undefined> {
  const more = `ward-pc,Example,Ward Planner,1.${turn},internal,other,ward,workstation,3\n`;
  const body = Buffer.from(readFileSync(assets, 'utf8') + more);
  const at = `/api/organizations/${who.organization}/inventory/documents?name=assets.csv`;
  return who.ask('POST', at, { body, headers: { 'idempotency-key': key } });
}

export function write(who: Administrator, key: string): Promise<Answer | undefined> {
  const body = { text: `note ${key}`, label: { tlp: 'AMBER+STRICT', owners: [who.organization] } };
  const headers = { 'idempotency-key': key };
  return who.ask('POST', `/api/organizations/${who.organization}/notes`, { body, headers });
}

export function invite(who: Administrator, key: string): Promise<Answer | undefined> {
  const body = { email: `${key.replaceAll(/\W/g, '-')}@hospital.example`, role: 'reader' };
  const headers = { 'idempotency-key': key };
  return who.ask('POST', `/api/organizations/${who.organization}/invitations`, { body, headers });
}

export interface Receiver {
  readonly url: string;
  /** Of the messages that came, in their order. */
  readonly ids: readonly string[];
  readonly close: () => Promise<void>;
}

/** Takes in whatever comes. */
export async function receiver(): Promise<Receiver> {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    request.resume().once('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/tickets`,
    ids,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
