import { expect, test } from 'vitest';
import { batch, lineBytesMax } from '#cli/batch.ts';
import type { Io } from '#cli/io.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function answers(chunks: readonly Uint8Array[], answer: (value: unknown) => unknown = (value) => ({ value })) {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    cwd: '/',
    stdin: async function* () {
      yield* chunks;
    },
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    today: () => '2026-01-01',
    clock: () => 0,
    colour: false,
    columns: 80,
  };
  const status = await batch(io, answer);
  return { status, stderr, lines: stdout.split('\n').slice(0, -1) };
}

test('answers one line for one line, however they are cut into chunks', async () => {
  const text = '{"a":1}\n{"a":"é😀"}\r\n[2]\n"last"';
  const whole = await answers([bytes(text)]);
  expect(whole.lines).toEqual(['{"value":{"a":1}}', '{"value":{"a":"é😀"}}', '{"value":[2]}', '{"value":"last"}']);
  const single = await answers([...bytes(text)].map((byte) => new Uint8Array([byte])));
  expect(single).toEqual(whole);
});

test('keeps step where a line is malformed, blank or not UTF-8', async () => {
  const { lines, status } = await answers([bytes('1\nx\n\n'), new Uint8Array([0x22, 0xff, 0x22, 0x0a]), bytes('2\n')]);
  expect(lines.map((line) => ('error' in JSON.parse(line) ? 'error' : line))).toEqual([
    '{"value":1}',
    'error',
    'error',
    'error',
    '{"value":2}',
  ]);
  expect(status).toBe(0);
});

test('answers a line over the limit with an error and goes on, in one chunk or in many', async () => {
  const long = bytes(`"${'x'.repeat(lineBytesMax)}"\n`);
  for (const chunks of [[bytes('1\n'), long, bytes('2\n')], [Buffer.concat([bytes('1\n'), long, bytes('2\n')])]]) {
    const { lines } = await answers(chunks);
    expect(lines).toEqual(['{"value":1}', `{"error":"the line is longer than ${lineBytesMax} bytes"}`, '{"value":2}']);
  }
  const pieces = Array.from({ length: 40 }, () => bytes('y'.repeat(lineBytesMax / 16)));
  expect((await answers([...pieces, bytes('\n3')])).lines[1]).toBe('{"value":3}');
});

test('a byte order mark and an empty input are nothing', async () => {
  expect((await answers([bytes('\ufeff1')])).lines).toEqual(['{"value":1}']);
  expect((await answers([])).lines).toEqual([]);
});

test('a refused line is an error of that line; our own failure is told and ends with status 3', async () => {
  const { lines, status, stderr } = await answers([bytes('1\n2\n3')], (value) => {
    if (value === 1) throw new BadDocument('line.bad', 'no good');
    if (value === 2) throw new TypeError('ours');
    return { value };
  });
  expect(lines).toEqual(['{"error":"no good"}', '{"error":"internal failure"}', '{"value":3}']);
  expect(status).toBe(3);
  expect(stderr).toContain('ours');
});

test('writes what would steer a terminal as escapes', async () => {
  const { lines } = await answers([bytes('"\\u202e\\u009b"')]);
  expect(lines).toEqual(['{"value":"\\u202e\\u009b"}']);
});
