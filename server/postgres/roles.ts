// Makes roles and database on a server where we are superuser: the embedded one, and the one of tests. Whoever runs
// another server makes them by the same statements, which docs/guides/operator.md shows.
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Address } from '#server/postgres/connect.ts';

export interface Passwords {
  readonly owner: string;
  readonly app: string;
}

/** Makes the roles, or gives them these passwords: all of it or nothing, and one write through to the disk. */
export async function makeRoles(root: Client, passwords: Passwords): Promise<void> {
  await root.query('BEGIN');
  try {
    await makeEachRole(root, passwords);
    await root.query('COMMIT');
  } catch (error) {
    await root.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** What is granted to the runtime role is taken on by name, not inherited. */
async function makeEachRole(root: Client, { owner, app }: Passwords): Promise<void> {
  await makeRole(root, 'breakwater_owner', `LOGIN INHERIT PASSWORD ${escapeLiteral(owner)}`);
  await makeRole(root, 'breakwater_app', `LOGIN NOINHERIT PASSWORD ${escapeLiteral(app)}`);
  await makeRole(root, 'breakwater_matcher', 'NOLOGIN');
  await makeRole(root, 'breakwater_jobs', 'NOLOGIN');
  await root.query('GRANT breakwater_matcher, breakwater_jobs TO breakwater_app');
  await root.query('GRANT breakwater_jobs TO breakwater_owner');
  for (const role of ['breakwater_owner', 'breakwater_app']) {
    // An error's message may hold a value that was sent ("invalid input syntax for type integer: …"); the server's log
    // keeps what is its own. We are told of errors in any case.
    await root.query(`ALTER ROLE ${role} SET log_min_messages = log`);
    await root.query(`ALTER ROLE ${role} SET log_min_error_statement = panic`);
    await root.query(`ALTER ROLE ${role} SET log_parameter_max_length = 0`);
    await root.query(`ALTER ROLE ${role} SET log_parameter_max_length_on_error = 0`);
  }
}

async function makeRole(root: Client, name: string, can: string): Promise<void> {
  const { rowCount } = await root.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await root.query(`${verb} ROLE ${name} ${can} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION`);
}

/** Makes a database that belongs to the owner and that only these roles may enter; `false` where it is there already. */
export async function makeDatabase(root: Client, name: string, template = 'template0'): Promise<boolean> {
  const { rowCount } = await root.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  const database = escapeIdentifier(name);
  if (rowCount === 0) {
    await root.query(`CREATE DATABASE ${database} OWNER breakwater_owner TEMPLATE ${escapeIdentifier(template)}`);
  }
  // PUBLIC may connect and make temporary tables by default.
  await root.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await root.query(`GRANT CONNECT ON DATABASE ${database} TO breakwater_app`);
  return rowCount === 0;
}

/** Runs `work` as superuser. */
export async function asRoot<Value>(address: Address, work: (root: Client) => Promise<Value>): Promise<Value> {
  const root = new Client(address);
  root.on('error', () => undefined);
  await root.connect();
  try {
    return await work(root);
  } finally {
    await root.end();
  }
}
