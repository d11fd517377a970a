import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { idOf } from '#api/ids.ts';
import { pageFrom, pageOf, pageQuery, writeCursor } from '#api/pages.ts';

const query = z.strictObject(pageQuery(z.tuple([z.string(), idOf<'thing'>()])));
const id = '019aaaaa-0000-7000-8000-000000000001';

describe('pages', () => {
  test('come one behind the other until there is no next, and hold every item once', () => {
    const all = Array.from({ length: 23 }, (_, index) => `k${String(index).padStart(2, '0')}`);
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const { after: keys, limit } = query.parse(after === undefined ? { limit: '5' } : { limit: '5', after });
      const found = all.filter((key) => keys === undefined || key > keys[0]).slice(0, limit + 1);
      const page = pageOf(z.string()).parse(pageFrom(found, limit, (key) => [key, id]));
      seen.push(...page.items);
      after = page.next;
      if (after === undefined) break;
    }
    expect(seen).toEqual(all);
  });

  test('end where exactly as many are left as were asked for', () => {
    expect(pageFrom(['a', 'b'], 2, (key) => [key])).toEqual({ items: ['a', 'b'] });
    expect(pageFrom([], 2, (key) => [key])).toEqual({ items: [] });
  });

  test('hold fifty unless asked, never more than two hundred', () => {
    expect(query.parse({}).limit).toBe(50);
    expect(query.safeParse({ limit: '201' }).success).toBe(false);
    expect(query.safeParse({ limit: '0' }).success).toBe(false);
  });

  test('begin behind any keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (key) => {
        fc.pre(!key.includes('\0'));
        expect(query.parse({ after: writeCursor([key, id]) }).after).toEqual([key, id]);
      }),
    );
  });

  test.each([
    '',
    '!',
    'x',
    'bnVsbA',
    writeCursor([]),
    writeCursor(['a', 'b']),
    writeCursor(['a', id, 'c']),
    'a'.repeat(1001),
  ])('begin behind nothing that is no next of theirs: %s', (after) => {
    expect(query.safeParse({ after }).success).toBe(false);
  });

  test('begin behind no text that a database can not hold', () => {
    expect(query.safeParse({ after: writeCursor(['\0', id]) }).success).toBe(false);
    expect(query.safeParse({ after: btoa(`["\\ud800","${id}"]`) }).success).toBe(false);
  });
});
