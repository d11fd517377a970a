import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, test } from 'vitest';
import { guardedCall, guardedFetch, NotPublic, type Call, type Way } from '#server/outgoing/guarded-fetch.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A server on this machine; says how often it was asked. */
async function listening(listener: RequestListener): Promise<{ port: number; asked: () => number }> {
  let asked = 0;
  server = createServer((incoming, answer) => {
    asked += 1;
    listener(incoming, answer);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, asked: () => asked };
}

/** A network in which names mean what is said here, one answer after the other. */
function wayWith(
  answers: readonly (readonly string[])[],
  isAllowed: Way['isAllowed'],
): Way & { lookups: () => number } {
  let lookups = 0;
  return {
    request: (url, options, onAnswer) => request(url, options, onAnswer),
    lookup: (_host, _options, callback) => {
      const addresses = answers[Math.min(lookups, answers.length - 1)] ?? [];
      lookups += 1;
      callback(
        null,
        addresses.map((address): LookupAddress => ({ address, family: 4 })),
      );
    },
    isAllowed,
    lookups: () => lookups,
  };
}

function call(url: string, more: Partial<Call> = {}): Call {
  const usual = { method: 'POST', headers: {}, body: undefined, timeoutMs: 5000, answerBytesMax: 1000 };
  return { url: new URL(url), ...usual, ...more };
}

const public127 = (address: string): boolean => address === '127.0.0.1';

describe('a call on somebody’s word', () => {
  test('reaches a host whose addresses are all public', async () => {
    const { port } = await listening((_incoming, answer) => answer.writeHead(201, { 'x-said': 'yes' }).end('well'));
    const answer = await guardedCall(call(`http://receiver.example:${port}/`), wayWith([['127.0.0.1']], public127));
    expect([answer.status, answer.headers.get('x-said'), await answer.text()]).toEqual([201, 'yes', 'well']);
  });

  test.each([
    ['one address that is not', [['127.0.0.1', '10.0.0.1']]],
    ['no address', [[]]],
  ])('does not go to a host with %s', async (_what, answers) => {
    const { port, asked } = await listening((_incoming, answer) => answer.end());
    const calling = guardedCall(call(`http://receiver.example:${port}/`), wayWith(answers, public127));
    await expect(calling).rejects.toThrow(NotPublic);
    expect(asked()).toBe(0);
  });

  test('connects to the address that it looked at, though the name means another one by then', async () => {
    const { port, asked } = await listening((_incoming, answer) => answer.end());
    // 127.0.0.2 stands for what lies within: the server of this test would answer there if it were asked for again.
    const way = wayWith([['127.0.0.1'], ['127.0.0.2']], public127);
    await guardedCall(call(`http://receiver.example:${port}/`), way);
    expect([way.lookups(), asked()]).toEqual([1, 1]);
  });

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
  ])('does not go to %s', async (url) => {
    await expect(guardedCall(call(url))).rejects.toThrow(NotPublic);
    await expect(guardedFetch(url, { method: 'GET' })).rejects.toThrow(NotPublic);
  });

  test('does not go to a name of this machine', async () => {
    await expect(guardedFetch('https://localhost:1/', {})).rejects.toThrow(NotPublic);
  });

  test('follows no redirect', async () => {
    const { port, asked } = await listening((_incoming, answer) => answer.writeHead(302, { location: '/in' }).end());
    const answer = await guardedCall(call(`http://receiver.example:${port}/`), wayWith([['127.0.0.1']], public127));
    expect([answer.status, asked()]).toEqual([302, 1]);
  });

  test('ends where the answer is to speak another protocol: it would wait for ever, and others behind it', async () => {
    const { port } = await listening(() => undefined);
    server?.on('connection', (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n');
    });
    const calling = guardedCall(call(`http://receiver.example:${port}/`), wayWith([['127.0.0.1']], public127));
    await expect(calling).rejects.toThrow('without an answer');
  });

  test('ends where nothing is answered in time, and where the answer never ends', async () => {
    const { port } = await listening((incoming, answer) => {
      if (incoming.url === '/silent') return;
      answer.writeHead(200);
      const more = setInterval(() => answer.write('x'.repeat(500)), 1);
      answer.once('close', () => clearInterval(more));
    });
    const way = wayWith([['127.0.0.1']], public127);
    const to = (path: string, more: Partial<Call>) =>
      guardedCall(call(`http://receiver.example:${port}${path}`, more), way);
    await expect(to('/silent', { timeoutMs: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(to('/endless', {})).rejects.toThrow('too long');
    expect((await to('/endless', { answerBytesMax: 0 })).status).toBe(200);
  });
});
