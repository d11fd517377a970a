// What must hold of a database before anything is served from it: else row security, or what was acknowledged, would not.
import { CannotStart } from '#server/cannot-start.ts';
import { find, sql, type Askable } from '#server/postgres/sql.ts';

/** What the database says of itself and of the login that requests come by. */
export interface DatabaseFacts {
  readonly versionNumber: number;
  readonly encoding: string;
  readonly inRecovery: boolean;
  readonly fsync: boolean;
  readonly fullPageWrites: boolean;
  readonly synchronousCommit: boolean;
  readonly login: string;
  /** Roles above row security that the login is, or may become. */
  readonly unbound: readonly string[];
  readonly isOwner: boolean;
  readonly mayCreate: boolean;
  readonly mayMakeTemporary: boolean;
  /** Tables without forced row security, views that look as their owner, materialized views (which have none). */
  readonly open: readonly string[];
  /** Statements come into the server's log with their parameters, session secrets among them. */
  readonly logsParameters: boolean;
}

/** The first release of each line with CVE-2024-4317 and CVE-2025-8713 (row security leaked through statistics) mended. */
const oldest: ReadonlyMap<number, number> = new Map([
  [15, 14],
  [16, 10],
  [17, 6],
  [18, 0],
]);
const newestTried = Math.max(...oldest.keys());

/** Why a server of this `server_version_num` (150014 is 15.14) is refused; `undefined` where it is not. */
export function tooOld(versionNumber: number): string | undefined {
  const [major, minor] = [Math.trunc(versionNumber / 10_000), versionNumber % 10_000];
  if (major > newestTried || minor >= (oldest.get(major) ?? Number.POSITIVE_INFINITY)) return undefined;
  const mended = oldest.get(major);
  const upgrade = mended === undefined ? `15.14 or newer, up to ${newestTried}` : `${major}.${mended} or newer`;
  return (
    `this is PostgreSQL ${major}.${minor}, whose statistics leak rows past row-level security ` +
    `(CVE-2024-4317, CVE-2025-8713): upgrade to ${upgrade}`
  );
}

/** Refuses to start with every reason at once; what is only to be known is returned. */
export async function checkDatabase(app: Askable): Promise<readonly string[]> {
  const facts = await readFacts(app);
  const old = tooOld(facts.versionNumber);
  if (old !== undefined) throw new CannotStart('database.too_old', `the database can't be used: ${old}`);
  const reasons = unsafe(facts);
  if (reasons.length > 0) {
    throw new CannotStart('database.unsafe', `the database can't be used as it stands:\n  - ${reasons.join('\n  - ')}`);
  }
  return remarks(facts);
}

