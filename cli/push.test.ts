// Files on a disk, through the command, over HTTP, by an API token, into an organization's inventory.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '#cli/push.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { makeToken } from '#server/sign-in/api-token.ts';
import { askingAs } from '#tests/asking.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let url: string;
let folder: string;

beforeAll(async () => {
  service = await testService({ apart: true });
  url = await service.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => service.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-push-'));
  return () => rmSync(folder, { recursive: true });
});

interface Hosting {
  readonly org: OrganizationId;
  readonly names: () => Promise<readonly string[]>;
  readonly token: (...scopes: readonly string[]) => Promise<string>;
}

async function hosting(): Promise<Hosting> {
  const { database, app } = service;
  const org = await makeOrganization(database, 'Pushes');
  const as = askingAs(app, await signedIn(database, await makeMember(database, org, 'administrator')));
  return {
    org,
    names: async () => {
      const { json } = await as.get(`/api/organizations/${org}/inventory/documents`);
      return (json as { documents: { name: string }[] }).documents.map(({ name }) => name);
    },
    token: async (...scopes) => {
      const { json } = await as.send('POST', `/api/organizations/${org}/tokens`, { name: 'Pipeline', scopes });
      return (json as { secret: string }).secret;
    },
  };
}

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function push(
  words: readonly string[],
  token: string,
  ask?: typeof fetch,
): Promise<{ readonly status: ExitStatus; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const io: Io = {
    cwd: folder,
    stdin: async function* () {
      yield new TextEncoder().encode(`${token}\n`);
    },
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    today: () => '2026-01-01',
    clock: () => 0,
    colour: false,
    columns: 100,
  };
  const status = await run([...words, '--token-file', '-'], io, ask);
  return { status, out, err };
}

const hosts = 'host,vendor,product,version\na,b,c,1\n';

