// A real PostgreSQL for tests: one server for the whole run, started when a test first asks (tests/postgres-server.ts), and
// for each test file its own clone of a migrated template.
import { connect } from 'node:net';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { openPool, type Address } from '#server/postgres/connect.ts';
import { openJobSession } from '#server/postgres/job-session.ts';

export interface TestDatabase {
  /** As `breakwater_owner`: makes what a test needs; row security holds for it too, but for the owner's own tables. */
  readonly owner: Pool;
  /** As `breakwater_app`, what requests and jobs run as. */
  readonly app: Pool;
  readonly ownerAddress: Address;
  readonly appAddress: Address;
  /** As superuser, who sees everything: for setting up and looking, never for what is tested. */
  readonly rootAddress: Address;
  /** The secret of a fresh session of a service, to enter with. */
  readonly service: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const chance = { ids: uuidIds(systemClock, systemRandom), random: systemRandom };

/** A fresh database at this release's schema. `close` it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { root, owner: ownerAddress, app: appAddress } = await askServer('clone');
  const lost: Error[] = [];
  const onLost = (error: Error): void => void lost.push(error);
  const owner = openPool(ownerAddress, { role: 'breakwater_owner', max: 4, onLost });
  const app = openPool(appAddress, { role: 'breakwater_app', max: 8, onLost });
  return {
    owner,
    app,
    ownerAddress,
    appAddress,
    rootAddress: root,
    service: (name) => openJobSession(owner, name, chance),
    close: async () => {
      await Promise.all([owner.end(), app.end()]);
      await askServer(`drop ${appAddress.database ?? ''}`);
    },
  };
}

/** A database without our schema, that belongs to the owner. */
export async function emptyTestDatabase(): Promise<Addresses & { readonly close: () => Promise<void> }> {
  const addresses = await askServer('empty');
  return { ...addresses, close: async () => void (await askServer(`drop ${addresses.app.database ?? ''}`)) };
}

export interface Addresses {
  readonly root: Address;
  readonly owner: Address;
  readonly app: Address;
}

/** One question, one answer: the run's own process holds the server. */
function askServer(question: string): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path: inject('postgres') });
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text) => (answer += text));
    socket.on('error', reject);
    socket.on('end', () => {
      const { addresses, failed } = JSON.parse(answer) as { addresses: Addresses; failed?: string };
      if (failed === undefined) resolve(addresses);
      else reject(new Error(failed));
    });
    socket.write(`${question}\n`);
  });
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}
