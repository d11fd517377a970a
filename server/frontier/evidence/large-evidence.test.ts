// A log far larger than what the service may hold of it.
import { request } from 'node:http';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '#core/kernel/json.ts';
import { enrolled, framework, type Framework } from '#server/frontier/fixtures/framework.ts';
import { buildHttp } from '#server/http/http.ts';
import { plenty } from '#server/parties/fixtures/asking.ts';
import { signedIn } from '#tests/parties.ts';
import { publicUrl, testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let app: FastifyInstance;
let parties: Framework;

beforeAll(async () => {
  service = await testService({ apart: true });
  app = buildHttp({ ...service.parts, rates: plenty });
  parties = await framework(app, service);
  await app.listen({ port: 0, host: '127.0.0.1' });
}, 120_000);
afterAll(async () => {
  await app.close();
  await service.close();
});

const mebi = 1024 * 1024;
const samples = 300;

/** 300 MiB: a mebibyte of events in each sample, which nobody asks for. */
function* pieces(): Generator<string> {
  const events = Array.from({ length: 100 }, () => `{"text":"${'x'.repeat(mebi / 100)}"}`).join(',');
  yield '{"version":2,"status":"success","eval":{"model":"nimbus","task":"t"},"results":{"total_samples":300,"scores":[{"name":"match","scorer":"match","metrics":{"accuracy":{"name":"accuracy","value":0.5}}}]},"samples":[';
  for (let index = 0; index < samples; index++) {
    const head = `${index === 0 ? '' : ','}{"id":"${index}","epoch":1,"metadata":{"human_minutes":${index + 1}}`;
    yield `${head},"scores":{"match":{"value":"${index % 2 === 0 ? 'C' : 'I'}"}},"events":[${events}]}`;
  }
  yield ']}';
}

test('a log of 300 MiB is taken in, and never stands in the memory of the service', async () => {
  const model = await enrolled(parties.developer);
  const secret = await signedIn(service.database, parties.developer.administrator.id);
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const before = process.memoryUsage().rss;
  let most = 0;
  const sending = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: `/api/frontier/models/${model}/evidence`,
    headers: {
      host: new URL(publicUrl).host,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
      cookie: `__Host-breakwater=${secret}`,
    },
  });
  const answering = once(sending, 'response');
  for (const piece of pieces()) {
    if (!sending.write(piece)) await once(sending, 'drain');
    most = Math.max(most, process.memoryUsage().rss);
  }
  sending.end();
  const [response] = (await answering) as [AsyncIterable<Uint8Array> & { readonly statusCode: number }];
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  most = Math.max(most, process.memoryUsage().rss);
  expect(response.statusCode).toBe(201);
  const json = recordOf(JSON.parse(Buffer.concat(chunks).toString()));
  expect(json).toMatchObject({ kind: 'log in JSON', samples, runs: samples, refusals: [] });
  expect(most - before).toBeLessThan(150 * mebi);
}, 120_000);
