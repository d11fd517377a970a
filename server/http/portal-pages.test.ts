import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildHttp } from '#server/http/http.ts';
import { exampleParts } from '#tests/example-api.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-portal-'));
const script = 'console.log("portal")';
const portal = { folder, origin: 'http://localhost:8080' };
let app: ReturnType<typeof buildHttp>;

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Breakwater</title>');
  writeFileSync(join(folder, 'assets/portal-abc.js'), script);
  writeFileSync(join(folder, 'assets/portal-abc.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'secret.key'), 'secret');
  app = buildHttp(exampleParts({ portal }));
});

afterAll(() => rmSync(folder, { recursive: true }));

const host = { host: 'localhost:8080' };

describe('the portal', () => {
  test.each([
    '/',
    '/sign-in',
    '/organizations/x/plan?week=2',
    // Names of records and of machines end in what looks like a file's.
    '/organizations/x/vulnerabilities/GO-2024.foo',
    '/organizations/x/search?q=app.js',
    '/organizations/x/actions/upgrade-web.hospital.example',
  ])('is one page, whatever it is to show: %s', async (url) => {
    const answer = await app.inject({ url, headers: { ...host, accept: 'text/html,*/*;q=0.8' } });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('is not shown in place of an answer of the API, of a file, or to what changes something', async () => {
    for (const url of ['/api/nothing', '/api/', '/favicon.ico', '/assets/old.js', '/assets/old/map']) {
      expect((await app.inject({ url, headers: { ...host, accept: '*/*' } })).json().code).toBe('object.absent');
    }
    expect((await app.inject({ method: 'POST', url: '/', headers: host })).statusCode).toBe(404);
    expect((await app.inject({ url: '/x', headers: { ...host, accept: 'application/json' } })).statusCode).toBe(404);
  });

  test('has files that never change under their name, packed as the browser can', async () => {
    const url = '/assets/portal-abc.js';
    const plain = await app.inject({ url, headers: host });
    expect([plain.body, plain.headers['content-encoding']]).toEqual([script, undefined]);
    expect(plain.headers['cache-control']).toContain('immutable');
    const packed = await app.inject({ url, headers: { ...host, 'accept-encoding': 'gzip, deflate, br;q=1.0' } });
    expect(packed.headers['content-encoding']).toBe('br');
    const etag = String(plain.headers.etag);
    expect((await app.inject({ url, headers: { ...host, 'if-none-match': etag } })).statusCode).toBe(304);
    expect((await app.inject({ method: 'HEAD', url, headers: host })).statusCode).toBe(200);
  });

  test.each(['/secret.key', '/assets/../secret.key', '/assets/%2e%2e/secret.key', '/index.html.br', '/assets/'])(
    'gives nothing else that lies in its folder: %s',
    async (url) => {
      const answer = await app.inject({ url, headers: { ...host, accept: 'image/png' } });
      expect([answer.statusCode, answer.body.includes('secret')]).toEqual([404, false]);
    },
  );

  test.each(['127.0.0.1:8080', '[::1]:8080'])(
    'is shown under its name alone, since a passkey needs one: %s',
    async (at) => {
      const answer = await app.inject({ url: '/plan?x=1', headers: { host: at } });
      expect([answer.statusCode, answer.headers.location]).toEqual([302, 'http://localhost:8080/plan?x=1']);
      expect((await app.inject({ url: '/api/time', headers: { host: at } })).statusCode).toBe(200);
    },
  );

  test('says to people whom a link leads elsewhere why it does not; programs are told as ever', async () => {
    const url = '/api/elsewhere';
    const person = await app.inject({ url, headers: { ...host, accept: 'text/html,*/*;q=0.8' } });
    expect([person.statusCode, person.headers.location]).toEqual([303, '/sign-in?refused=request.invalid']);
    const program = await app.inject({ url, headers: { ...host, accept: '*/*' } });
    expect([program.statusCode, program.json().code]).toEqual([400, 'request.invalid']);
    const other = await app.inject({ url: '/api/fall', headers: { ...host, accept: 'text/html' } });
    expect(other.json().code).toBe('request.invalid');
    const bare = buildHttp(exampleParts()).inject({ url, headers: { ...host, accept: 'text/html' } });
    expect((await bare).json().code).toBe('request.invalid');
  });

  test('that is not built yet is absent', async () => {
    const bare = buildHttp(exampleParts({ portal: { ...portal, folder: join(folder, 'nothing') } }));
    expect((await bare.inject({ url: '/', headers: host })).statusCode).toBe(404);
  });
});
