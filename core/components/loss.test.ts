import { expect, test } from 'vitest';
import { lossBy, type Loss } from '#core/components/loss.ts';

test.each<readonly [reason: string, loss: Loss]>([
  ['scanner statement that is information only is kept', 'nothing'],
  ['scanner statement on a licence is kept', 'nothing'],
  ['scanner check that passed is kept', 'nothing'],
  ['version is missing; the component is kept', 'certainty'],
  ['component listed again', 'certainty'],
  ['another list states another exposure; the graver one counts', 'certainty'],
  ['another list states another criticality than you; your word counts', 'certainty'],
  ['file was named twice', 'certainty'],
  ['purl is malformed; the component is kept without it', 'part'],
  ['exposure is not known; read as unknown', 'part'],
  ['CPE is malformed', 'part'],
  ['row names no host', 'whole'],
  ['sheet is hidden and was not read', 'whole'],
])('for “%s” it is %s', (reason, loss) => {
  expect(lossBy(reason)).toBe(loss);
});
