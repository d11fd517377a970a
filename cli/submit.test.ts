// A report on a disk, through the command, over HTTP, by an API token, to whoever may read it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { run } from '#cli/submit.ts';
import { bare, reproduced } from '#core/findings/fixtures/reports.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { askingAs } from '#tests/asking.ts';
import { makeMember, makeOrganization, signedIn } from '#tests/parties.ts';
import { testService, type TestService } from '#tests/whole-server.ts';

let service: TestService;
let url: string;
let folder: string;

beforeAll(async () => {
  service = await testService();
  url = await service.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => service.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-submit-'));
  return () => rmSync(folder, { recursive: true });
});

async function hosting() {
  const { database, app } = service;
  const org = await makeOrganization(database, 'Lab');
  const as = askingAs(app, await signedIn(database, await makeMember(database, org, 'administrator')));
  return {
    org,
    titles: async () => {
      const { json } = await as.get(`/api/organizations/${org}/reports`);
      return (json as { reports: { title: string }[] }).reports.map(({ title }) => title);
    },
    token: async (...scopes: readonly string[]) => {
      const { json } = await as.send('POST', `/api/organizations/${org}/tokens`, { name: 'Pipeline', scopes });
      return (json as { secret: string }).secret;
    },
  };
}

async function submit(
  words: readonly string[],
  token = '',
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
  const status = await run(['report.json', ...words], io);
  return { status, out, err };
}

function write(content: unknown): void {
  writeFileSync(join(folder, 'report.json'), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('submit', () => {
  test('hands a report in once, and shows its receipt', async () => {
    const { titles, token } = await hosting();
    const secret = await token('reports.submit', 'organization.read');
    write({ ...bare, ...reproduced });
    const words = ['--to', url, '--token-file', '-'];
    const first = await submit(words, secret);
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toMatch(/^handed in as [0-9a-f-]{36}\nreceipt BWR(?:-[0-9A-Z]{4}){8} \(shown this once/);
    expect(first.out).toContain('evidence E2, reproduced\nfor E3, bounded:\n  Say which commit');
    const again = await submit(words, secret);
    expect(again).toMatchObject({ status: 2, out: '' });
    expect(again.err).toContain('it was handed in before');
    expect(await titles()).toEqual([bare.title]);
  });

  test('asks for no more than the scope to hand in, where it is told who does', async () => {
    const { org, titles, token } = await hosting();
    write(bare);
    const told = await submit(['--to', url, '--token-file', '-', '--organization', org], await token('reports.submit'));
    expect(told).toMatchObject({ status: 0 });
    expect(await titles()).toEqual([bare.title]);
    const refused = await submit(['--to', url, '--token-file', '-', '--organization', org], await token('plan.read'));
    expect(refused).toMatchObject({ status: 2 });
    expect(refused.err).toContain('(scope reports.submit)');
  });

  test('tells what the service refuses', async () => {
    const { org, titles, token } = await hosting();
    write({ ...bare, zone: 'Nowhere' });
    const told = await submit(['--to', url, '--token-file', '-', '--organization', org], await token('reports.submit'));
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.err).toMatch(/"Nowhere" names no time zone.*\(report\.zone\)\n$/);
    expect(await titles()).toEqual([]);
  });

  test('says what evidence a report holds, and sends nothing', async () => {
    write(bare);
    const told = await submit(['--check']);
    expect(told).toMatchObject({ status: 0, err: '' });
    expect(told.out).toMatch(/^evidence E0, a claim\nfor E1, traced in the code:\n {2}Name the kind/);
  });

  test.each([
    ['{"title": "x"', BadDocument],
    [{ ...bare, title: '' }, BadDocument],
    [{ ...bare, extra: 1 }, BadDocument],
    [`{"title": "a", "title": "b"}`, BadDocument],
  ])('refuses what is no report: %j', async (content, fault) => {
    write(content);
    await expect(submit(['--check'])).rejects.toBeInstanceOf(fault);
  });

  test('tells all that is wrong with a report at once, in plain sentences', async () => {
    const { zone: _, ...zoneless } = bare;
    write({ ...zoneless, title: '', found: { finder: 'by_person' }, exploitation: 'no' });
    await expect(submit(['--check'])).rejects.toMatchObject({
      place: '$.title',
      message: [
        'is empty: at least 1 must stand here',
        '$.found.isTextByAi: is missing',
        '$.exploitation: is "no", which is none of observed, none_known, unknown',
        '$.zone: is missing',
      ].join('; '),
    });
  });

  test('the example of the guide is a report, and holds the evidence that the guide says', async () => {
    const guide = readFileSync(new URL('../docs/guides/reports.md', import.meta.url), 'utf8');
    const documents = [...guide.matchAll(/(?:^ {4}.*\n)+/gm)]
      .map(([text]) => text.replaceAll(/^ {4}/gm, ''))
      .filter((text) => text.startsWith('{'));
    expect(documents).toHaveLength(1);
    write(documents[0] ?? '');
    const told = await submit(['--check']);
    expect(told).toMatchObject({ status: 0, err: '' });
    expect(told.out).toMatch(/^evidence E2, reproduced\n/);
  });

  test.each([
    [[], /--to URL/],
    [['--to', 'https://a.example'], /--token-file/],
    [['--check', '--to', 'https://a.example'], /sends nothing/],
    [['--to', 'http://a.example', '--token-file', '-'], /https:\/\//],
    [['more.json', '--check'], /one file/],
  ])('says how it is called: %j', async (words, why) => {
    write(bare);
    const trying = submit(words);
    await expect(trying).rejects.toBeInstanceOf(BadUsage);
    await expect(trying).rejects.toThrow(why);
  });
});
