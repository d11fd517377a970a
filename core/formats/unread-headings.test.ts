import { expect, test } from 'vitest';
import { unreadHeadings } from '#core/formats/unread-headings.ts';

test.each([
  [
    'What we have,Vendor,Prduct,FW rev\nfw,Fortinet,FortiGate 60F,7.0.5\n',
    'is a table whose headings are "What we have", "Vendor", "Prduct", "FW rev"; of these "Vendor" (Vendor), "FW rev" (Firmware) can be read, and one that says what the list is of is missing: Host, Product, Model or OS. "Prduct": did you mean Product?',
  ],
  [
    'Our equipment\n\nHostnmae;Colour\nfw;red\n',
    'is a table whose headings are "Hostnmae", "Colour"; none of them is known, and one that says what the list is of is missing: Host, Product, Model or OS. "Hostnmae": did you mean Host?',
  ],
  [
    'Computer,Colour\nPC-1,red\n',
    'is a table whose headings are "Computer", "Colour"; of these "Computer" (Host) can be read, and one more is needed that does, such as Product or Version',
  ],
  ['Dear Bob, we have three servers.\n', undefined],
  ['a,b\n1,2\n', undefined],
  // Commas of prose make no table: no other line has as many cells.
  [
    'Apache License\nVersion 2.0, January 2004\nhttp://www.apache.org/licenses/\nTERMS FOR USE, REPRODUCTION, AND DISTRIBUTION\n',
    undefined,
  ],
  [
    'Computer,Colour\n',
    'is a table whose headings are "Computer", "Colour"; of these "Computer" (Host) can be read, and one more is needed that does, such as Product or Version',
  ],
])('of %j tells %j', (text, told) => {
  expect(unreadHeadings(text)).toBe(told);
});
