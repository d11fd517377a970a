// `match` looks into the state as `plan` does.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownState, ownWordOf } from '#cli/own-word.ts';
import { addDays } from '#core/kernel/days.ts';
import { planAndRemember } from '#core/plans/make-plan.ts';
import { renderState } from '#core/plans/state-document.ts';
import { asOf, assetOf, componentOf, flawOf, inputOf } from '#tests/fixtures/matches.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-own-word-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['its name', flawOf('GHSA-1')],
  ['another of its names', flawOf('CVE-1', { aliases: ['GHSA-1'] })],
])('the clock of `match` starts on the day of the first sight under %s, as that of `plan`', async (_, flaw) => {
  const row = { asset: assetOf('web-1'), component: componentOf('npm/lodash', '4.17.15'), flaw: flawOf('GHSA-1') };
  const state = join(folder, 'breakwater.state.json');
  const before = planAndRemember(inputOf([row])).state;
  writeFileSync(state, renderState(before));
  const { inventory, matches } = inputOf([{ ...row, flaw }]);
  const [match] = matches;
  if (match === undefined) throw new Error('no match in this fixture');
  const word = await ownWordOf(await ownState({ inventory: ['.'], state }, { cwd: folder }), inventory);
  expect(word.firstSeenOn(word.applied(match))).toBe(asOf);
  const made = planAndRemember(inputOf([{ ...row, flaw }], { state: before, asOf: addDays(asOf, 7) }));
  expect(made.affected.map(({ firstSeenOn }) => firstSeenOn)).toEqual([asOf]);
});
