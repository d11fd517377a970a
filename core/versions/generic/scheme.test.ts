import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { generic } from '#core/versions/generic/scheme.ts';

test('orders versions of vendors: stages before the release, other words after it, numbers last', () => {
  expectAscending(generic, [
    '2.0 alpha',
    '2.0 beta 2',
    '2.0-rc1',
    '2.0-rc.2',
    'V2.0',
    'V2.0 SP1',
    'V2.0 SP1 Update 2',
    'V2.0 SP2',
    '2.0.1',
    '2.1',
    '2.10',
  ]);
  expectAscending(generic, ['7.2.5', '7.2.5 build 1517', '7.2.5,build1520', '7.2.6', '7.4']);
  expectAscending(generic, ['15.2(2)E', '15.2(2)E1', '15.2(3)E', '15.2(10)']);
  expectAscending(generic, ['18.4R1', '18.4R2', '18.4R2-S8', '18.4R3', '18.4R3-S4', '19.1R1']);
  expectAscending(generic, ['6.1-rc3', '6.1', '6.1.1', '6.10']);
  // A build behind a hyphen, as appliances write it; a text that means a span is told apart where texts are read.
  expectAscending(generic, ['13.1', '13.1-48.47', '13.1-49.13', '13.1-49.15', '14.1-8.50']);
  expectAscending(generic, ['1.0.2', '1.0.2a', '1.0.2k', '1.0.3']);
  expectAscending(generic, ['R77.30', 'R80.10', 'R80.40', 'R81']);
  // Ivanti, Palo Alto Networks, Cisco, VMware, SonicWall, Zyxel, as their records write them.
  expectAscending(generic, ['9.1R18', '22.1R6.1', '22.1R6.2', '22.4R2', '22.4R2.1', '22.4R2.2', '22.5R1', '22.5R1.1']);
  expectAscending(generic, ['10.1.9', '10.1.9-h1', '10.1.9-h3', '10.1.10', '10.1.10-h1', '10.2.0']);
  expectAscending(generic, ['9.16(3)', '9.16(4)', '9.16(4)19', '9.16(4)27', '9.17(1)', '9.18(1)']);
  expectAscending(generic, ['7.0', '7.0 U1c', '7.0 U3', '7.0 U3k', '7.0 U3q', '8.0', '8.0U2', '8.0 U2d', '8.0 U3']);
  expectAscending(generic, [
    'ESXi70-15843807',
    'ESXi70U3p-23307199',
    'ESXi80U1d-23299997',
    'ESXi80U2-22380479',
    'ESXi80U2sb-23305545',
    'ESXi80U2b-23305546',
    'ESXi80U3-24022510',
  ]);
  expectAscending(generic, ['6.5.4.4-44n', '7.0.1-5111', '7.0.1-5119', '7.0.1-5161', '7.1.1-7040']);
  expectAscending(generic, ['V4.80(ABXN.1)', 'V4.80(ABXN.2)', 'V4.81(ABXN.0)']);
});

test('case, separators, leading letters, zeros at the end and silent words do not count', () => {
  expectSame(generic, ['7.0', '7', 'v7.0.0', 'Version 7.0', '7.0 Final', 'firmware 7_0', ' 07.00 ']);
  expectSame(generic, ['2.0 SP1', '2.0SP1', 'V2.0 Service Pack 1', '2-sp-1']);
});

test.each([
  '',
  '*',
  '-',
  'n/a',
  'N/A',
  'unspecified',
  'publication',
  'unknown',
  'latest',
  'all versions',
  '21.0.7.latest',
  '2024 September Security Update',
  'https://example.org/1.2.3',
  '2.x',
  '6.1.*',
  '< 2.0',
  '5.0, 5.1',
  '9.5 - 9.5.24',
  '1.0 and earlier',
  'before 2.9.1',
  'versions 6.1.0 to 6.1.7',
  '7.0 or later',
  'WCN6850',
  'Snapdragon 632 Mobile Platform',
  'exim 4.95',
  '1da177e4c3f4',
  '18c2e17',
  '48e3e5e7ead6777fa75d57c7711c8e55b501c24e',
  '1.0\u202e',
])('%j is no version', (text) => {
  expectNone(generic, [text]);
});

test('reads comparisons', () => {
  expect(meaning(generic, '>= 7.0, < 7.2.5')).toBe('>=7.0 <7.2.5');
  expect(meaning(generic, '< publication')).toBe(undefined);
});
