import { expect, test } from 'vitest';
import { BadUsage, type Io } from '#cli/io.ts';
import { run } from '#cli/versions.ts';

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
  ['compare pypi 1.0rc1 1.0', 0, '-1\n'],
  ['compare Debian:12 1.10 1.9', 0, '1\n'],
  ['compare maven 1.0 1', 0, '0\n'],
  ['contains vers:gem/>=2|<3 2.5', 0, 'true\n'],
  ['contains vers:gem/>=2|<3 3', 0, 'false\n'],
  ['native maven [1.0,2.0)', 0, 'vers:maven/>=1.0|<2.0\n'],
  ['compare nothing 1 2', 2, ''],
  ['compare pypi one two', 2, ''],
  ['contains vers:gem 2', 2, ''],
  ['native maven (1', 2, ''],
  ['native intdot 1', 2, ''],
])('versions %s', async (words, status, stdout) => {
  const answer = await command(words.split(' '));
  expect({ status: answer.status, stdout: answer.stdout }).toEqual({ status, stdout });
  expect(answer.stderr === '').toBe(status === 0);
});

test.each([
  [''],
  ['nothing'],
  ['compare'],
  ['compare pypi 1'],
  ['compare pypi 1 2 3'],
  ['compare --batch x'],
  ['contains --x y'],
])('versions %s is bad usage', async (words) => {
  await expect(command(words.split(' '))).rejects.toThrow(BadUsage);
});

test('answers batches line by line', async () => {
  const lines = [
    { scheme: 'PyPI', a: '1.0', b: '1.0.0' },
    { scheme: 'rubygems', a: '1.a', b: '1' },
    { scheme: 'debian', a: '2', b: '1' },
    { scheme: 'nothing', a: '2', b: '1' },
    { scheme: 'pypi', a: 'trunk', b: '1' },
    { scheme: 'pypi', a: 1, b: '1' },
    { scheme: 'pypi', a: '1' },
    [],
    null,
  ];
  const { stdout, status } = await command(
    ['compare', '--batch'],
    lines.map((line) => JSON.stringify(line)).join('\n'),
  );
  expect(status).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { cmp: 0 },
    { cmp: -1 },
    { cmp: 1 },
    { error: 'no order of versions is known for this scheme' },
    { error: '"a" is outside the grammar of pypi' },
    { error: '"a" is no text' },
    { error: '"b" is no text' },
    { error: 'the line is no JSON object' },
    { error: 'the line is no JSON object' },
  ]);
  const contained = await command(
    ['contains', '--batch'],
    '{"vers":"vers:deb/<2","version":"1"}\n{"vers":"vers:deb/<2","version":"3"}\n{"vers":"x","version":"3"}',
  );
  expect(contained.stdout.split('\n')).toEqual([
    '{"contains":true}',
    '{"contains":false}',
    '{"error":"not of the form vers:type/constraints"}',
    '',
  ]);
});
