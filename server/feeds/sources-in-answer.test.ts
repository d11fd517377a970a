import { expect, test } from 'vitest';
import { sourcesInAnswer } from '#server/feeds/sources-in-answer.ts';

const nothing = { path: 'x', taken: 0, dropped: [], newestOn: undefined, asOf: undefined };

test('tells of each source what is in the feed and what was left out, of all its documents together', () => {
  const told = sourcesInAnswer([
    {
      ...nothing,
      source: 'osv',
      taken: 3,
      newestOn: '2026-08-21',
      dropped: [{ reason: 'no name', count: 1, example: 'x' }],
    },
    {
      ...nothing,
      source: 'osv',
      taken: 4,
      newestOn: '2026-08-20',
      dropped: [{ reason: 'no name', count: 2, example: 'x' }],
    },
    { ...nothing, source: 'kev', taken: 5, newestOn: '2024-10-24', asOf: '2024-10-31' },
    { ...nothing, source: 'skipped', dropped: [{ reason: 'reports of scanners', count: 9, example: 'x' }] },
    { ...nothing, source: 'moon', taken: 1 },
  ]);
  const of = (id: string) => told.find((one) => one.id === id);
  expect(of('osv')).toMatchObject({ taken: 7, reachesTo: '2026-08-21', leftOut: [{ reason: 'no name', count: 3 }] });
  expect(of('kev')).toMatchObject({ taken: 5, reachesTo: '2024-10-31' });
  expect(of('moon')).toMatchObject({ title: 'moon', taken: 1, reachesTo: undefined });
  expect(of('skipped')).toBeUndefined();
});

test('names the sources that a feed lacks: nothing of theirs is known by it', () => {
  expect(sourcesInAnswer([]).find(({ id }) => id === 'debian')).toMatchObject({ taken: 0, reachesTo: undefined });
});
