import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { ledgerStart, listEvents, readLedger, recordEvent } from '#server/postgres/events.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { ids, makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testDatabase, type TestDatabase } from '#tests/postgres.ts';

let database: TestDatabase;
let org: OrganizationId;
let administrator: string;
let reader: string;
let dispatcher: string;

beforeAll(async () => {
  database = await testDatabase();
  org = await makeOrganization(database, 'Hospital');
  administrator = await signedIn(database, await makeMember(database, org, 'administrator'));
  reader = await signedIn(database, await makeMember(database, org, 'reader'));
  dispatcher = await database.service('dispatcher');
});
afterAll(() => database.close());

const happening = (kind: string) => ({
  eventId: ids.next<'event'>(),
  organizationId: org,
  object: { kind: 'asset', id: 'pc-14' },
  kind,
});

describe('the ledger', () => {
  test('names who did it, whom the database knows, and takes no other name', async () => {
    await inTransaction(database.app, administrator, (tx) =>
      recordEvent(tx, { ...happening('asset.edited'), before: 'internal', after: 'public', digests: { list: 'ab' } }),
    );
    const [event] = await inTransaction(database.app, administrator, (tx) =>
      listEvents(tx, org, { after: undefined, limit: 10 }),
    );
    expect(event).toMatchObject({
      kind: 'asset.edited',
      actor: { kind: 'person' },
      before: 'internal',
      after: 'public',
      digests: { list: 'ab' },
    });
    await expect(
      inTransaction(database.app, reader, (tx) =>
        tx.query(
          `INSERT INTO event (org_id, event_id, actor_kind, actor_id, object_kind, object_id, kind, tlp, compartments, digests)
           VALUES ($1, $2, 'person', $3, 'asset', 'x', 'asset.edited', 'RED', '{}', '{}')`,
          [org, ids.next(), event?.actor.id],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('is read by those who may audit, and by nobody else; nothing in it can be changed or removed', async () => {
    const stranger = await signedIn(
      database,
      await makeMember(database, await makeOrganization(database, 'Bank'), 'administrator'),
    );
    for (const secret of [reader, stranger, undefined]) {
      const seen = await inTransaction(database.app, secret, (tx) =>
        listEvents(tx, org, { after: undefined, limit: 10 }),
      );
      expect(seen).toEqual([]);
    }
    for (const text of [`UPDATE event SET kind = 'asset.removed'`, 'DELETE FROM event', 'TRUNCATE event']) {
      await expect(inTransaction(database.app, administrator, (tx) => tx.query(text))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  test('is undone with the change that it tells of', async () => {
    const before = await count();
    await expect(
      inTransaction(database.app, administrator, async (tx) => {
        await recordEvent(tx, happening('asset.edited'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await count()).toBe(before);
  });

  test('shows a reader no event behind one that may still come', async () => {
    const places = [await endOfLedger()];
    let finish = (): void => undefined;
    const isWaiting = new Promise<void>((resolve) => (finish = resolve));
    let hasWritten = (): void => undefined;
    const written = new Promise<void>((resolve) => (hasWritten = resolve));
    const slow = inTransaction(database.app, administrator, async (tx) => {
      await recordEvent(tx, happening('asset.first_begun'));
      hasWritten();
      await isWaiting;
    });
    await written;
    await inTransaction(database.app, administrator, (tx) => recordEvent(tx, happening('asset.first_done')));
    const [place] = places;
    if (place === undefined) throw new Error('no place');
    const read = () => inTransaction(database.app, dispatcher, (tx) => readLedger(tx, place, 10));
    expect(await read()).toEqual([]);
    finish();
    await slow;
    expect((await read()).map(({ event }) => event.kind)).toEqual(['asset.first_begun', 'asset.first_done']);
  });

  test('is read on from where a reader was, each event once', async () => {
    let place = ledgerStart;
    const seen: string[] = [];
    for (;;) {
      const next = await inTransaction(database.app, dispatcher, (tx) => readLedger(tx, place, 1));
      const [one] = next;
      if (one === undefined) break;
      seen.push(one.event.eventId);
      place = one.place;
    }
    expect(seen.length).toBe(await count());
    expect(new Set(seen).size).toBe(seen.length);
  });
});

async function count(): Promise<number> {
  return (
    await inTransaction(database.app, administrator, (tx) => listEvents(tx, org, { after: undefined, limit: 99 }))
  ).length;
}

async function endOfLedger(): Promise<typeof ledgerStart> {
  const all = await inTransaction(database.app, dispatcher, (tx) => readLedger(tx, ledgerStart, 1000));
  return all.at(-1)?.place ?? ledgerStart;
}