describe('push', () => {
  test('hands in files and folders under their paths, tells what was understood, and does nothing twice', async () => {
    const { names, token } = await hosting();
    const secret = await token('inventory.write', 'organization.read');
    write('hosts.csv', hosts);
    write('branch/a.csv', hosts);
    write('branch/notes.docx', 'no inventory');
    write('branch/.hidden.csv', hosts);
    const first = await push(['./hosts.csv', 'branch/', '--to', url], secret);
    expect(first).toMatchObject({ status: 0 });
    expect(first.out).toMatchInlineSnapshot(`
      "handed in  hosts.csv: assets CSV, 1 asset, 1 component
      handed in  branch/a.csv: assets CSV, 1 asset, 1 component
      2 handed in, 0 there already, 0 refused
      "
    `);
    expect(first.err).toMatchInlineSnapshot(`
      "passed over 1 file whose name is none of an inventory: branch/notes.docx
      passed over 1 hidden file or folder: .hidden.csv
      "
    `);
    expect(await names()).toEqual(['branch/a.csv', 'hosts.csv']);
    const again = await push(['hosts.csv', '--to', `${url}/`], secret);
    expect(again).toMatchObject({ status: 0, err: '' });
    expect(again.out).toContain('0 handed in, 1 there already, 0 refused');
  });

  test('asks for no more than the scope to hand in, where it is told whose inventory it is', async () => {
    const { org, names, token } = await hosting();
    const secret = await token('inventory.write');
    write('hosts.csv', hosts);
    await expect(push(['hosts.csv', '--to', url], secret)).rejects.toThrow('say with --organization ID');
    expect(await push(['hosts.csv', '--to', url, '--organization', org], secret)).toMatchObject({ status: 0 });
    expect(await names()).toEqual(['hosts.csv']);
  });

  test('tells which files are refused and why, and hands in the others', async () => {
    const { org, names, token } = await hosting();
    write('broken.json', '{"bomFormat":"CycloneDX",');
    write('hosts.csv', hosts);
    const told = await push(
      ['broken.json', 'hosts.csv', '--to', url, '--organization', org],
      await token('inventory.write'),
    );
    expect(told).toMatchObject({ status: 2 });
    expect(told.err).toMatch(/^broken\.json: .*\(document\.syntax\)\n$/);
    expect(told.out).toContain('1 handed in, 0 there already, 1 refused');
    expect(await names()).toEqual(['hosts.csv']);
  });

  test('stops at once where the token may not hand in, is unknown, or serves another organization', async () => {
    const { org, names, token } = await hosting();
    const other = await hosting();
    write('hosts.csv', hosts);
    write('more.csv', hosts);
    const words = ['hosts.csv', 'more.csv', '--to', url, '--organization', org];
    for (const secret of [await token('inventory.read'), await other.token('inventory.write')]) {
      const told = await push(words, secret);
      expect(told).toMatchObject({ status: 2, out: '' });
      expect(told.err.match(/scope inventory\.write/g)).toHaveLength(1);
    }
    const unknown = await push(words, makeToken(systemRandom));
    expect(unknown.status).toBe(2);
    expect(await names()).toEqual([]);
  });

  test('tells a server that is not there, or is another, by its address', async () => {
    write('hosts.csv', hosts);
    const { org, token } = await hosting();
    const secret = await token('inventory.write');
    const nowhere = await push(['hosts.csv', '--to', 'http://127.0.0.1:1', '--organization', org], secret);
    expect(nowhere).toMatchObject({ status: 2, err: 'http://127.0.0.1:1: The server could not be reached.\n' });
    const another: typeof fetch = () => Promise.resolve(new Response('<html>', { status: 418 }));
    const answered = await push(['hosts.csv', '--to', url, '--organization', org], secret, another);
    expect(answered).toMatchObject({ status: 2 });
    expect(answered.err).toContain('answered 418');
  });

  test('waits as long as the server asks for, and tries again', async () => {
    write('hosts.csv', hosts);
    const { org, token, names } = await hosting();
    let asked = 0;
    const busy: typeof fetch = (...words) => {
      asked += 1;
      if (asked > 1) return fetch(...words);
      const problem = { code: 'server.unavailable', status: 503, title: 'Busy', why: 'Later.', faults: [] };
      return Promise.resolve(Response.json(problem, { status: 503, headers: { 'retry-after': '0' } }));
    };
    const told = await push(['hosts.csv', '--to', url, '--organization', org], await token('inventory.write'), busy);
    expect([told.status, asked, await names()]).toEqual([0, 2, ['hosts.csv']]);
  });

  test('keeps what lies elsewhere under its last part, and refuses two under one name', async () => {
    const { org, token, names } = await hosting();
    const secret = await token('inventory.write');
    write('one/sbom.csv', hosts);
    write('two/sbom.csv', hosts);
    const to = ['--to', url, '--organization', org];
    await expect(push([join(folder, 'one/sbom.csv'), join(folder, 'two/sbom.csv'), ...to], secret)).rejects.toThrow(
      'would both be kept as sbom.csv',
    );
    await push([join(folder, 'one/sbom.csv'), ...to], secret);
    await push(['two/../two', ...to], secret);
    expect(await names()).toEqual(['sbom.csv', 'two/sbom.csv']);
  });

  test.each([
    [['--to', 'http://example.org'], 'the token would be readable on the way'],
    [['--to', 'example.org'], '--to takes the address'],
    [['--to', 'https://a:b@example.org'], '--to takes the address'],
    [['--to', 'http://localhost', '--organization', 'ours'], '--organization takes an id'],
    [[], 'say with --to URL'],
  ])('%j is no way to call it', async (words, why) => {
    write('hosts.csv', hosts);
    const secret = await (await hosting()).token('inventory.write');
    const called = push(['hosts.csv', ...words], secret);
    await expect(called).rejects.toThrow(why);
    await expect(called).rejects.toThrow(BadUsage);
  });

  test('sends nothing where the token is none, or a folder holds no inventory', async () => {
    const ask: typeof fetch = () => Promise.reject(new Error('asked'));
    write('hosts.csv', hosts);
    write('empty/notes.docx', 'no inventory');
    const to = ['--to', 'https://example.org'];
    await expect(push(['hosts.csv', ...to], 'hunter2', ask)).rejects.toThrow('no file with an API token');
    await expect(push(['empty', ...to], 'hunter2', ask)).rejects.toThrow(BadDocument);
  });
});
