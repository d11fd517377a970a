import { describe, expect, test } from 'vitest';
import { describe as describeRange } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { rangeOfText } from '#sources/bases/range-text.ts';

const generic = schemeOf('generic') as Scheme;

function read(text: string): string | undefined {
  const range = rangeOfText(text, generic);
  return range && describeRange(range);
}

describe('texts that are understood', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['All versions', 'every version'],
    ['all versions', 'every version'],
    ['*', 'every version'],
    ['vers:all/*', 'every version'],
    ['< V3.2.1', '<V3.2.1'],
    ['<= 2.1', '<=2.1'],
    ['<=2.1.7.32', '<=2.1.7.32'],
    ['≤ 2.1', '<=2.1'],
    ['All versions < V4.1.4', '<V4.1.4'],
    ['vers:all/<V6.4.0', '<V6.4.0'],
    ['vers:all/>=V2.0<V2.1', '>=V2.0 <V2.1'],
    ['>= 9.1 | <= 9.4', '>=9.1 <=9.4'],
    ['<3.0, >=2.0', '>=2.0 <3.0'],
    ['< 1.0 or >= 2.0', '<1.0 or >=2.0'],
    ['> V2.0 and < V3', '>V2.0 <V3'],
    ['1.2 and earlier', '<=1.2'],
    ['2.1 and prior', '<=2.1'],
    ['1.0 or later', '>=1.0'],
    ['All versions prior to 1.2', '<1.2'],
    ['versions before 4.2.1', '<4.2.1'],
    ['from 1.0 through 1.4', '>=1.0 <=1.4'],
    ['1.0 through 1.4', '>=1.0 <=1.4'],
    ['12.1.1-12.1.3', '>=12.1.1 <=12.1.3'],
    ['4.0 - 4.5', '>=4.0 <=4.5'],
    ['2.0 before 2.3', '>=2.0 <2.3'],
    ['All versions between V2.8 (including) and V2.9.2 (excluding)', '>=V2.8 <V2.9.2'],
    ['7.x', '>=7 <8'],
    ['6.6.*', '>=6.6 <6.7'],
    ['<= 6.6.*', '<6.7'],
    ['vers:generic/6.x|8.x', '>=6 <7 or >=8 <9'],
    ['<= 9.1 | 9.3', '<=9.1 or =9.3'],
    ['< V13 SP1 Update 2', '<V13 SP1 Update 2'],
    ['<V13_SP1_Update_2', '<V13 SP1 Update 2'],
    ['<firmware_2.30', '<2.30'],
    ['<= 4.04E', '<=4.04E'],
    ['1.0, 1.1 and 1.2', '=1.0 or =1.1 or =1.2'],
    ['>=1.0 <3.0, >=2.0 <4.0', '>=1.0 <4.0'],
  ];
  test.each(rows)('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('texts that are left to people', () => {
  const rows = [
    '',
    'n/a',
    '-',
    'unspecified',
    'publication',
    'See references',
    'FastConnect 6700',
    'WCD9380',
    '>= 9 (only affected by CVE-2020-1)',
    '<=with_the_first_5_digits_of_serial_number_12345',
    '<v1_v2_v3',
    'all versions with U-Boot < V2012RS1',
    '1.0 on Windows',
    'https://example.com/releases',
    '<',
    'x'.repeat(400),
    '3.0 not affected',
  ];
  test.each(rows)('%s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
