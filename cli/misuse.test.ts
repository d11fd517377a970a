import { expect, test } from 'vitest';
import { misuse, noCommand } from '#cli/misuse.ts';

const usage = 'breakwater plan INVENTORY...\n\n  --hours N   hours\n  --as-of DAY the day\n';

test.each([
  ['--hours takes hours from 0 to 1000, not "x"', '--hours takes hours from 0 to 1000, not "x"'],
  [
    `Unknown option '--hour'. To specify a positional argument starting with a '-', place it at the end`,
    `Unknown option '--hour': did you mean --hours?`,
  ],
  [`Unknown option '--as-off'`, `Unknown option '--as-off': did you mean --as-of?`],
  [`Unknown option '--hours'`, `Unknown option '--hours' here: it belongs to another use of this command`],
  [`Unknown option '--nonsense'. To specify a positional …`, `Unknown option '--nonsense'`],
])('tells of %j one line, and where the rest stands', (message, told) => {
  expect(misuse(message, 'plan', usage)).toBe(`${told}\nbreakwater plan --help has all options`);
});

test('tells which command may be meant', () => {
  expect(noCommand('paln', ['plan', 'match'])).toBe(
    'no command "paln": did you mean plan?\nbreakwater --help has all commands',
  );
});
