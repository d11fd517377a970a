import { describe, expect, test } from 'vitest';
import { buildByKernel, buildIn } from '#core/formats/bases/windows-build.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';

describe('the build of a system by the version of its kernel', () => {
  test.each([
    ['Windows Server 2019 Standard', '10.0.17763', '10.0.17763.7434', '10.0.17763.7434'],
    ['Windows Server 2019 Standard', undefined, '10.0.17763.7434', '10.0.17763.7434'],
    // Later releases bear the number of the first of them.
    ['Windows 10 Pro', '10.0.19045', '10.0.19041.4894', '10.0.19045.4894'],
    ['Windows 10 Pro 22H2', undefined, '10.0.19041.4894', '10.0.19045.4894'],
    ['Windows 11 Pro 23H2', undefined, '10.0.22621.3007', '10.0.22631.3007'],
    ['Windows 10 Pro', undefined, '10.0.19041.4894', undefined],
    ['Windows Server 2019 Standard', '10.0.17763', '10.0.20348.1', undefined],
    ['Ubuntu', '22.04', '10.0.17763.1', undefined],
  ])('%s %s with %s is %s', (name, version, kernel, expected) => {
    const vendor = name.startsWith('Windows') ? 'Microsoft' : 'Canonical';
    expect(buildByKernel(seenComponent({ name, version, vendor }), kernel)).toBe(expected);
  });
});

test.each([
  [
    'Vulnerable range:  10.0.17763.0 - 10.0.17763.7557\nFile checked:      C:\\Windows\\system32\\Ntoskrnl.exe\nFile version:      10.0.17763.7434\n',
    { kernel: '10.0.17763.7434' },
  ],
  [
    '  - C:\\Windows\\system32\\ntoskrnl.exe has not been patched.\n    Remote version : 10.0.19041.3636\n    Should be      : 10.0.19041.3930\n',
    { kernel: '10.0.19041.3636' },
  ],
  ['Name : Windows 10\n  OS Build 19045.4894\n', { build: '10.0.19045.4894' }],
  ['CurrentBuild : 19045\nUBR : 4894', { build: '10.0.19045.4894' }],
  ['UBR = 4894', {}],
  ['install the update for OS Build 19045.4894', {}],
  ['File checked: C:\\Windows\\system32\\mshtml.dll\nFile version: 11.0.17763.1', {}],
  [undefined, {}],
])('%j tells %j', (text, expected) => {
  expect(buildIn(text)).toEqual({ build: undefined, kernel: undefined, ...expected });
});
