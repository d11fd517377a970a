import { expect, test } from 'vitest';
import { BadUsage, type Io } from '#cli/io.ts';
import { run } from '#cli/purl.ts';

async function command(args: readonly string[], stdin = '') {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd: '/',
    stdin: async function* () {
      yield new TextEncoder().encode(stdin);
    },
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    today: () => '2026-01-01',
    clock: () => 0,
    colour: false,
    columns: 80,
  };
  return { status: await run(args, io), stdout, stderr };
}

test.each([
  ['pkg:PyPI/Django_Package@1.0?', 0, 'pkg:pypi/django-package@1.0\n'],
  ['pkg:npm/@angular/core@1', 0, 'pkg:npm/%40angular/core@1\n'],
  ['pkg:npm', 2, ''],
])('purl %s', async (text, status, stdout) => {
  const answer = await command([text]);
  expect({ status: answer.status, stdout: answer.stdout }).toEqual({ status, stdout });
  expect(answer.stderr === '').toBe(status === 0);
});

test('a refusal shows no control characters', async () => {
  const answer = await command(['pkg:npm/a?\u001b[31m=1']);
  expect(answer.status).toBe(2);
  expect(answer.stderr).not.toContain('\u001b');
});

test('purl --batch answers line for line', async () => {
  const lines = [
    '{"purl":"pkg:maven/org.apache/io@1.0?type=jar&classifier=a%20b#x/y"}',
    '{"purl":"pkg:gem/rails"}',
    '{"purl":"gem/rails"}',
    '{"purl":1}',
    'purl',
  ];
  const answer = await command(['--batch'], `${lines.join('\n')}\n`);
  expect(answer.status).toBe(0);
  expect(
    answer.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    {
      canonical: 'pkg:maven/org.apache/io@1.0?classifier=a%20b&type=jar#x/y',
      parts: {
        type: 'maven',
        namespace: 'org.apache',
        name: 'io',
        version: '1.0',
        qualifiers: { type: 'jar', classifier: 'a b' },
        subpath: 'x/y',
      },
    },
    {
      canonical: 'pkg:gem/rails',
      parts: { type: 'gem', namespace: null, name: 'rails', version: null, qualifiers: null, subpath: null },
    },
    { error: 'a purl begins with "pkg:"' },
    { error: 'the line is no JSON object with a text "purl"' },
    { error: 'the line is not JSON' },
  ]);
});

test.each([[[]], [['pkg:npm/a', 'pkg:npm/b']], [['--help-me']]])('purl %j is told how to be called', async (args) => {
  await expect(command(args)).rejects.toThrow(BadUsage);
});
