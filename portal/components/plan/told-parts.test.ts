import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saidHere, toldParts } from '#portal/components/plan/told-parts.ts';
import type { Action } from '#core/plans/action.ts';

/** Every text within quotes of the plan's own sources that names a command for the one who reads it. */
function namingCommands(): readonly string[] {
  const core = join(import.meta.dirname, '../../../core');
  return ['plans', 'formats/bases'].flatMap((folder) =>
    readdirSync(join(core, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => readFileSync(join(core, folder, name), 'utf8').split('\n'))
      .filter((line) => /breakwater (?:action|feed) /.test(line) && !/^\s*(?:\/\/|\*|\/\*)/.test(line))
      .map((line) => line.replaceAll('${action.id}', 'ab12')),
  );
}

test('names the button where the command line names a command', () => {
  const texts = namingCommands();
  expect(texts.length).toBeGreaterThan(4);
  for (const text of texts) expect(saidHere(text)).not.toMatch(/breakwater (?:action|feed) /);
});

const action: Action = {
  id: 'ab12',
  rank: 1,
  kind: 'upgrade',
  title: 'Upgrade it',
  component: 'it',
  from: ['1'],
  to: '2',
  parts: [],
  assets: [],
  closes: [],
  state: 'proposed',
  dueOn: undefined,
  overdueSince: undefined,
  rule: '',
  binding: false,
  tier: '60D',
  needs: [],
  hours: { estimate: 1, low: 1, high: 1, basis: 'judgement' },
  riskRemoved: 0,
  why: [{ text: 'Bad.', source: 'a' }],
  how: [{ text: 'Install it.', source: 'a' }],
  verify: [
    { text: 'It says 2.', source: 'a' },
    { text: 'Before you begin: try it on one.', source: 'b' },
    { text: 'If something breaks: install 1.', source: 'b' },
  ],
  ifYouCannot: [],
  sources: [],
};

test('tells what comes before and the way back by themselves, in the order in which one needs them', () => {
  expect(toldParts(action).map(({ label, said }) => [label, said.map(({ text }) => text)])).toEqual([
    ['Why', ['Bad.']],
    ['Before', ['Try it on one.']],
    ['How', ['Install it.']],
    ['Check', ['It says 2.']],
    ['To go back', ['Install 1.']],
  ]);
});
