// Looks an installation over and says what to mend: configuration, folder, database, keys, clock, feed. Changes nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#ports/clock.ts';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import type { Ids } from '#ports/ids.ts';
import { KeyFault } from '#ports/key-encryption.ts';
import type { Random } from '#ports/random.ts';
import { CannotStart } from '#server/cannot-start.ts';
import type { Config } from '#server/config.ts';
import { isLoopback } from '#server/loopback.ts';
import { openPool } from '#server/postgres/connect.ts';
import { embeddedLogins, logins, refuseUnreachable, type Logins } from '#server/postgres/database.ts';
import { readDatabaseState, type DatabaseState } from '#server/postgres/doctor.ts';
import { reach } from '#server/postgres/launcher/backup.ts';
import { pendingMigrations } from '#server/postgres/migrate.ts';
import { checkDatabase } from '#server/postgres/start-checks.ts';

export interface Finding {
  readonly subject: 'configuration' | 'folder' | 'disk' | 'database' | 'keys' | 'clock' | 'feed';
  /** `mend`: it does not work, or will not for long. `look`: it works, and could be better. */
  readonly verdict: 'fine' | 'look' | 'mend';
  readonly told: string;
}

export interface Outside {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

type Verdict = Finding['verdict'];

const gib = 1024 ** 3;
/** The database writes up to 2 GB of log between two checkpoints (max_wal_size), and a backup is as large as itself. */
const freeBytesMin = 2 * gib;
const freeBytesWanted = 10 * gib;
/** Catalogues of what is exploited are renewed daily: after three days one misses what matters most. */
const feedDaysMax = 3;
/** Sessions and rate limits bear more; what happened when is told wrongly from here on. */
const clockDriftMs = 5000;

export async function checkUp(config: Config, outside: Outside): Promise<readonly Finding[]> {
  return [
    ...checkConfiguration(config),
    ...(await checkFolder(config)),
    ...(await checkDatabaseAndWhatItHolds(config, outside)),
  ];
}

function checkConfiguration({ unknown, host, origin, proxies, database }: Config): readonly Finding[] {
  const found: Finding[] = unknown.map((name) =>
    finding('configuration', 'look', `${name} is no setting: misspelt? \`breakwater serve --help\` lists them all`),
  );
  if (!isLoopback(host) && origin === undefined) {
    const told = `it listens on ${host}, for others too, but BREAKWATER_ORIGIN does not say under which address they reach it: passkeys would work on this machine alone`;
    found.push(finding('configuration', 'mend', told));
  }
  if (origin?.startsWith('https://') === true && proxies === 0) {
    const told = `browsers come by ${origin}, so a proxy stands before it: BREAKWATER_PROXIES=1, else all of them count as one for limits`;
    found.push(finding('configuration', 'look', told));
  }
  if (found.length > 0) return found;
  const which = database.kind === 'embedded' ? 'an embedded database' : 'a PostgreSQL server of yours';
  return [finding('configuration', 'fine', `${which}, at ${origin ?? host}`)];
}

async function checkFolder({ data, database }: Config): Promise<readonly Finding[]> {
  if (!existsSync(data)) return [finding('folder', 'look', `${data} is not there yet: \`breakwater serve\` makes it`)];
  const open = statSync(data).mode & 0o066;
  const found =
    open === 0
      ? finding('folder', 'fine', `${data}, closed to others`)
      : finding('folder', 'mend', `${data} may be read by others: chmod go-rw ${data}`);
  const { bavail, bsize } = await statfs(data);
  const free = `${(bavail * bsize) / gib < 10 ? ((bavail * bsize) / gib).toFixed(1) : Math.trunc((bavail * bsize) / gib)} GiB are free`;
  if (database.kind === 'server' || bavail * bsize >= freeBytesWanted) return [found, finding('disk', 'fine', free)];
  const verdict = bavail * bsize < freeBytesMin ? 'mend' : 'look';
  return [found, finding('disk', verdict, `only ${free} below ${data}: the database stops when the disk is full`)];
}

async function checkDatabaseAndWhatItHolds(config: Config, outside: Outside): Promise<readonly Finding[]> {
  if (config.database.kind === 'server') return checkReached(config, logins(config), outside);
  if (!existsSync(join(config.data, 'postgres'))) {
    return [finding('database', 'look', 'there is none yet: `breakwater serve` makes it')];
  }
  try {
    const { address, folder, end } = await reach(config.data);
    try {
      return await checkReached(config, embeddedLogins({ folder, root: address }), outside);
    } finally {
      await end();
    }
  } catch (error) {
    return [refusal(error)];
  }
}

async function checkReached(config: Config, { app, owner }: Logins, outside: Outside): Promise<readonly Finding[]> {
  const onLost = (): void => undefined;
  const appPool = openPool(app, { role: 'breakwater_app', max: 2, onLost });
  const ownerPool = openPool(owner, { role: 'breakwater_owner', max: 2, onLost });
  try {
    await refuseUnreachable({ app, owner });
    const pending = await pendingMigrations(owner);
    if (pending.length > 0) {
      return [
        finding(
          'database',
          'look',
          `${pending.length} steps to this release's schema wait: \`breakwater serve\` takes them`,
        ),
      ];
    }
    const remarks = await checkDatabase(appPool);
    const state = await readDatabaseState(appPool, ownerPool, outside);
    const fine = finding(
      'database',
      'fine',
      `PostgreSQL ${state.version}, ${Math.ceil(state.bytes / 1e6)} MB, at this release's schema`,
    );
    return [
      ...(remarks.length === 0 ? [fine] : remarks.map((remark) => finding('database', 'look', remark))),
      checkKeys(config, state),
      checkClock(state, outside.clock.now()),
      checkFeed(state, outside.clock.now()),
    ];
  } catch (error) {
    return [refusal(error)];
  } finally {
    await Promise.all([appPool.end(), ownerPool.end()]);
  }
}

function refusal(error: unknown): Finding {
  if (error instanceof CannotStart) return finding('database', 'mend', error.message);
  throw error;
}

function checkKeys({ data }: Config, { keyIds }: DatabaseState): Finding {
  const file = join(data, 'keys', 'key-encryption-key');
  if (!existsSync(file)) {
    if (keyIds.length === 0) return finding('keys', 'fine', 'nothing is sealed yet');
    return finding(
      'keys',
      'mend',
      `${file} is missing, and ${keyIds.join(', ')} opens what is sealed: put the copy back that was kept apart`,
    );
  }
  try {
    const { id } = fileKeyEncryption(file);
    const others = keyIds.filter((one) => one !== id);
    if (others.length === 0)
      return finding('keys', 'fine', `${id} opens all that is sealed; keep a copy of ${file} apart from backups`);
    return finding('keys', 'mend', `${file} is ${id}, but ${others.join(', ')} sealed some of it: put that key back`);
  } catch (error) {
    if (error instanceof KeyFault) return finding('keys', 'mend', error.message);
    throw error;
  }
}

/** The machine's own clock against the database's, against what has been written, and against what the system says. */
export function checkClock(
  { now, lastSessionAt }: Pick<DatabaseState, 'now' | 'lastSessionAt'>,
  own: Temporal.Instant,
): Finding {
  const driftMs = Math.abs(own.epochMilliseconds - now.epochMilliseconds);
  if (driftMs > clockDriftMs) {
    return finding(
      'clock',
      'mend',
      `this machine and the database differ by ${Math.round(driftMs / 1000)} s: synchronize both (NTP)`,
    );
  }
  const aheadMs = (lastSessionAt?.epochMilliseconds ?? 0) - own.epochMilliseconds;
  if (aheadMs > clockDriftMs) {
    return finding(
      'clock',
      'mend',
      `it is ${own.toString()} here, but something was written at ${lastSessionAt?.toString() ?? ''}: the clock went back`,
    );
  }
  const asked = spawnSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], { encoding: 'utf8' });
  if (asked.stdout?.trim() === 'no')
    return finding('clock', 'look', 'the system says that its clock is not synchronized (NTP)');
  return finding('clock', 'fine', own.toString());
}

export function checkFeed({ feed }: Pick<DatabaseState, 'feed'>, now: Temporal.Instant): Finding {
  if (feed === undefined)
    return finding('feed', 'mend', 'there is none, so no plan can be made: docs/guides/operator.md, "The feed"');
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const { days } = today.since(Temporal.PlainDate.from(feed.asOf), { largestUnit: 'days' });
  const told = `${feed.name}, of ${feed.asOf}`;
  if (days <= feedDaysMax) return finding('feed', 'fine', told);
  return finding(
    'feed',
    'look',
    `${told}: ${days} days old, what came to light since is in no plan (docs/guides/operator.md, "The feed")`,
  );
}

function finding(subject: Finding['subject'], verdict: Verdict, told: string): Finding {
  return { subject, verdict, told };
}
