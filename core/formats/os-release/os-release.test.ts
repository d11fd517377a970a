import { expect, test } from 'vitest';
import { osRelease } from '#core/formats/os-release/os-release.ts';

test.each([
  ['NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="12"\n', 'Debian|Debian GNU/Linux|12|debian-12'],
  [
    'NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="22.04"\nVERSION="22.04.4 LTS (Jammy Jellyfish)"\n',
    'Canonical|Ubuntu|22.04|ubuntu-22.04',
  ],
  ['NAME="Red Hat Enterprise Linux"\nID="rhel"\nVERSION_ID="8.7"\n', 'Red Hat|Red Hat Enterprise Linux|8.7|rhel-8.7'],
  ["NAME='Alpine Linux'\nID=alpine\nVERSION_ID=3.18.4\n", '|Alpine Linux|3.18.4|alpine-3.18.4'],
  [
    'NAME="Debian GNU/Linux"\nID=debian\nVERSION_CODENAME=trixie\n',
    'Debian|Debian GNU/Linux trixie|trixie|debian-trixie',
  ],
  ['NAME="Something \\"New\\""\nID=new\nVERSION_ID=1\n', '|Something "New"|1|'],
])('%j is %s', (text, expected) => {
  expect(osRelease.recognise(text)).toBe(true);
  const [asset] = osRelease.parse(text, 'pc-14.os-release').assets;
  const [system] = asset?.components ?? [];
  expect([system?.vendor, system?.name, system?.version, system?.qualifiers['distro']].join('|')).toBe(expected);
  expect(asset?.name).toBe('pc-14');
});

test('its CPE is kept', () => {
  const text = 'NAME="Rocky Linux"\nID=rocky\nVERSION_ID=9.3\nCPE_NAME="cpe:/o:rocky:rocky:9::baseos"\n';
  const [asset] = osRelease.parse(text, 'x').assets;
  expect(asset?.components[0]?.cpes).toEqual(['cpe:2.3:o:rocky:rocky:9:*:baseos:*:*:*:*:*']);
});

test.each(['', 'A=1\n', 'ID=x\n', 'NAME=x\nID=y\nsome other line\n', '[core]\nID=x\nNAME=y\n'])(
  '%j is none',
  (text) => {
    expect(osRelease.recognise(text)).toBe(false);
  },
);
