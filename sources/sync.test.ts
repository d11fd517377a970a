import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fakeFetcher } from '#ports/fake-fetcher.ts';
import { webFetcher } from '#ports/web-fetcher.ts';
import { publishedSources, type PublishedSource } from '#sources/published.ts';
import { readSources } from '#sources/read.ts';
import { syncSources, type SyncOutcome } from '#sources/sync.ts';

const epssText = '#model_version:v2023.03.01,score_date:2024-01-13T00:00:00+0000\ncve,epss,percentile\n';
const epss = gzipSync(`${epssText}CVE-2021-44228,0.97565,0.99998\n`);
const kev = Buffer.from(
  '{"catalogVersion":"1","dateReleased":"2024-10-31T00:00:00Z","count":1,"vulnerabilities":[{"cveID":"CVE-2021-44228","dateAdded":"2021-12-10"}]}',
);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const answers = new Map<string, Answer>();
const asked: { readonly url: string; readonly tag: string | undefined }[] = [];
const server = createServer((request, response) => {
  asked.push({ url: request.url ?? '', tag: request.headers['if-none-match'] });
  const answer = answers.get(request.url ?? '');
  if (answer === undefined) response.writeHead(404).end();
  else answer(request, response);
});
let base = '';
const folder = mkdtempSync(join(tmpdir(), 'breakwater-sync-'));

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  answers.clear();
  asked.length = 0;
});

function tagged(body: Uint8Array, etag: string): Answer {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag, 'content-length': body.length }).end(body);
  };
}

function source(id: string, path: string, kind: PublishedSource['kind']): PublishedSource {
  return { id, source: id, title: `the ${id} source`, licence: 'none', url: `${base}${path}`, kind };
}

async function sync(sources: readonly PublishedSource[]): Promise<readonly SyncOutcome[]> {
  return syncSources(folder, sources, { fetcher: webFetcher({ loopback: true }), onProgress: () => undefined });
}

