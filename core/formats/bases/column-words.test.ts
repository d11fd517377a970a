import { expect, test } from 'vitest';
import { columnWords } from '#core/formats/bases/column-words.ts';

test.each([
  ['host', 'host'],
  ['os', 'OS'],
  ['osVersion', 'OS version'],
  ['dnsName', 'DNS name'],
  ['seenOn', 'last seen'],
  ['maintenanceWindow', 'maintenance window'],
  ['recognised by', 'recognised by'],
])('the column %s is called %s', (column, words) => {
  expect(columnWords(column)).toBe(words);
});
