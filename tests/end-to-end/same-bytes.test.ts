// The same inventory, feed, state and day give the same bytes; batches answer line for line.
import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/end-to-end/command.ts';
import { folderOfItsOwn } from '#tests/end-to-end/hostile.ts';

const folder = folderOfItsOwn('same-bytes');
const organizations = ['hospital', 'bank', 'utility'];

/** Copies the files of a folder one by one in an order, so that the disk lists them in another. */
function copy(from: string, to: string, order: 1 | -1): void {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('breakwater.state'))
    .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
    .sort((a, b) => (a < b ? -order : order));
  for (const name of names) cpSync(join(from, name), join(to, name));
}

const sides = ['one', 'deeper/two words'] as const;
sides.forEach((side, index) => {
  const order = index === 0 ? 1 : -1;
  for (const name of organizations) copy(join(root, 'examples', name), join(folder.path, side, name), order);
  copy(join(root, 'examples/feed'), join(folder.path, side, 'sources'), order);
});

const inside = (side: string, line: string): string => {
  const ran = folder.run(line.split(' '), { cwd: join(folder.path, side) });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
};

describe('in two folders, with files that were written in another order', () => {
  test('a feed is the same file', () => {
    const [one, two] = sides.map((side) => {
      inside(side, 'feed build --out feed sources');
      const names = readdirSync(join(folder.path, side, 'feed')).sort();
      return names.map((name) => [name, readFileSync(join(folder.path, side, 'feed', name)).toString('latin1')]);
    });
    expect(one).toEqual(two);
  });

  test.each(organizations)('matches and the plan of %s are the same bytes, in every format', (name) => {
    const common = `${name} --feed feed --as-of 2026-11-25 --no-state`;
    for (const format of ['json', 'table', 'markdown', 'csv', 'ical', 'html']) {
      const [one, two] = sides.map((side) => inside(side, `plan ${common} --format ${format}`));
      expect(one).toBe(two);
    }
    const [one, two] = sides.map((side) => inside(side, `match ${common} --format json`));
    expect(one).toBe(two);
  });

  test('what is remembered is the same bytes, also after the second week', () => {
    const states = sides.map((side) => {
      for (const day of ['2026-11-25', '2026-12-02']) {
        inside(side, `plan hospital --feed feed --as-of ${day} --state state.json`);
      }
      return readFileSync(join(folder.path, side, 'state.json'), 'utf8');
    });
    expect(states[0]).toBe(states[1]);
  });

  test('inventories named in another order give the same actions', () => {
    // Risks are sums: their last digit may follow the order, no rank may.
    const [one, two] = ['hospital bank utility', 'utility hospital bank'].map((names) => {
      const text = inside('one', `plan ${names} --feed feed --as-of 2026-11-25 --no-state --format json`);
      const { actions } = JSON.parse(text) as {
        actions: { id: string; rank: number; title: string; assets: unknown }[];
      };
      return actions.map(({ id, rank, title, assets }) => ({ id, rank, title, assets }));
    });
    expect(one).toEqual(two);
  });
});

describe('a batch answers line for line, whatever the lines are', () => {
  test.each<readonly [line: string, good: string, answer: RegExp]>([
    ['purl', '{"purl":"pkg:npm/a@1"}', /"canonical":"pkg:npm\/a@1"/],
    ['score', '{"vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}', /"score":9\.8/],
    ['versions compare', '{"scheme":"npm","a":"1.0.0","b":"2.0.0"}', /"cmp":-1/],
    ['versions contains', '{"vers":"vers:npm/<2.0.0","version":"1.0.0"}', /"contains":true/],
    ['priority', '{"inKev":"yes","exposed":"yes","automatable":"yes","technicalImpact":"total"}', /"outcome":"3DF"/],
    ['rank --feed one/feed', '{"cve":"CVE-2021-44228","asOf":"2024-11-01"}', /"p30":/],
  ])('%s', (line, good, answer) => {
    const bad: readonly (string | Buffer)[] = [
      '',
      'no JSON',
      '{"cut',
      '[]',
      'null',
      '3',
      '"text"',
      '{"purl":3,"vector":[],"scheme":{},"a":null,"vers":1,"version":2,"inKev":"perhaps","cve":{},"asOf":"soon"}',
      JSON.stringify({
        purl: '\u001b[31m\u202e',
        vector: '\u009b2J',
        scheme: '\u202e',
        vers: '\u2066',
        cve: '\u001b',
        inKev: '\u202e',
      }),
      Buffer.from([0x22, 0xff, 0x22]),
      '['.repeat(200_000),
      `"${'x'.repeat(1_100_000)}"`,
      '\r',
      `{"inKev":"no, not yet","purl":"pkg:npm/${'a/'.repeat(100_000)}"}`,
    ];
    const input = Buffer.concat(
      [good, ...bad.flatMap((one) => [one, good])].flatMap((one) => [Buffer.from(one), Buffer.from('\n')]),
    );
    const { status, stdout, stderr } = folder.run([...line.split(' '), '--batch'], { input });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = stdout.split('\n').slice(0, -1);
    expect(answers).toHaveLength(1 + 2 * bad.length);
    expect(answers.filter((one, index) => index % 2 === 0 && answer.test(one))).toHaveLength(1 + bad.length);
    const refused = answers.filter((_, index) => index % 2 === 1).map((one) => JSON.parse(one) as object);
    expect(refused.map((one) => Object.keys(one))).toEqual(bad.map(() => ['error']));
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});
