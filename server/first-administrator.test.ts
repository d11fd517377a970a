import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstAdministrator } from '#server/first-administrator.ts';
import { administrators } from '#server/postgres/clearinghouse.ts';
import { addPasskey } from '#server/postgres/passkeys.ts';
import { browser, testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.close());

describe('the first administrator', () => {
  test('is made once, also where two start at the same time, and let in by the link of the last start', async () => {
    const { database, parts } = service;
    const start = () => firstAdministrator(database.owner, parts.outside);
    await Promise.all([start(), start()]);
    const [link] = await start();
    const people = await administrators(database.owner);
    expect(people).toHaveLength(1);
    const who = browser(service.app);
    expect((await who.ask('POST', '/api/sign-in/link', { secret: link?.url.split('#')[1] })).status).toBe(204);
    expect((await who.ask('GET', '/api/me')).json).toMatchObject({ name: 'Administrator' });
    expect(service.lines.join('')).not.toContain(link?.url.split('#')[1]);
  });

  test('is shown a link at each start until somebody can sign in, and none from then on', async () => {
    const { database, parts } = service;
    const start = () => firstAdministrator(database.owner, parts.outside);
    expect(await start()).toHaveLength(1);
    const [person] = await administrators(database.owner);
    if (person === undefined) throw new Error('nobody administers');
    const publicKey = new Uint8Array(8);
    await parts.outside.signIn.transact((tx) =>
      addPasskey(tx, { id: 'abc', personId: person, publicKey, counter: 0, transports: [], name: 'x' }),
    );
    expect(await start()).toEqual([]);
  });
});
