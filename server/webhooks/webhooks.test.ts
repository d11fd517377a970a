// Webhooks: how they are added, fail, are disabled and work again.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { waitAfter } from '#server/webhooks/deliver.ts';
import { receiving, type Receiver } from '#server/webhooks/fixtures/receiver.ts';
import { makeScene, webhooksOf, type Party, type Scene } from '#server/webhooks/fixtures/scene.ts';

let scene: Scene;
let hospital: Party;
let receiver: Receiver | undefined;

beforeAll(async () => {
  scene = await makeScene();
  hospital = await scene.planned('Cedar Valley Hospital', 'hospital');
});
afterAll(() => scene.close());
afterEach(async () => {
  await receiver?.stop();
  receiver = undefined;
  await scene.root.query('DELETE FROM breakwater.webhook');
});

/** Ended after the test, unless the test ends it. */
async function listening(...words: Parameters<typeof receiving>): Promise<Receiver> {
  receiver = await receiving(...words);
  return receiver;
}

describe('a webhook', () => {
  test('is disabled when nothing arrived for days, tells so, and a test that arrives enables it', async () => {
    const dead = await listening(0, () => ({ status: 503 }));
    const { port } = dead;
    const { id } = await scene.added(hospital, port);
    await scene.write(hospital, true);
    await scene.deliver();
    await scene.root.query(`UPDATE breakwater.webhook SET failing_since = now() - interval '6 days', next_at = now()`);
    await scene.deliver();
    expect(await scene.shown(hospital)).toMatchObject({ state: 'disabled', failing: { why: 'status', status: 503 } });
    await scene.waitIsOver();
    await scene.deliver();
    expect(dead.received).toHaveLength(2);
    const events = await hospital.administrator.ask('GET', `/organizations/${hospital.id}/events`);
    expect(JSON.stringify(events.json)).toContain('webhook.disabled');
    const test = `${webhooksOf(hospital)}/${id}/tests`;
    expect((await hospital.administrator.ask('POST', test)).json).toEqual({
      arrived: false,
      why: 'status',
      status: 503,
    });
    await dead.stop();
    const back = await listening(port);
    expect((await hospital.administrator.ask('POST', test)).json).toEqual({ arrived: true, status: 200 });
    expect(back.messages().map(({ type }) => type)).toEqual(['webhook.test']);
    expect(await scene.shown(hospital)).toMatchObject({ state: 'active' });
  });

  test('is disabled at once where the receiver says that it is gone for good', async () => {
    const { port } = await listening(0, () => ({ status: 410 }));
    await scene.added(hospital, port);
    await scene.write(hospital, true);
    await scene.deliver();
    expect(await scene.shown(hospital)).toMatchObject({ state: 'disabled', failing: { failures: 1, status: 410 } });
  });

  test('gives up one message that is refused again and again, and sends the others', async () => {
    const { port, received } = await listening(0, (nth) => ({ status: nth === 1 ? 422 : 200 }));
    await scene.added(hospital, port);
    await scene.write(hospital, true);
    await scene.root.query('UPDATE breakwater.webhook_ticket SET attempts = 14');
    await scene.deliver();
    await scene.waitIsOver();
    await scene.deliver();
    expect(received).toHaveLength((await scene.actionsOf(hospital)).length);
    expect(await scene.shown(hospital)).toMatchObject({ state: 'active', waiting: 0, givenUp: 1 });
  });

  test.each(['http://receiver.example/', 'https://user:secret@receiver.example/', 'ftp://receiver.example/'])(
    'is not added at %s',
    async (url) => {
      const { status, json } = await hospital.administrator.ask('POST', webhooksOf(hospital), { url });
      expect([status, json['code']]).toEqual([422, 'webhook.address']);
    },
  );

  test('at an address within is written down, and nothing is sent there', async () => {
    const { port, received } = await listening();
    const url = `https://127.0.0.1:${port}/`;
    const { json } = await hospital.administrator.ask('POST', webhooksOf(hospital), { url });
    const { id } = z.object({ id: z.string() }).parse(json);
    const tried = await hospital.administrator.ask('POST', `${webhooksOf(hospital)}/${id}/tests`);
    expect(tried.json).toEqual({ arrived: false, why: 'address' });
    expect(received).toEqual([]);
  });

  test('whose secret went with its key sends nothing, and is none that could be tried', async () => {
    const bank = await scene.planned('Prairie Bank', 'bank');
    const other = await listening(0, () => ({ status: 200 }));
    const { id } = await scene.added(bank, other.port);
    await scene.write(bank, true);
    await scene.root.query(
      'UPDATE breakwater.data_key SET wrapped = NULL, destroyed_at = now() WHERE org_id = $1 AND destroyed_at IS NULL',
      [bank.id],
    );
    await scene.deliver();
    expect(other.received).toEqual([]);
    expect(scene.lines.filter((line) => line.includes('could not be sent to'))).toEqual([]);
    expect((await bank.administrator.ask('POST', `${webhooksOf(bank)}/${id}/tests`)).status).toBe(404);
  });

  test('is one of ten at most', async () => {
    for (let n = 0; n < 10; n += 1) await scene.added(hospital, 1);
    const { status, json } = await hospital.administrator.ask('POST', webhooksOf(hospital), {
      url: 'https://a.example/',
    });
    expect([status, json['code']]).toEqual([409, 'webhook.too_many']);
  });

  test('keeps its secret sealed, and of an answer nothing but its status', async () => {
    const { port } = await listening(0, () => ({ status: 500 }));
    const { secret } = await scene.added(hospital, port);
    await scene.write(hospital, true);
    await scene.deliver();
    const { rows } = await scene.root.query(
      `SELECT w::text AS text, encode(w.secret, 'escape') AS secret FROM breakwater.webhook AS w`,
    );
    const text = JSON.stringify(rows);
    for (const hidden of [secret, secret.slice('whsec_'.length), 'canary']) expect(text).not.toContain(hidden);
    expect(JSON.stringify(scene.lines)).not.toContain(secret.slice('whsec_'.length));
  });

  test('is waited for longer with each failure, an hour at most', () => {
    const waits = Array.from({ length: 15 }, (_one, at) => waitAfter(at + 1));
    expect(waits.slice(0, 5)).toEqual([16, 32, 64, 128, 256]);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(3600);
  });
});
