// Holds the server of a test run in the run's own process: started when a test first asks, gone with the run. With
// BREAKWATER_TEST_DATABASE_URL, a superuser's URL, that server is used; the roles there are made anew.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import type { Address } from '#server/postgres/connect.ts';
import { startEmbedded, type EmbeddedServer } from '#server/postgres/launcher/launcher.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { asRoot, makeDatabase, makeRoles } from '#server/postgres/roles.ts';
import type { Addresses } from '#tests/postgres.ts';

/** Roles are the server's, not a database's: runs that share a server must agree. Nothing else lies on it. */
const passwords = { owner: 'tests-only', app: 'tests-only' };

interface Ready {
  readonly root: Address;
  readonly template: string;
  readonly server?: EmbeddedServer;
}

let ready: Promise<Ready> | undefined;
let folder: string | undefined;
const run = randomBytes(4).toString('hex');
let clones = 0;

const asks = mkdtempSync(join(tmpdir(), 'bw-asks-'));
const asked = createServer({ allowHalfOpen: true }, listen);

/** Called by Vitest before the first test file. */
export async function setup(project: TestProject): Promise<void> {
  const path = join(asks, 'socket');
  await new Promise<void>((resolve) => asked.listen({ path }, resolve));
  project.provide('postgres', path);
}

/** And after the last. */
export async function teardown(): Promise<void> {
  asked.close();
  const { root, template, server } = (await ready?.catch(() => undefined)) ?? {};
  if (server !== undefined) await server.stop();
  else if (root !== undefined && template !== undefined) await drop(root, template);
  for (const path of [asks, folder]) if (path !== undefined) rmSync(path, { recursive: true, force: true });
}

function listen(socket: Socket): void {
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  socket.once('data', (text) => {
    answer(String(text).trim()).then(
      (addresses) => socket.end(JSON.stringify({ addresses })),
      (error: unknown) => socket.end(JSON.stringify({ failed: error instanceof Error ? error.stack : String(error) })),
    );
  });
}

async function answer(question: string): Promise<Addresses> {
  const { root, template } = await (ready ??= prepare());
  const [verb, name = `bw_test_${run}_${(clones += 1)}`] = question.split(' ');
  if (verb === 'drop') await drop(root, name);
  else await asRoot(root, (client) => makeDatabase(client, name, verb === 'clone' ? template : 'template0'));
  return addresses(root, name);
}

function drop(root: Address, name: string): Promise<unknown> {
  return asRoot(root, (client) => client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`));
}

function addresses(root: Address, database: string): Addresses {
  return {
    root: { ...root, database },
    owner: { ...root, database, user: 'breakwater_owner', password: passwords.owner },
    app: { ...root, database, user: 'breakwater_app', password: passwords.app },
  };
}

async function prepare(): Promise<Ready> {
  const url = process.env['BREAKWATER_TEST_DATABASE_URL'];
  const server = url === undefined ? await startOwn() : undefined;
  const root: Address = server?.root ?? fromUrl(url ?? '');
  const template = `bw_template_${run}`;
  await asRoot(root, async (client) => {
    await makeRoles(client, passwords);
    await makeDatabase(client, template);
  });
  await migrate(addresses(root, template).owner);
  return server === undefined ? { root, template } : { root, template, server };
}

/** In memory where there is such a folder: what is tested is not the disk. */
async function startOwn(): Promise<EmbeddedServer> {
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bw-postgres-'));
  return startEmbedded(join(folder, 'data'), {
    settings: ['-c', 'max_connections=300', '-c', 'wal_level=minimal', '-c', 'max_wal_senders=0'],
  });
}

function fromUrl(url: string): Address {
  const { host, port, user, password, database } = new Client({ connectionString: url });
  return {
    host,
    port,
    database: database ?? 'postgres',
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  };
}
