import { expect, test } from 'vitest';
import { run } from '#cli/priority.ts';
import { runBatch, runCommand } from '#tests/command.ts';

test('priority --batch answers each line, whatever its letter case', async () => {
  const lines = await runBatch(run, [
    { inKev: 'yes', exposed: 'yes', automatable: 'yes', technicalImpact: 'total' },
    { inKev: 'No', exposed: 'NO', automatable: 'no', technicalImpact: 'Partial' },
    { inKev: 'no', exposed: 'unknown', automatable: 'Unknown', technicalImpact: 'UNKNOWN' },
    { inKev: 'no', exposed: 'no' },
    {},
    { inKev: 'perhaps' },
    { inKev: true },
    [],
  ]);
  expect(lines).toEqual([
    { outcome: '3DF', assumed: [] },
    { outcome: 'FSU', assumed: [] },
    { outcome: '14D', assumed: ['exposed', 'automatable', 'technicalImpact'] },
    { outcome: '60D', assumed: ['automatable', 'technicalImpact'] },
    { outcome: '3DF', assumed: ['inKev', 'exposed', 'automatable', 'technicalImpact'] },
    { error: '"inKev" is none of yes, no, unknown' },
    { error: '"inKev" is none of yes, no, unknown' },
    { error: 'the line is no JSON object' },
  ]);
});

test('priority knows nothing but --batch', async () => {
  expect((await runCommand(run, [])).status).toBe(2);
});
