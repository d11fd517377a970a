// Whoever runs the service lets somebody in again who lost every passkey: by a one-time link, made past the service and told in
// the ledger of each organization whose member they are.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import { CannotStart } from '#server/cannot-start.ts';
import { originOf, type Config } from '#server/config.ts';
import { openPool } from '#server/postgres/connect.ts';
import { embeddedLogins, logins, refuseUnreachable, type Logins } from '#server/postgres/database.ts';
import { closeJobSession, openJobSession } from '#server/postgres/job-session.ts';
import { reach } from '#server/postgres/launcher/backup.ts';
import { pendingMigrations } from '#server/postgres/migrate.ts';
import { keepLink } from '#server/postgres/one-time-links.ts';
import { accountsAt, type Account } from '#server/postgres/recovery.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { linkTo } from '#server/sign-in/issue-link.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

interface Chance {
  readonly ids: Ids;
  readonly random: Random;
}

/** A link, and whom it lets in. */
export interface OperatorLink {
  readonly url: string;
  readonly account: Account;
}

/**
 * In the database of this installation, whether it serves or not. Throws `CannotStart` where there is none, or the address does
 * not mean one person who may sign in.
 *
 * @param address an e-mail address, or the id of an account
 */
export async function makeOperatorLink(config: Config, address: string, chance: Chance): Promise<OperatorLink> {
  if (config.database.kind === 'server') return linkOn(config, logins(config), { address, chance });
  if (!existsSync(join(config.data, 'postgres', 'PG_VERSION'))) {
    throw new CannotStart(
      'folder.unusable',
      `${config.data} holds no database: name the folder of the installation with --data`,
    );
  }
  const { address: root, folder, end } = await reach(config.data);
  try {
    return await linkOn(config, embeddedLogins({ folder, root }), { address, chance });
  } finally {
    await end();
  }
}

async function linkOn(
  config: Config,
  { app, owner }: Logins,
  { address, chance }: { readonly address: string; readonly chance: Chance },
): Promise<OperatorLink> {
  await refuseUnreachable({ app, owner });
  if ((await pendingMigrations(owner)).length > 0) {
    throw new CannotStart(
      'database.other_release',
      'the database is not at this release’s schema yet: start `breakwater serve` once, then ask again',
    );
  }
  const onLost = (): void => undefined;
  const appPool = openPool(app, { role: 'breakwater_app', max: 1, onLost });
  const ownerPool = openPool(owner, { role: 'breakwater_owner', max: 1, onLost });
  try {
    const account = theOne(address, await accountsAt(ownerPool, address));
    return { url: linkTo(originOf(config), await makeLink(appPool, ownerPool, { account, chance })), account };
  } finally {
    await Promise.all([appPool.end(), ownerPool.end()]);
  }
}

/** Who is meant, if it is one who may sign in. */
function theOne(address: string, accounts: readonly Account[]): Account {
  const [first, ...others] = accounts;
  if (first === undefined) {
    throw new CannotStart(
      'configuration.invalid',
      `nobody who is a member of an organization here bears the address ${address}`,
    );
  }
  if (others.length > 0) {
    const each = accounts.map(
      ({ personId, name, places, passkeys }) =>
        `  ${personId}  ${name}, ${passkeys === 0 ? 'without a passkey' : 'with a passkey'}: ${places.join(', ')}`,
    );
    throw new CannotStart(
      'configuration.invalid',
      `${accounts.length} accounts bear the address ${address}. Name one of them by its id in place of the address:\n${each.join('\n')}`,
    );
  }
  if (first.isSuspended) {
    throw new CannotStart('configuration.invalid', `${first.name} (${address}) is suspended and may not sign in`);
  }
  if (first.open === 0) {
    throw new CannotStart(
      'configuration.invalid',
      `${first.name} (${address}) may do nothing anywhere, so a link would be of no use: ${first.places.join(', ')}`,
    );
  }
  return first;
}

/** The link's secret. The database takes what counts as a proof of the service `operator` alone, whose sessions the owner opens. */
async function makeLink(
  app: Pool,
  owner: Pool,
  { account: { personId }, chance }: { readonly account: Account; readonly chance: Chance },
): Promise<string> {
  const { ids, random } = chance;
  const secret = makeSecret(random);
  const session = await openJobSession(owner, 'operator', chance);
  try {
    await inTransaction(app, session, async (tx) => {
      await keepLink(tx, { linkId: ids.next<'link'>(), secretHash: hashOf(secret), personId, byOperator: true });
      await recordOfPerson(tx, ids, personId, 'person.given_link');
    });
  } finally {
    await closeJobSession(owner, session);
  }
  return secret;
}
