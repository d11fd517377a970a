// Tickets out, to a receiver that listens on this machine and checks each message by the convention of Standard Webhooks.
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JobContext } from '#server/jobs/job.ts';
import { deliverTickets } from '#server/jobs/deliver-tickets.ts';
import { receiving, signatureOf, type Received, type Receiver } from '#server/webhooks/fixtures/receiver.ts';
import { makeScene, type Party, type Scene } from '#server/webhooks/fixtures/scene.ts';

let scene: Scene;
let hospital: Party;
let bank: Party;
let provider: Party;
let receiver: Receiver | undefined;

beforeAll(async () => {
  scene = await makeScene();
  hospital = await scene.planned('Cedar Valley Hospital', 'hospital');
  bank = await scene.planned('Millbrook Community Bank', 'bank');
  provider = await scene.organization('Forty Banks Ltd.', 'service_provider');
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

function expectSigned(one: Received, secret: string): void {
  expect(one.headers['webhook-signature']).toBe(signatureOf(one, secret));
  expect(Math.abs(Number(one.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
}

describe('tickets of this week', () => {
  test('arrive once each, signed with the secret that was shown, and say what the plan says', async () => {
    const { port, received, messages } = await listening();
    const { secret } = await scene.added(hospital, port);
    await scene.write(hospital, true);
    await scene.deliver();
    const actions = await scene.actionsOf(hospital);
    expect(actions.length).toBeGreaterThan(0);
    expect(messages().map(({ type, data }) => [type, data.action, data.title])).toEqual(
      expect.arrayContaining(actions.map(({ id, title }) => ['ticket.opened', id, title])),
    );
    expect(received).toHaveLength(actions.length);
    for (const one of received) expectSigned(one, secret);
    await scene.write(hospital);
    await scene.waitIsOver();
    await scene.deliver();
    expect(received).toHaveLength(actions.length);
    expect(await scene.shown(hospital)).toMatchObject({ state: 'active', waiting: 0, givenUp: 0 });
  });

  test('are told of again where they changed, and closed where they are in the plan no more', async () => {
    const { port, messages } = await listening();
    await scene.added(bank, port);
    await scene.write(bank, true);
    await scene.deliver();
    const [first] = await scene.actionsOf(bank);
    const move = async (body: object): Promise<readonly (readonly [string, string | undefined])[]> => {
      const before = messages().length;
      const moves = `/organizations/${bank.id}/plan/actions/${first?.id ?? ''}/moves`;
      expect((await bank.administrator.ask('POST', moves, body)).status).toBe(200);
      await scene.replan(bank);
      await scene.write(bank);
      await scene.waitIsOver();
      await scene.deliver();
      return messages()
        .slice(before)
        .map(({ type, data }) => [type, data.action] as const);
    };
    expect(await move({ move: 'start' })).toContainEqual(['ticket.changed', first?.id]);
    const told = await move({ move: 'defer', reason: 'The vendor comes in June' });
    expect(told).toContainEqual(['ticket.closed', first?.id]);
    const left = (await scene.actionsOf(bank)).map(({ id }) => id);
    const isLeft = (id: string | undefined): boolean => left.some((one) => one === id);
    expect(told.filter(([type, id]) => isLeft(id) === (type === 'ticket.closed'))).toEqual([]);
  });

  test('wait for a receiver that is gone, and arrive with the same id when it is back', async () => {
    const first = await listening(0, () => ({ status: 500 }));
    const { port } = first;
    const { secret } = await scene.added(hospital, port);
    await scene.write(hospital, true);
    await scene.deliver();
    const id = first.received[0]?.headers['webhook-id'];
    expect(first.received).toHaveLength(1);
    expect(await scene.shown(hospital)).toMatchObject({ failing: { failures: 1, why: 'status', status: 500 } });
    await first.stop();
    await scene.deliver();
    await scene.waitIsOver();
    await scene.deliver();
    expect(await scene.shown(hospital)).toMatchObject({ failing: { failures: 2, why: 'connection' } });
    const back = await listening(port);
    await scene.waitIsOver();
    await scene.deliver();
    const actions = await scene.actionsOf(hospital);
    expect(back.received).toHaveLength(actions.length);
    expect(back.received.map(({ headers }) => headers['webhook-id'])).toContain(id);
    for (const one of back.received) expectSigned(one, secret);
    const seen = await scene.shown(hospital);
    expect(seen).toMatchObject({ waiting: 0 });
    expect(seen).not.toHaveProperty('failing');
  });

  test('are sent again under the same id where the server ended before it knew that they arrived', async () => {
    const { port, received } = await listening();
    await scene.added(hospital, port);
    await scene.write(hospital, true);
    const dying = { ...scene.context, transact: failingAfter(3) };
    await deliverTickets.run(dying);
    expect(received).toHaveLength(1);
    await scene.deliver();
    expect(received).toHaveLength(1);
    await scene.waitIsOver();
    await scene.deliver();
    const ids = received.map(({ headers }) => headers['webhook-id']);
    expect(ids.filter((id) => id === ids[0])).toHaveLength(2);
    expect(new Set(ids).size).toBe((await scene.actionsOf(hospital)).length);
  });

  test('are sent by one of two servers that send at once', async () => {
    const { port, received } = await listening(0, undefined, 20);
    await scene.added(hospital, port);
    await scene.write(hospital, true);
    const sending = scene.deliver();
    // The first one has arrived, and that it did is kept.
    while (received.length < 2) await setTimeout(5);
    await scene.deliver();
    await sending;
    expect(received).toHaveLength((await scene.actionsOf(hospital)).length);
  });

  test('do not go where a receiver redirects to', async () => {
    const elsewhere = await listening();
    const { port } = elsewhere;
    const redirecting = await receiving(0, () => ({ status: 307, location: `http://127.0.0.1:${port}/` }));
    await scene.added(hospital, redirecting.port);
    await scene.write(hospital, true);
    await scene.deliver();
    expect([redirecting.received.length, elsewhere.received.length]).toEqual([1, 0]);
    expect(await scene.shown(hospital)).toMatchObject({ failing: { why: 'status', status: 307 } });
    await redirecting.stop();
  });
});

/** The transactions of a server that ends after so many. */
function failingAfter(count: number): JobContext['transact'] {
  let left = count;
  return (work) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('ended')) : scene.context.transact(work);
  };
}

describe('a provider', () => {
  test('is sent the tickets of whom it acts for as long as it does, and its customers see that', async () => {
    const { port, messages } = await listening();
    await scene.added(provider, port);
    const grant = { provider: provider.id, scopes: ['plan.read'], days: 30 };
    const given = await bank.administrator.ask('POST', `/organizations/${bank.id}/grants`, grant);
    expect(given.status).toBe(201);
    await scene.write(provider, true);
    await scene.write(hospital);
    await scene.deliver();
    const names = new Set(messages().map(({ data }) => data.organization?.name));
    expect([...names]).toEqual(['Millbrook Community Bank']);
    const id = String(given.json['id']);
    const uses = await bank.administrator.ask('GET', `/organizations/${bank.id}/grants/${id}/uses`);
    expect(JSON.stringify(uses.json)).toContain('plan.read');
    const before = messages().length;
    await scene.root.query(`UPDATE breakwater.webhook_ticket SET state = 'waiting'`);
    expect((await bank.administrator.ask('DELETE', `/organizations/${bank.id}/grants/${id}`)).status).toBeLessThan(300);
    await scene.waitIsOver();
    await scene.deliver();
    expect(messages()).toHaveLength(before);
    expect(await scene.shown(provider)).toMatchObject({ waiting: 0 });
  });
});
