// The database of a running server, embedded or not: at this release's schema, checked, with the pools that requests use.
import { Client, type Pool } from 'pg';
import { CannotStart } from '#server/cannot-start.ts';
import type { Config } from '#server/config.ts';
import { openClient, openPool, type Address } from '#server/postgres/connect.ts';
import { secretIn, type DataFolder } from '#server/postgres/launcher/folder.ts';
import { startEmbedded, type EmbeddedServer } from '#server/postgres/launcher/launcher.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { asRoot, makeDatabase, makeRoles, type Passwords } from '#server/postgres/roles.ts';
import { checkDatabase } from '#server/postgres/start-checks.ts';

export interface OpenDatabase {
  /** As the runtime role, for requests and jobs. */
  readonly app: Pool;
  /** As the owner, for what only a start may do. */
  readonly owner: Address;
  readonly ownerPool: Pool;
  /** As breakwater_jobs, for the queue. */
  readonly jobs: Pool;
  /** Names of migrations that this start ran. */
  readonly migrated: readonly string[];
  readonly remarks: readonly string[];
  /** Settles when an embedded server ended unasked. */
  readonly failed: Promise<CannotStart>;
  readonly close: () => Promise<void>;
}

/** For the log. */
export interface DatabaseEvents {
  /** It was begun with, and takes a while: see `EmbeddedOptions`. */
  readonly onBegun?: () => void;
  /** A connection died while nobody used it. */
  readonly onLost: (error: Error) => void;
  /** The embedded server ended unasked, and runs again. */
  readonly onRestart: () => void;
}

/** The name of the database within the embedded server. */
export const embeddedDatabase = 'breakwater';

/** Starts or reaches it, migrates, checks. Throws `CannotStart` with the way out. */
export async function openDatabase(config: Config, { onLost, ...events }: DatabaseEvents): Promise<OpenDatabase> {
  const embedded = config.database.kind === 'embedded' ? await startEmbedded(config.data, events) : undefined;
  try {
    if (embedded !== undefined) await provision(embedded);
    const { app, owner } = embedded === undefined ? logins(config) : embeddedLogins(embedded);
    await refuseUnreachable({ app, owner });
    const migrated = await migrate(owner);
    const pool = openPool(app, { role: 'breakwater_app', max: config.connections, onLost });
    const ownerPool = openPool(owner, { role: 'breakwater_owner', max: 2, onLost });
    const jobs = openPool(app, { role: 'breakwater_jobs', max: 5, onLost });
    const close = async (): Promise<void> => {
      await Promise.all([pool.end(), ownerPool.end(), jobs.end()]);
      await embedded?.stop();
    };
    try {
      const remarks = await checkDatabase(pool);
      const failed = embedded?.failed ?? new Promise<CannotStart>(() => undefined);
      return { app: pool, owner, ownerPool, jobs, migrated, remarks, failed, close };
    } catch (error) {
      await Promise.all([pool.end(), ownerPool.end(), jobs.end()]);
      throw error;
    }
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

export interface Logins {
  readonly app: Address;
  readonly owner: Address;
}

/** Of a server of the operator's own. */
export function logins({ database }: Config): Logins {
  const { app, owner } = database.kind === 'server' ? database : { app: '', owner: '' };
  return { app: { connectionString: app }, owner: { connectionString: owner } };
}

/** Of the embedded server: passwords lie in its folder. */
export function embeddedLogins({ folder, root }: Pick<EmbeddedServer, 'folder' | 'root'>): Logins {
  const { owner, app } = passwordsIn(folder);
  const address = { ...root, database: embeddedDatabase };
  return {
    app: { ...address, user: 'breakwater_app', password: app },
    owner: { ...address, user: 'breakwater_owner', password: owner },
  };
}

function passwordsIn(folder: DataFolder): Passwords {
  return {
    owner: secretIn(folder, 'database-owner-password'),
    app: secretIn(folder, 'database-app-password'),
  };
}

/** Roles with passwords of this folder, and the database; each start makes sure of them. */
async function provision({ folder, root }: EmbeddedServer): Promise<void> {
  await asRoot(root, async (client) => {
    await makeRoles(client, passwordsIn(folder));
    await makeDatabase(client, embeddedDatabase);
  });
}

const neededRoles = ['breakwater_owner', 'breakwater_app', 'breakwater_matcher', 'breakwater_jobs'] as const;

/** Tells what is wrong before anything else meets it: the address, the password, roles that nobody made or granted. */
export async function refuseUnreachable({ app, owner }: Logins): Promise<void> {
  const client = new Client({ ...owner, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ rolname: string }>(
      'SELECT rolname::text FROM pg_roles WHERE rolname = ANY($1)',
      [neededRoles],
    );
    const absent = neededRoles.filter((role) => !rows.some(({ rolname }) => rolname === role));
    if (absent.length > 0) {
      throw new CannotStart(
        'database.unsafe',
        `the database server lacks the role ${absent.join(', ')}: docs/guides/operator.md shows the SQL that makes them`,
      );
    }
    await (await openClient(owner, 'breakwater_owner')).end();
    await (await openClient(app, 'breakwater_app')).end();
  } catch (error) {
    throw unreachable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachable(error: unknown): CannotStart {
  if (error instanceof CannotStart) return error;
  const why = error instanceof Error ? error.message : String(error);
  // insufficient_privilege, while taking on the role.
  if (error instanceof Error && 'code' in error && error.code === '42501') {
    return new CannotStart(
      'database.unsafe',
      `the database refuses a login its role: ${why}; GRANT it, as docs/guides/operator.md says`,
      error,
    );
  }
  return new CannotStart('database.unreachable', `the database could not be reached: ${why}`, error);
}
