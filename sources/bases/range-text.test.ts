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
    ['< V3.0.3', '<V3.0.3'],
    ['All versions prior to 2.10', '<2.10'],
    ['V1.0 and later up to 2.3', '>=V1.0 <=2.3'],
    ['2.0.3 and later, before 2.6', '>=2.0.3 <2.6'],
    ['Versions 4.2.1 through 4.9', '>=4.2.1 <=4.9'],
    ['2.0.3.00.016 (including) and 2.0.6 (excluding)', '>=2.0.3.00.016 <2.0.6'],
    ['V1.1, V1.2, and V1.3', '=V1.1 or =V1.2 or =V1.3'],
    ['5.x.x', '>=5 <6'],
    ['<= 12.2.x.x', '<12.3'],
    ['<=(R4.10)', '<=R4.10'],
    ['<=2020_R2_SP1_P01', '<=2020 R2 SP1 P01'],
    ['< 8.2_20170817', '<8.2_20170817'],
    ['All BIOS versions < V25.02.10', '<V25.02.10'],
    ['1.3 (formerly Power Manager)', '=1.3'],
    ['* (end-of-life 2011)', 'every version'],
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
    '<V33.017_V34.014_V35.013',
    '2.0 (with option G28)',
    '< 6.6 (6.x series)',
    '< V3.X.17',
    '<=W',
    '< august 28',
    '< NVR 5.6 Build 595 T2-Patch',
    'All versions <= V2.3.0 and Function State (FS) <= 3',
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
