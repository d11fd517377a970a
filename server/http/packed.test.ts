import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { describe, expect, test } from 'vitest';
import { pack } from '#server/http/packed.ts';
import { renderJson, sendRendered } from '#server/http/rendered.ts';

const long = JSON.stringify({ plan: 'x'.repeat(50_000) });
const short = JSON.stringify({ plan: 'x' });

function door(json: string) {
  const app = fastify();
  const answer = renderJson(200, json);
  app.get('/', async (request, reply) => sendRendered(reply, await pack(request, reply, answer)));
  app.post('/', async (request, reply) => sendRendered(reply, await pack(request, reply, answer)));
  return app;
}

describe('a long answer', () => {
  test.each([
    ['br', 'gzip, deflate, br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', 'gzip;q=0.5', (bytes: Buffer) => gunzipSync(bytes)],
    ['gzip', 'GZIP, br;q=0', (bytes: Buffer) => gunzipSync(bytes)],
  ])('goes out as %s to whoever takes %s', async (name, accepted, unpack) => {
    const answer = await door(long).inject({ url: '/', headers: { 'accept-encoding': accepted } });
    expect(answer.headers).toMatchObject({
      'content-encoding': name,
      vary: 'accept-encoding',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(answer.rawPayload.length).toBeLessThan(1000);
    expect(unpack(answer.rawPayload).toString('utf8')).toBe(long);
  });

  test.each([undefined, '', 'identity', 'gzip;q=0', 'zstd', '*'])(
    'goes out as it is to whoever takes %j',
    async (accepted) => {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      const answer = await door(long).inject({ url: '/', headers });
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.body).toBe(long);
    },
  );

  test('to a writing request, and a short one, go out as they are', async () => {
    const headers = { 'accept-encoding': 'br' };
    const written = await door(long).inject({ method: 'POST', url: '/', headers });
    expect(written.headers['content-encoding']).toBeUndefined();
    const brief = await door(short).inject({ url: '/', headers });
    expect(brief.headers['content-encoding']).toBeUndefined();
    expect(brief.body).toBe(short);
  });
});
