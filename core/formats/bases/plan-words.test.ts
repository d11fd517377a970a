// How old what is known is, when something is due, and where it stands in a calendar: in words that every rendering shares.
import { describe, expect, test } from 'vitest';
import {
  ages,
  ageWarnings,
  changesTold,
  due,
  dueBriefly,
  lateness,
  plannedOn,
  titleBriefly,
  where,
} from '#core/formats/bases/plan-words.ts';
import type { Action } from '#core/plans/action.ts';
import type { Plan } from '#core/plans/plan.ts';
import { planWith } from '#tests/fixtures/plans.ts';

const asOf = '2026-11-25';
const plan = planWith('x');
const [action] = plan.actions;
if (action === undefined) throw new Error('the fixture has an action');
const acting = (part: Partial<Action>): Action => ({ ...action, ...part });
const fed = (part: Partial<Plan['feed']>): Plan => ({ ...plan, feed: { ...plan.feed, ...part } });

describe('a due date', () => {
  test.each<[string, Partial<Action>, string, string]>([
    ['to come is recommended', {}, 'recommended by 2026-11-28 (within 3 days)', 'by 2026-11-28'],
    ['to come binds', { binding: true }, 'due 2026-11-28 (within 3 days)', 'due 2026-11-28'],
    ['that has passed is now', { dueOn: '2021-12-13' }, 'recommended by 2021-12-13 (passed: now)', 'now'],
    [
      'that bound and has passed is overdue',
      { dueOn: '2026-11-20', overdueSince: '2026-11-20', binding: true },
      'overdue since 2026-11-20 (5 days)',
      'overdue',
    ],
    ['that is none waits for the update', { dueOn: undefined }, 'at the next regular update', 'next update'],
  ])('%s', (_, part, whole, brief) => {
    expect(due(acting(part), asOf)).toBe(whole);
    expect(dueBriefly(acting(part), asOf)).toBe(brief);
  });
});

describe('the day to put it down for', () => {
  test.each<[string, string | undefined, number | undefined, string | undefined]>([
    ['is its own where that lies in the planned week', '2026-12-04', 1, '2026-12-04'],
    ['is the last of its planned week where its own comes after', '2026-12-20', 1, '2026-12-08'],
    ['is the first of its planned week where its own comes before', '2026-12-01', 4, '2026-12-23'],
    ['is its own where its turn never comes', '2026-12-20', undefined, '2026-12-20'],
    ['is the plan’s own day where it has passed and is for this week', '2021-12-13', 0, '2026-11-25'],
    ['is the first of its planned week where it has passed', '2021-12-13', 3, '2026-12-16'],
    ['is the first of its planned week where it has none', undefined, 2, '2026-12-09'],
    ['is unknown where its turn never comes', '2021-12-13', undefined, undefined],
  ])('%s', (_, dueOn, week, expected) => {
    expect(plannedOn(acting({ dueOn }), week, asOf)).toBe(expected);
  });
});

describe('a title without its place', () => {
  const on = (name: string) => [{ name, count: 1 }];
  test.each<[string, Partial<Action>, string]>([
    ['at its end', { title: 'Upgrade thing on a', assets: on('a') }, 'Upgrade thing'],
    ['before what follows', { title: 'Look on a before patching', assets: on('a') }, 'Look before patching'],
    [
      'that names none keeps its words',
      { kind: 'harden', title: 'Turn on a second factor', assets: on('a') },
      'Turn on a second factor',
    ],
    ['the place alone', { title: 'Upgrade on abacus 1 on a', assets: on('a') }, 'Upgrade on abacus 1'],
  ])('%s', (_, part, expected) => {
    expect(titleBriefly(acting({ state: 'proposed', ...part }))).toBe(expected);
  });
});

test('the digest in the name of a feed’s file is shortened', () => {
  const told = ages(fed({ name: `/tmp/${'0a'.repeat(32)}.bwfeed` }));
  expect(told).toContain('"/tmp/0a0a0a0a0a0a….bwfeed"');
});

