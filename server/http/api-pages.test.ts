import { describe, expect, test } from 'vitest';
import { refusals } from '#api/refusals.ts';
import { endpoints } from '#api/registry.ts';
import { exampleOperations, exampleParts, nameThing } from '#tests/example-api.ts';
import { buildHttp } from '#server/http/http.ts';
import { operations } from '#server/operations/registry.ts';

const example = buildHttp(exampleParts());
const real = buildHttp(
  exampleParts({ operations, rates: { stranger: { burst: 1000, perSecond: 1 }, session: { burst: 1, perSecond: 1 } } }),
);

describe('the pages of the API', () => {
  test('list every endpoint, with a page for each that leads to its refusals', async () => {
    const index = await real.inject('/api');
    expect(index.headers['content-type']).toBe('text/html; charset=utf-8');
    const missing = endpoints.filter(({ id }) => !index.body.includes(`href="/api/endpoints/${id}"`));
    expect(missing).toEqual([]);
    for (const { id, summary } of endpoints) {
      const page = await real.inject(`/api/endpoints/${id}`);
      expect([page.statusCode, page.body.includes(summary.replaceAll('`', '').slice(0, 10))]).toEqual([200, true]);
    }
    const table = (await real.inject('/api/refusals')).body;
    expect(Object.keys(refusals).filter((code) => !table.includes(`id="${code}"`))).toEqual([]);
  });

  test('say of each part what it is and within which bounds', async () => {
    const { body } = await example.inject(`/api/endpoints/${nameThing.id}`);
    expect(body).toContain('<td><code>name</code></td><td>text, 1 to 40 characters</td><td>always</td>');
    expect(body).toContain('<td><code>parts</code></td><td>list of anything, at most 10000</td><td>may be absent</td>');
    expect(body).toContain('<td><code>org</code></td><td>text (uuid)</td>');
  });

  test('hold no script and no style of their own, and their policy allows neither', async () => {
    const urls = ['/api', '/api/refusals', ...exampleOperations.map(({ endpoint }) => `/api/endpoints/${endpoint.id}`)];
    for (const url of urls) {
      const { body, headers } = await example.inject(url);
      expect(body).not.toMatch(/<script|<style|style=|\son\w+=|javascript:/i);
      expect(headers['content-security-policy']).toMatch(/style-src 'self';/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
    }
    expect((await example.inject('/api/style.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  test('are absent for what is no endpoint', async () => {
    expect((await example.inject('/api/endpoints/nothing')).statusCode).toBe(404);
  });
});

test('every endpoint is answered by one operation, and every operation is promised', () => {
  expect(operations.map(({ endpoint }) => endpoint.id).sort()).toEqual(endpoints.map(({ id }) => id).sort());
});
