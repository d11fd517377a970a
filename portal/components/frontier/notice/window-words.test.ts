import { describe, expect, test } from 'vitest';
import {
  accessWords,
  lifeOfDraft,
  lifeOnceMoved,
  windowWords,
} from '#portal/components/frontier/notice/window-words.ts';

const now = Temporal.Instant.from('2027-01-01T00:00:00Z');
const none = { internal: '', government: '', 'trusted-partners': '', limited: '', general: '' };

function draft(partners: string, daysOffered: number) {
  return { times: { ...none, 'trusted-partners': partners }, zone: 'America/New_York', daysOffered };
}

function told(partners: string, daysOffered: number, at = now): string {
  const life = lifeOfDraft(draft(partners, daysOffered), at);
  return life === undefined ? 'none' : windowWords(life, at).join(' ');
}

describe('a plan is said in words', () => {
  test.each([
    ['2027-03-20T09:00', 30, 'from 2027-02-18 09:00 to 2027-03-20 09:00, 30 calendar days in America/New_York'],
    ['2027-03-20T09:00', 30, 'they are 719 hours, not 720, and 30 days all the same'],
    ['2027-02-20T09:00', 1, '1 calendar day in America/New_York'],
    ['2027-03-20T09:00', 0, 'You offer no days'],
    ['', 30, 'There is no window'],
    ['2027-01-10T09:00', 30, 'Its first days have passed already'],
    ['2026-12-10T09:00', 30, 'All of it lies in the past'],
    ['2027-02-30T09:00', 30, 'none'],
  ])('%s with %d days: %s', (at, days, words) => {
    expect(told(at, days)).toContain(words);
  });

  test('whoever left is told that a plan brings the window back', () => {
    const plan = { state: 'withdrawn', daysOffered: 30, releases: [] } as const;
    const life = lifeOnceMoved(plan, { stage: 'trusted-partners', at: '2027-03-20T09:00', zone: 'UTC' }, now);
    expect(life && windowWords(life, now).join()).toContain('You left');
  });
});

test('what becomes of access is said before it is told', () => {
  const access = { holder: 'NSA', purpose: 'determination', scopes: ['model'], ended: false } as const;
  const span = { opensAt: '2027-02-18T14:00:00Z', closesAt: '2027-03-20T13:00:00Z' };
  const given = [
    { ...access, ...span },
    { ...access, ...span, holder: 'CISA', scopes: ['record'] as const },
  ];
  const plan = {
    state: 'given',
    daysOffered: 30,
    window: { ...span, zone: 'America/New_York' },
    releases: [{ what: 'trusted-partners', at: span.closesAt, zone: 'America/New_York' }],
  } as const;
  const words = (at: string): readonly string[] => {
    const life = lifeOnceMoved(plan, { stage: 'trusted-partners', at, zone: 'America/New_York' }, now);
    if (life === undefined) throw new Error('there is such a day');
    return accessWords(given, life.window, now);
  };
  expect(words('2027-03-10T09:00')).toEqual(['Access of NSA ends sooner: 2027-03-10 09:00.']);
  expect(words('2027-04-10T09:00')).toEqual(['Access of NSA opens later: 2027-03-11 09:00.']);
  expect(words('2027-03-20T09:00')).toEqual([]);
  expect(words('2027-06-20T09:00')).toEqual(['Access of NSA ends at once.']);
});
