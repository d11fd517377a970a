import { describe, expect, test } from 'vitest';
import { Progress } from '#cli/progress.ts';
import { Timings } from '#cli/timings.ts';
import type { Io } from '#cli/io.ts';
import { watched, watching } from '#cli/watching.ts';

function ioAt(times: readonly number[]): { readonly io: Io; readonly told: readonly string[] } {
  const left = [...times];
  const told: string[] = [];
  const io: Io = {
    cwd: '.',
    stdin: async function* () {},
    stdout: () => {},
    stderr: (text) => void told.push(text),
    today: () => '2026-11-25',
    clock: () => left.shift() ?? 0,
    colour: false,
    columns: 100,
  };
  return { io, told };
}

describe('what takes longer than two seconds', () => {
  test('tells which file it reads, then no more than every two seconds', () => {
    const { io, told } = ioAt([0, 1, 1999, 2000, 3999, 4000]);
    const watch = watching(new Progress(io), new Timings(io));
    for (let before = 0; before < 4; before += 1) watch.next?.(`inv/${before}\u001b.json`, before);
    expect(told).toEqual([
      'reading: 1 file read, now inv/1\ufffd.json\n',
      'reading: 3 files read, now inv/3\ufffd.json\n',
    ]);
  });

  test('tells how far matching is, and asks the schemes as ever', () => {
    const { io, told } = ioAt([0, 10, 2500]);
    const look = watched(new Progress(io), () => undefined);
    look('npm');
    look('npm');
    expect(told).toEqual(['matching: 2 comparisons\n']);
  });
});

test('a stage that ends several times is told once, as the sum', () => {
  const { io, told } = ioAt([5, 10, 12, 20, 26]);
  const timings = new Timings(io);
  for (const stage of ['read', 'parse', 'read', 'parse']) timings.end(stage);
  timings.print();
  expect(told).toEqual(['timings (ms): start 5.0 · read 13.0 · parse 8.0 · total 26.0\n']);
});
