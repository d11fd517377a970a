import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileKeyEncryption } from '#ports/file-key-encryption.ts';
import { KeyFault } from '#ports/key-encryption.ts';
import { systemRandom } from '#ports/random.ts';
import { asRoot } from '#server/postgres/roles.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { SealFault, type Place } from '#server/sealing/sealed.ts';
import { sealer, type Sealer } from '#server/sealing/sealer.ts';
import { ids, makeOrganization, makeMember, signedIn } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-sealer-'));
const place: Place = { table: 'event', row: '1', column: 'sealed' };
const plain = Buffer.from('what only its people may read');
let database: TestDatabase;
let own: Sealer;
let org: Awaited<ReturnType<typeof makeOrganization>>;
let secret: string;

beforeAll(async () => {
  database = await testDatabase();
  own = sealer(fileKeyEncryption(join(folder, 'key')), { ids, random: systemRandom });
  org = await makeOrganization(database, 'Hospital');
  secret = await signedIn(database, await makeMember(database, org, 'administrator'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const owner = () => ({ organizationId: org, compartmentId: undefined });

/** As the operator does (docs/guides/operator.md, "Keys"). */
async function destroyKeys(): Promise<void> {
  await asRoot({ ...database.rootAddress, database: database.appAddress.database ?? '' }, (root) =>
    root.query(
      'UPDATE breakwater.data_key SET wrapped = NULL, destroyed_at = now() WHERE org_id = $1 AND destroyed_at IS NULL',
      [org],
    ),
  );
}

describe('sealed content of an organization', () => {
  test('is opened by its people, under one key for all of it', async () => {
    const [first, second] = await inTransaction(database.app, secret, async (tx) => [
      await own.seal(tx, owner(), { place, plain }),
      await own.seal(tx, owner(), { place, plain }),
    ]);
    expect(first?.dataKeyId).toBe(second?.dataKeyId);
    if (first === undefined) throw new Error('nothing was sealed');
    const opened = await inTransaction(database.app, secret, (tx) => own.unseal(tx, org, { ...first, place }));
    expect(Buffer.from(opened)).toEqual(plain);
  });

  test('can be neither sealed nor opened by the people of another', async () => {
    const other = await makeOrganization(database, 'Bank');
    const stranger = await signedIn(database, await makeMember(database, other, 'administrator'));
    const sealed = await inTransaction(database.app, secret, (tx) => own.seal(tx, owner(), { place, plain }));
    await expect(
      inTransaction(database.app, stranger, (tx) => own.unseal(tx, org, { ...sealed, place })),
    ).rejects.toThrow(SealFault);
    await expect(
      inTransaction(database.app, stranger, (tx) => own.unseal(tx, other, { ...sealed, place })),
    ).rejects.toThrow(SealFault);
    await expect(
      inTransaction(database.app, stranger, (tx) => own.seal(tx, owner(), { place, plain })),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('is refused by a server with another key-encryption key, which says so', async () => {
    const sealed = await inTransaction(database.app, secret, (tx) => own.seal(tx, owner(), { place, plain }));
    const foreign = sealer(fileKeyEncryption(join(folder, 'other')), { ids, random: systemRandom });
    await expect(
      inTransaction(database.app, secret, (tx) => foreign.unseal(tx, org, { ...sealed, place })),
    ).rejects.toThrow(KeyFault);
  });

  test('can not be opened where its key was moved in from another organization', async () => {
    const other = await makeOrganization(database, 'Utility');
    const sealed = await inTransaction(database.app, secret, (tx) => own.seal(tx, owner(), { place, plain }));
    const member = await signedIn(database, await makeMember(database, other, 'administrator'));
    await inTransaction(database.app, secret, async (tx) => {
      const { rows } = await tx.query(`SELECT wrapped, wrapped_by FROM data_key WHERE data_key_id = $1`, [
        sealed.dataKeyId,
      ]);
      const { wrapped, wrapped_by: by } = rows[0] as { wrapped: Uint8Array; wrapped_by: string };
      await inTransaction(database.app, member, (theirs) =>
        write(
          theirs,
          sql`INSERT INTO breakwater.data_key (org_id, data_key_id, wrapped_by, wrapped)
              VALUES (${other}, ${sealed.dataKeyId}, ${by}, ${wrapped})`,
          1,
        ),
      );
    });
    await expect(
      inTransaction(database.app, member, (tx) => own.unseal(tx, other, { ...sealed, place })),
    ).rejects.toThrow(KeyFault);
  });

  test('is gone for everybody once its keys are destroyed; new content has a new key', async () => {
    const sealed = await inTransaction(database.app, secret, (tx) => own.seal(tx, owner(), { place, plain }));
    await destroyKeys();
    await expect(
      inTransaction(database.app, secret, (tx) => own.unseal(tx, org, { ...sealed, place })),
    ).rejects.toThrow(SealFault);
    expect(
      await inTransaction(database.app, secret, (tx) => own.unsealIfOpen(tx, org, { ...sealed, place })),
    ).toBeUndefined();
    const again = await inTransaction(database.app, secret, (tx) => own.seal(tx, owner(), { place, plain }));
    expect(again.dataKeyId).not.toBe(sealed.dataKeyId);
  });

  // SQL that somebody smuggles in runs with the rights of whoever asks.
  test.each(['administrator', 'reader'] as const)(
    'loses its key by nothing that a request of its %s could run',
    async (role) => {
      const sealed = await inTransaction(database.app, secret, (tx) => own.seal(tx, owner(), { place, plain }));
      const member = await signedIn(database, await makeMember(database, org, role));
      for (const statement of [
        'UPDATE breakwater.data_key SET wrapped = NULL, destroyed_at = now()',
        `UPDATE breakwater.data_key SET wrapped = '\\x00'`,
        'UPDATE breakwater.data_key SET destroyed_at = NULL',
        `UPDATE breakwater.data_key SET created_at = now() - interval '1 year'`,
        'DELETE FROM breakwater.data_key',
        'TRUNCATE breakwater.data_key',
        `INSERT INTO breakwater.data_key (org_id, data_key_id, wrapped_by, wrapped, created_at)
         VALUES ('${org}', '${ids.next()}', 'x', '\\x00', now() + interval '10 years')`,
      ]) {
        await expect(inTransaction(database.app, member, (tx) => tx.query(statement))).rejects.toMatchObject({
          code: '42501',
        });
      }
      const opened = await inTransaction(database.app, secret, (tx) => own.unseal(tx, org, { ...sealed, place }));
      expect(Buffer.from(opened)).toEqual(plain);
    },
  );
});