describe('by how much it is late', () => {
  test.each<[string, string, number, string]>([
    ['is counted to today where its day has passed, whenever its turn comes', '2022-11-25', 1500, '4 years late today'],
    ['is counted to its turn where its day is to come', '2026-12-01', 7, '7 days late'],
  ])('%s', (_, dueOn, daysLate, expected) => {
    const told = lateness({ action: 'a', title: 'A', dueOn, daysLate, hoursShort: 0, why: '' }, asOf);
    expect(told).toBe(`due ${dueOn}, ${expected}.`);
  });
});

describe('the age of what is known', () => {
  test('stands in one line, the catalogue’s day with it', () => {
    expect(ages(plan)).toBe(
      'Feed "x": newest record 2026-11-20 (5 days old) · CISA KEV catalogue: 2026-11-19 (6 days old)',
    );
    expect(ages(fed({ kevAsOf: undefined, asOf: '2026-11-30' }))).toBe(
      'Feed "x": newest record 2026-11-30 (later than this plan) · CISA KEV catalogue: none was read',
    );
  });

  test.each<[string, Partial<Plan['feed']>, string]>([
    ['of over a week warns of the catalogue', { kevAsOf: '2026-11-17' }, 'The KEV catalogue is 8 days old'],
    ['of years is told in years', { kevAsOf: '2023-11-25' }, 'The KEV catalogue is 3 years old'],
    ['of over a week warns of the feed', { asOf: '2026-10-01' }, "The feed's newest record is 8 weeks old"],
    [
      'of one source warns, though another is fresh',
      {
        sources: [
          { name: 'osv', newestOn: '2026-11-24' },
          { name: 'epss', newestOn: '2024-01-13' },
        ],
      },
      '1 of 2 sources of the feed is over a week old, the oldest (epss) 2.9 years old',
    ],
    ['that nobody knows warns', { kevAsOf: undefined }, 'No catalogue of exploited vulnerabilities (KEV) was read'],
  ])('%s', (_, part, expected) => {
    expect(ageWarnings(fed(part)).join(' ')).toContain(expected);
  });

  test('of a week is no reason to warn', () => {
    expect(ageWarnings(fed({ kevAsOf: '2026-11-18', asOf: '2026-11-18' }))).toEqual([]);
  });
});

test('a title in a list leaves its place to the column beside it', () => {
  const at = (title: string, assets: Action['assets']): string => titleBriefly(acting({ title, assets }));
  expect(at('Upgrade x 1 → 2 on web-1', [{ name: 'web-1', count: 1 }])).toBe('Upgrade x 1 → 2');
  expect(at('Look for an intruder on web-1 before patching', [{ name: 'web-1', count: 1 }])).toBe(
    'Look for an intruder before patching',
  );
  expect(at('Replace x on pc (40 alike)', [{ name: 'pc', count: 40 }])).toBe('Replace x');
  expect(at('Upgrade x on web-10', [{ name: 'web-1', count: 1 }])).toBe('Upgrade x on web-10');
  expect(titleBriefly(acting({ title: 'Upgrade x', state: 'started' }))).toBe('started: Upgrade x');
});

test('places are named up to a number, the rest counted', () => {
  const assets = ['a', 'b', 'c'].map((name) => ({ name, count: name === 'b' ? 2 : 1 }));
  expect(where(acting({ assets }))).toBe('a, b ×2 and 1 more');
});

test('changes are told where there are any, and told apart from there having been no plan', () => {
  expect(changesTold({ ...plan, changes: undefined })).toBeUndefined();
  const seen = plan.changes;
  if (seen === undefined) throw new Error('the fixture has changes');
  expect(changesTold(plan)?.rows).toHaveLength(7);
  const none = {
    ...seen,
    answered: [],
    arrived: [],
    newlyExploited: [],
    notSeenAgain: [],
    overdue: [],
    saidNotSeen: [],
  };
  expect(changesTold({ ...plan, changes: none })?.rows).toEqual([{ label: 'closed', names: ['x'] }]);
});
