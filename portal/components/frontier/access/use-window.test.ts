import { expect, test } from 'vitest';
import { daysWithin, isBound, spanOfDays, windowTold } from '#portal/components/frontier/access/use-window.ts';

const window = { opensAt: '2026-11-20T14:30:00Z', closesAt: '2026-12-20T14:30:00Z' };
const now = Date.parse('2026-11-29T12:00:00Z');

test('days begin with what is left of the window', () => {
  expect(daysWithin(window, now)).toEqual({ from: '2026-11-29', until: '2026-12-20' });
  expect(daysWithin(window, Date.parse('2026-11-01T00:00:00Z'))).toEqual({ from: '2026-11-20', until: '2026-12-20' });
  expect(daysWithin(window, Date.parse(window.closesAt))).toBeUndefined();
});

test('what is chosen on the first and the last day of the window begins and ends with it', () => {
  const all = { from: '2026-11-20', until: '2026-12-20' };
  expect(spanOfDays(all, window)).toEqual({ opensAt: window.opensAt, expiresAt: window.closesAt });
  expect(spanOfDays({ from: '2026-11-29', until: '2026-12-21' }, window)).toEqual({
    opensAt: '2026-11-29T00:00:00.000Z',
    expiresAt: '2026-12-22T00:00:00.000Z',
  });
  expect(spanOfDays(all, undefined)?.expiresAt).toBe('2026-12-21T00:00:00.000Z');
  expect(spanOfDays({ from: '', until: '2026-12-20' }, window)).toBeUndefined();
});

test('a window that closes at midnight has the day before as its last', () => {
  const closes = { ...window, closesAt: '2026-12-20T00:00:00Z' };
  const days = daysWithin(closes, now);
  expect(days?.until).toBe('2026-12-19');
  expect(days && spanOfDays(days, closes)?.expiresAt).toBe(closes.closesAt);
});

test('the window is told with its last day, and that there is none or no more', () => {
  expect(windowTold(window, now)).toContain(
    'from 2026-11-20 14:30 to 2026-12-20 14:30 UTC, so the last day is 2026-12-20',
  );
  expect(windowTold(window, Date.parse(window.closesAt))).toContain('it is over');
  expect(windowTold(undefined, now)).toContain('offers no days');
});

test('the government’s use of the model alone is bound to it', () => {
  expect(isBound('evaluation', ['record', 'model'])).toBe(true);
  expect(isBound('evaluation', ['record'])).toBe(false);
  expect(isBound('partner', ['model'])).toBe(false);
});
