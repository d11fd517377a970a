import { describe, expect, test } from 'vitest';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { apkInstalled } from '#core/formats/apk-list/installed.ts';
import { apkInfo, apkList } from '#core/formats/apk-list/apk-list.ts';

const release = 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.18.4\nPRETTY_NAME="Alpine Linux v3.18"\n';

function purls(reading: EstateReading): readonly string[] {
  return (reading.assets[0]?.components ?? []).map((one) => one.purl ?? `${one.name} ${one.version ?? '?'}`);
}

describe('apk info -v', () => {
  test.each([
    ['musl-1.2.4-r2', 'musl@1.2.4-r2'],
    ['ca-certificates-bundle-20230506-r0', 'ca-certificates-bundle@20230506-r0'],
    ['libcrypto3-3.1.4-r5', 'libcrypto3@3.1.4-r5'],
    ['py3-setuptools-67.7.2-r0 - Collection of extensions', 'py3-setuptools@67.7.2-r0'],
    ['gcc-12.2.1_git20220924-r10', 'gcc@12.2.1_git20220924-r10'],
  ])('reads %s', (line, purl) => {
    const text = `${release}WARNING: opening a cache: No such file\n${line}\n`;
    expect(apkInfo.recognise(text)).toBe(true);
    expect(apkList.recognise(text)).toBe(false);
    const reading = apkInfo.parse(text, 'box');
    expect(purls(reading)).toEqual(['Alpine Linux 3.18.4', `pkg:apk/alpine/${purl}?distro=alpine-3.18.4`]);
    expect(reading.dropped.map(({ reason }) => reason)).toContain('line is a command or a warning, not a package');
  });
});

describe('apk list -I', () => {
  test.each([
    [
      'libcrypto3-3.1.4-r5 x86_64 {openssl} (Apache-2.0) [installed]',
      'libcrypto3@3.1.4-r5?arch=x86_64&distro=alpine-3.18.4&upstream=openssl',
    ],
    ['musl-1.2.4-r2 aarch64 {musl} (MIT) [installed]', 'musl@1.2.4-r2?arch=aarch64&distro=alpine-3.18.4'],
    [
      'curl-8.5.0-r0 x86_64 {curl} (curl) [upgradable from: curl-8.4.0-r0]',
      'curl@8.4.0-r0?arch=x86_64&distro=alpine-3.18.4',
    ],
  ])('reads %s', (line, purl) => {
    expect(apkList.recognise(line)).toBe(true);
    expect(apkInfo.recognise(line)).toBe(false);
    expect(purls(apkList.parse(release + line, 'box'))[1]).toBe(`pkg:apk/alpine/${purl}`);
  });

  test('leaves out what could be installed', () => {
    const { assets, dropped } = apkList.parse(`${release}vim-9.0-r0 x86_64 {vim} (Vim)\n`, 'box');
    expect(assets[0]?.components).toHaveLength(1);
    expect(dropped).toEqual([{ reason: 'package is not installed', count: 1, example: 'vim-9.0-r0' }]);
  });
});

describe('the database that apk keeps', () => {
  const database =
    'C:Q1abc=\nP:libcrypto3\nV:3.1.4-r5\nA:x86_64\nS:1\no:openssl\nF:lib\nR:libcrypto.so.3\na:0:0:755\nZ:Q1xyz=\n\nC:Q1def=\nP:musl\nV:1.2.4-r2\nA:x86_64\no:musl\n\n';

  test('names each package with the one that it was built from', () => {
    expect(apkInstalled.recognise(database)).toBe(true);
    const reading = apkInstalled.parse(release + database, 'box');
    expect(purls(reading).slice(1)).toEqual([
      'pkg:apk/alpine/libcrypto3@3.1.4-r5?arch=x86_64&distro=alpine-3.18.4&upstream=openssl',
      'pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.18.4',
    ]);
    expect(reading.dropped).toEqual([]);
  });

  test('an entry without a version is counted', () => {
    const { assets, dropped } = apkInstalled.parse(`${release}P:musl\nA:x86_64\n`, 'box');
    expect(assets[0]?.components).toHaveLength(1);
    expect(dropped).toEqual([{ reason: 'entry has no name or no version', count: 1, example: 'musl' }]);
  });
});

test('without os-release, alpine-release tells the release, and nothing else does', () => {
  expect(purls(apkInfo.parse('musl-1.2.4-r2\nalpine-release-3.18.4-r0\n', 'box'))[0]).toBe(
    'pkg:apk/alpine/musl@1.2.4-r2?distro=alpine-3.18.4',
  );
  expect(purls(apkInfo.parse('musl-1.2.4-r2\n', 'box'))).toEqual(['musl 1.2.4-r2']);
});
