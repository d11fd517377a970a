import { expect, test } from 'vitest';
import { run } from '#cli/score.ts';
import { runBatch, runCommand } from '#tests/command.ts';

test.for([
  [['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'], 0, '9.8 Critical\n'],
  [['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C'], 0, '6.4 Medium\n'],
  [['CVSS:3.1/AV:N'], 2, ''],
  [[], 2, ''],
] as const)('score %s', async ([args, status, stdout]) => {
  const ran = await runCommand(run, args);
  expect([ran.status, ran.stdout]).toEqual([status, stdout]);
});

test('score --batch answers each line', async () => {
  const lines = await runBatch(run, [
    { vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U' },
    { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    { vector: 'AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H' },
    { vector: 'AV:N/AC:L/Au:N/C:N/I:N/A:C/A:C' },
    { vector: 9.8 },
    'AV:N',
  ]);
  expect(lines).toEqual([
    { score: 8.1, severity: 'High', version: '4.0', base: 9.3, temporal: 8.1 },
    { score: 9.8, severity: 'Critical', version: '3.1', base: 9.8 },
    { score: 9.2, severity: 'High', version: '2.0', base: 7.8, temporal: 6.4, environmental: 9.2 },
    { error: 'A stands twice' },
    { error: '"vector" is no text' },
    { error: '"vector" is no text' },
  ]);
});