describe('synchronizing with a server', () => {
  test('fetches once, then asks with the tag, and what it wrote is read as sources', async () => {
    const sources = [source('epss', '/epss.csv.gz', 'csv.gz'), source('kev', '/kev.json', 'json')];
    answers.set('/epss.csv.gz', tagged(epss, '"one"'));
    answers.set('/kev.json', tagged(kev, '"k"'));
    const first = await sync(sources);
    expect(first.map(({ state }) => state)).toEqual(['updated', 'updated']);
    const second = await sync(sources);
    expect(second.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
    expect(asked.map(({ tag }) => tag)).toEqual([undefined, undefined, '"one"', '"k"']);
    const reports = await readSources([folder], () => undefined);
    expect(reports.map(({ source, taken }) => [source, taken])).toEqual([
      ['epss', 1],
      ['kev', 1],
      ['skipped', 0],
    ]);
  });

  test.each<readonly [string, Answer, RegExp]>([
    ['cut', (_, response) => void response.writeHead(200).end(epss.subarray(0, 40)), /cut short/],
    [
      'damaged',
      (_, response) => void response.writeHead(200).end(Buffer.from(epss).fill(0, 20, 30)),
      /damaged|cut short/,
    ],
    ['gone', (_, response) => void response.writeHead(410).end(), /410/],
    ['elsewhere', (_, response) => void response.writeHead(302, { location: 'http://example.com/' }).end(), /https/],
    ['circular', (_, response) => void response.writeHead(302, { location: '/epss.csv.gz' }).end(), /redirects more/],
    [
      'broken off',
      (_, response) => {
        response.writeHead(200, { 'content-length': epss.length });
        response.write(epss.subarray(0, 30), () => response.destroy());
      },
      /reached|ended/,
    ],
  ])('an answer that is %s leaves the good file in place', async (_, answer, why) => {
    const sources = [source('epss', '/epss.csv.gz', 'csv.gz')];
    answers.set('/epss.csv.gz', tagged(epss, '"good"'));
    rmSync(join(folder, '.etags.json'), { force: true });
    await sync(sources);
    answers.set('/epss.csv.gz', answer);
    const [outcome] = await sync(sources);
    expect(outcome).toMatchObject({ state: 'failed', title: 'the epss source' });
    expect(outcome?.state === 'failed' ? outcome.why : '').toMatch(why);
    expect(readFileSync(join(folder, 'epss.csv.gz'))).toEqual(epss);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test.each<readonly [string, string, RegExp]>([
    ['says something else', '{"message":"rate limit exceeded"}', /not what this source publishes/],
    ['is a page', '<!doctype html><title>Sign in</title>', /malformed/],
    ['lacks a part', kev.toString().replace('"count":1', '"count":2'), /holds 1/],
  ])('a catalogue that %s leaves the good one in place', async (_, body, why) => {
    const sources = [source('kev', '/kev.json', 'json')];
    answers.set('/kev.json', tagged(kev, '"good"'));
    rmSync(join(folder, '.etags.json'), { force: true });
    await sync(sources);
    answers.set('/kev.json', tagged(Buffer.from(body), '"bad"'));
    const [outcome] = await sync(sources);
    expect(outcome?.state === 'failed' ? outcome.why : '').toMatch(why);
    expect(readFileSync(join(folder, 'kev.json'))).toEqual(kev);
  });

  test('a redirect within the rules is followed', async () => {
    answers.set('/old', (_, response) => void response.writeHead(301, { location: '/new' }).end());
    answers.set('/new', tagged(kev, '"k"'));
    const [outcome] = await sync([source('kev', '/old', 'json')]);
    expect(outcome?.state).toBe('updated');
  });

  test('a size over the limit is refused before it is read, and while it is read', async () => {
    const fetcher = webFetcher({ loopback: true });
    const ask = async (path: string): Promise<number> => {
      const fetched = await fetcher.fetch({ url: `${base}${path}`, etag: undefined, timeoutMs: 5000, bytesMax: 10 });
      let bytes = 0;
      if (fetched.state === 'fetched') for await (const piece of fetched.body) bytes += piece.length;
      return bytes;
    };
    answers.set('/announced', tagged(Buffer.alloc(11), '"a"'));
    answers.set('/silent', (_, response) => {
      response.writeHead(200);
      response.write(Buffer.alloc(6));
      response.end(Buffer.alloc(6));
    });
    await expect(ask('/announced')).rejects.toMatchObject({ code: 'fetch.too_large' });
    await expect(ask('/silent')).rejects.toMatchObject({ code: 'fetch.too_large' });
  });

  test('a server that does not answer is given up', async () => {
    answers.set('/silent', () => undefined);
    const fetching = webFetcher({ loopback: true }).fetch({
      url: `${base}/silent`,
      etag: undefined,
      timeoutMs: 50,
      bytesMax: 10,
    });
    await expect(fetching).rejects.toMatchObject({ code: 'fetch.too_slow', retry: 'later' });
  });
});

test('without TLS nothing is asked, but from a test on this machine', async () => {
  const request = { etag: undefined, timeoutMs: 1000, bytesMax: 10 };
  for (const url of ['http://example.com/', 'file:///etc/passwd', 'nonsense', `${base}/kev.json`]) {
    await expect(webFetcher().fetch({ ...request, url })).rejects.toMatchObject({ code: 'fetch.not_https' });
  }
  expect(asked).toEqual([]);
});

test('what can not be reached is told by name, and the others are fetched', async () => {
  const [one, other] = [
    publishedSources.find(({ id }) => id === 'kev'),
    publishedSources.find(({ id }) => id === 'epss'),
  ];
  const sources = [one, other].filter((source) => source !== undefined);
  const progress: string[] = [];
  const outcomes = await syncSources(join(folder, 'fake'), sources, {
    fetcher: fakeFetcher(new Map([[other?.url ?? '', { etag: undefined, body: epss }]])),
    onProgress: ({ title, bytes }) => progress.push(`${title} ${bytes}`),
  });
  expect(outcomes.map(({ state }) => state)).toEqual(['failed', 'updated']);
  expect(outcomes[0]).toMatchObject({ why: 'could not be reached: no such host' });
  expect(progress.at(-1)).toBe(`EPSS scores of the day ${epss.length}`);
});

describe('the table of published sources', () => {
  test('ids and addresses are distinct, and every address is https', () => {
    const { length } = publishedSources;
    expect(new Set(publishedSources.map(({ id }) => id)).size).toBe(length);
    expect(new Set(publishedSources.map(({ url }) => url)).size).toBe(length);
    for (const { id, url, licence } of publishedSources) {
      expect(url).toMatch(/^https:\/\/[^ ]+$/);
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(licence).not.toBe('');
    }
  });
});
