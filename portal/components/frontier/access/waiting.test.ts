import { expect, test } from 'vitest';
import { waitingTold } from '#portal/components/frontier/access/waiting.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const given = {
  ended: false,
  opensAt: '2026-11-28T00:00:00Z',
  expiresAt: '2026-12-28T00:00:00Z',
  own: 'named',
  manages: false,
  people: [],
} as const;
const unnamed = { ...given, own: 'unnamed' } as const;

test('access waits for whoever is named and has not accepted, and for whoever names people where nobody is', () => {
  expect(waitingTold([given], now)).toBe('1 access waits for you');
  expect(waitingTold([given, { ...unnamed, manages: true }], now)).toBe('2 accesses wait for you');
});

test.each([
  ['accepted', { ...given, own: 'accepted' } as const],
  ['another’s to accept', unnamed],
  ['ended', { ...given, ended: true }],
  ['over', { ...given, expiresAt: '2026-11-29T11:00:00Z' }],
])('nothing waits that is %s', (_, grant) => {
  expect(waitingTold([grant], now)).toBeUndefined();
});
