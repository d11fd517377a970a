// Run as a process of its own, which tells what it used of the processor when it is asked: `door` serves the example API through the door, `bare` the same answers by node:http alone.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { buildHttp } from '#server/http/http.ts';
import { serve } from '#server/http/serve.ts';
import { makeLog } from '#server/log.ts';
import { exampleParts } from '#tests/example-api.ts';

const unlimited = { burst: 1e9, perSecond: 1e9 };
const host = '127.0.0.1';

async function door(): Promise<string> {
  // A log as it is in earnest, written where it costs nothing more.
  const log = makeLog('info', new Writable({ write: (_line, _encoding, done) => done() }));
  const app = buildHttp(exampleParts({ log, rates: { stranger: unlimited, session: unlimited } }));
  return (await serve(app, { host, port: 0 })).url;
}

async function bare(): Promise<string> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  return `http://${host}:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const sent: unknown = request.method === 'POST' ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
  const name = typeof sent === 'object' && sent !== null && 'name' in sent ? sent.name : 'pump';
  response.writeHead(sent === undefined ? 200 : 201, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ name }));
}

const url = process.argv[2] === 'bare' ? await bare() : await door();
process.stdout.write(`${url}\n`);
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());