export function unsafe(facts: DatabaseFacts): readonly string[] {
  const { login } = facts;
  const checks: readonly (readonly [boolean, string])[] = [
    [
      facts.unbound.length > 0,
      `the login ${login} is, or may become, ${facts.unbound.join(', ')}, whom row-level security does not bind ` +
        '(SUPERUSER, BYPASSRLS): name another in DATABASE_URL, made as docs/guides/operator.md shows',
    ],
    [
      facts.open.length > 0,
      `row-level security is not forced on ${facts.open.join(', ')}: ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
    ],
    [!facts.fsync, 'fsync is off: what was acknowledged would be lost when the machine stops; set fsync = on'],
    [!facts.fullPageWrites, 'full_page_writes is off: a crash would damage pages; set full_page_writes = on'],
    [
      !facts.synchronousCommit,
      `synchronous_commit is off: what was acknowledged would be lost; set it on for ${login}`,
    ],
    [facts.inRecovery, 'it is a standby, or still recovering: name the primary'],
    [facts.encoding !== 'UTF8', `its encoding is ${facts.encoding}: make one with ENCODING 'UTF8'`],
    [
      facts.mayCreate,
      'the runtime role may create objects: REVOKE CREATE ON SCHEMA breakwater, public FROM breakwater_app, PUBLIC',
    ],
    [facts.mayMakeTemporary, 'the runtime role may make temporary tables: REVOKE TEMPORARY ON DATABASE … FROM PUBLIC'],
    [
      facts.logsParameters,
      'statements are logged with their parameters, and secrets of sessions are among these: ' +
        `ALTER ROLE ${login} SET log_parameter_max_length = 0`,
    ],
  ];
  return checks.filter(([fails]) => fails).map(([, reason]) => reason);
}

function remarks({ isOwner, login, versionNumber }: DatabaseFacts): readonly string[] {
  const major = Math.trunc(versionNumber / 10_000);
  return [
    ...(isOwner
      ? [
          `the login ${login} may become breakwater_owner: an injected statement could too. ` +
            'Give the owner a login of its own in BREAKWATER_OWNER_DATABASE_URL',
        ]
      : []),
    ...(major > newestTried
      ? [`PostgreSQL ${major} is newer than what this release was tried with (15.14 to ${newestTried})`]
      : []),
  ];
}

async function readFacts(app: Askable): Promise<DatabaseFacts> {
  const facts = await find(app, question, 'pg_settings', (row) => ({
    versionNumber: row.number('version_number'),
    encoding: row.text('encoding'),
    inRecovery: row.boolean('in_recovery'),
    fsync: row.boolean('fsync'),
    fullPageWrites: row.boolean('full_page_writes'),
    synchronousCommit: row.boolean('synchronous_commit'),
    login: row.text('login'),
    unbound: row.texts('unbound'),
    isOwner: row.boolean('is_owner'),
    mayCreate: row.boolean('may_create'),
    mayMakeTemporary: row.boolean('may_make_temporary'),
    open: row.texts('open'),
    logsParameters: row.boolean('logs_parameters'),
  }));
  if (facts === undefined) throw new CannotStart('database.failed', 'the database says nothing of itself');
  return facts;
}

const question = sql`
  SELECT
    current_setting('server_version_num')::int AS version_number,
    current_setting('server_encoding') AS encoding,
    pg_is_in_recovery() AS in_recovery,
    current_setting('fsync')::boolean AS fsync,
    current_setting('full_page_writes')::boolean AS full_page_writes,
    current_setting('synchronous_commit') <> 'off' AS synchronous_commit,
    session_user::text AS login,
    (
      SELECT coalesce(array_agg(rolname::text ORDER BY rolname), '{}')
      FROM pg_roles
      WHERE (rolsuper OR rolbypassrls) AND pg_has_role(session_user, oid, 'MEMBER')
    ) AS unbound,
    pg_has_role(session_user, 'breakwater_owner', 'MEMBER') AS is_owner,
    has_schema_privilege(current_user, 'breakwater', 'CREATE')
      OR has_schema_privilege(current_user, 'public', 'CREATE') AS may_create,
    has_database_privilege(current_user, current_database(), 'TEMPORARY') AS may_make_temporary,
    (
      SELECT coalesce(array_agg(relnamespace::regnamespace || '.' || relname ORDER BY relname), '{}')
      FROM pg_class
      WHERE relnamespace = 'breakwater'::regnamespace
        AND (
          (relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity))
          OR relkind IN ('m', 'f')
          OR (relkind = 'v' AND NOT coalesce(reloptions && '{security_invoker=true,security_invoker=on}', false))
        )
    ) AS open,
    current_setting('log_parameter_max_length') <> '0'
      AND (
        current_setting('log_statement') IN ('mod', 'all')
        OR current_setting('log_min_duration_statement') <> '-1'
        OR current_setting('log_min_duration_sample') <> '-1'
        OR current_setting('log_duration')::boolean
        OR current_setting('log_transaction_sample_rate')::float8 > 0
      )
      OR current_setting('log_parameter_max_length_on_error') <> '0' AS logs_parameters`;
