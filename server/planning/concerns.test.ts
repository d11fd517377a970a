import { expect, test } from 'vitest';
import { concern } from '#api/told.ts';
import { planAndRemember } from '#core/plans/make-plan.ts';
import { recall } from '#core/plans/memory.ts';
import { concernsOf } from '#server/planning/concerns.ts';
import { matchRows } from '#server/planning/match-rows.ts';
import type { Concern } from '#server/planning/plan-lines.ts';
import { assetOf, componentOf, exploitedFlaw, flawOf, inputOf, type Row } from '#tests/fixtures/matches.ts';

const host = assetOf('pc-1', { kind: 'workstation' });
const chrome = componentOf('Google Chrome', '120.0.6099.71', { vendor: 'Google LLC' });

/** A browser that the plan raises past what was published by October 2024, and a doubt about it. */
function doubted(publishedOn: string): readonly Row[] {
  return [
    {
      asset: host,
      component: chrome,
      flaw: flawOf('CVE-1', { publishedOn: '2024-10-08' }),
      fixedIn: ['130.0.6723.70'],
    },
    { asset: host, component: chrome, flaw: exploitedFlaw('CVE-2', { publishedOn }), verdict: 'unknown' },
  ];
}

function told(publishedOn: string): { readonly concern: Concern | undefined; readonly dueOn: string | undefined } {
  const input = inputOf(doubted(publishedOn), { capacityHours: 100 });
  const made = planAndRemember(input);
  const found = concernsOf(made, recall(input.state)).find(({ vulnerability }) => vulnerability === 'CVE-2');
  const rows = matchRows(input.inventory.assets, made).get('pc-1') ?? [];
  return { concern: found, dueOn: rows.find(({ vulnerability }) => vulnerability === 'CVE-2')?.dueOn };
}

test('a doubt that the plan takes as mended is told with the plan’s own words, and has no deadline', () => {
  const { concern: found, dueOn } = told('2021-11-03');
  expect(found).toMatchObject({ affected: 0, unknown: 0, takenAsMended: 1, actions: [] });
  expect(found?.places).toMatchObject([
    {
      verdict: 'unknown',
      takenAsMended: 'the upgrade of this plan is past CVE-1 of 2024-10-08, and its updates hold all earlier ones',
      priority: undefined,
    },
  ]);
  expect(dueOn).toBeUndefined();
});

test('a doubt that came after is still one: it has its deadline, and the action that looks into it', () => {
  const { concern: found, dueOn } = told('2024-11-03');
  expect(found).toMatchObject({ affected: 0, unknown: 1, takenAsMended: 0, actions: [{ isThisWeek: true }] });
  expect(found?.places[0]?.takenAsMended).toBeUndefined();
  expect(found?.places[0]?.priority?.dueOn).toBeDefined();
  expect(dueOn).toBe(found?.places[0]?.priority?.dueOn);
});

test('what was kept before anything was told as mended is read still', () => {
  const { concern: found } = told('2024-11-03');
  if (found === undefined) throw new Error('there is none');
  const { takenAsMended: _, ...before } = found;
  expect(concern.parse(before).takenAsMended).toBe(0);
});
