import { expect, test } from 'vitest';
import { openWorkbook } from '#core/formats/bases/workbook.ts';
import { whyUnread, whyUnreadWorkbook } from '#core/formats/why-unread.ts';
import { rowsOf, workbookParts } from '#tests/workbook-file.ts';

const declares =
  'declares entities or types of its own (<!DOCTYPE … [ … ]>): XML that does is refused, since what it declares can grow without end or name other files; save it without them';

test.each([
  ['<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY lol "lol">]>\n<lolz>&lol;</lolz>', declares],
  ['\ufeff<!-- a --><!DOCTYPE foo SYSTEM "x.dtd" [\n<!ENTITY % remote SYSTEM "http://x/">', declares],
  ['<!DOCTYPE html><html><body>[</body></html>', undefined],
  ['<a><!DOCTYPE foo [</a>', undefined],
  ['Hostnmae,Colour\nfw,red\n', expect.stringMatching(/^is a table whose headings are "Hostnmae", "Colour"/)],
  ['', undefined],
])('of %j it is %j', (text, why) => {
  expect(whyUnread(text)).toEqual(why);
});

test('of a workbook it is told by the first sheet that can be seen and holds a table', () => {
  const sheets = [
    { name: 'Notes', rows: rowsOf('who to call') },
    { name: 'Old', rows: rowsOf('Modle,Colour\nfw,red'), state: 'hidden' as const },
    { name: 'Kit', rows: rowsOf('Hostnmae,Colour\nfw,red') },
  ];
  expect(whyUnreadWorkbook(openWorkbook(workbookParts({ sheets })))).toContain('"Hostnmae"');
});
