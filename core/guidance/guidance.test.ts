import { describe, expect, test } from 'vitest';
import { assetKinds } from '#core/components/asset.ts';
import { approvalFor } from '#core/guidance/approval.ts';
import { goingBackOn } from '#core/guidance/going-back.ts';
import { hardening } from '#core/guidance/hardening.ts';
import { isDay } from '#core/kernel/days.ts';
import { distributions } from '#core/guidance/distributions.ts';
import { endOfRelease, endOfSupport, endsOfSupport, releaseEnds } from '#core/guidance/ends-of-support.ts';
import { isolationOf } from '#core/guidance/isolation.ts';
import { languages } from '#core/guidance/languages.ts';
import { installerOf, safeInCommand } from '#core/guidance/installers.ts';
import { triage } from '#core/guidance/triage.ts';

describe('every entry', () => {
  const entries = [
    ...languages,
    ...distributions,
    isolationOf('server'),
    isolationOf('ot'),
    triage,
    ...Object.values(hardening),
    ...assetKinds.flatMap((kind) => approvalFor(kind) ?? []),
    ...assetKinds.map((kind) => goingBackOn(kind, false)),
    goingBackOn('workstation', true),
  ];

  test.each(entries.map((entry) => [entry.source, entry] as const))('%s has author, source and day', (_, entry) => {
    expect(entry.author).not.toBe('');
    expect(entry.source).not.toBe('');
    expect(isDay(entry.reviewedOn)).toBe(true);
  });

  test('a purl type belongs to one manager', () => {
    const types = [...languages, ...distributions].flatMap((manager) => manager.types);
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('package managers', () => {
  test.each([
    ['npm/@angular/core', '13.0.1', 'npm install @angular/core@13.0.1'],
    ['npm/lodash', undefined, 'npm install lodash@latest'],
    ['pypi/django', '3.2.23', 'django==3.2.23'],
    ['maven/org.apache.logging.log4j/log4j-core', '2.17.1', 'org.apache.logging.log4j:log4j-core to 2.17.1'],
    ['composer/symfony/http-kernel', '5.4.20', 'composer require symfony/http-kernel:^5.4.20'],
    ['gem/rails', '6.1.7', 'bundle update --conservative rails'],
    ['golang/golang.org/x/net', '0.17.0', 'go get golang.org/x/net@v0.17.0'],
    ['golang/stdlib', '1.21.5', 'Build again with Go 1.21.5'],
    ['cargo/openssl', '0.10.55', 'cargo update -p openssl --precise 0.10.55'],
    ['nuget/Newtonsoft.Json', '13.0.1', 'dotnet add package Newtonsoft.Json --version 13.0.1'],
    ['deb/debian/openssl', '1.1.1n-0+deb11u5', 'apt-get install --only-upgrade openssl'],
    ['rpm/redhat/openssl', '1:1.1.1k-12.el8', 'dnf upgrade openssl'],
    ['apk/alpine/busybox', '1.34.1-r5', 'apk add --upgrade busybox'],
  ])('%s is raised by its own command', (name, version, command) => {
    const found = installerOf(name);
    expect(found?.manager.direct({ name: found.called, version })).toContain(command);
  });

  test.each([
    ['npm/minimist', '"overrides": { "minimist": "1.2.6" }'],
    ['pypi/urllib3', 'constraints file'],
    ['maven/com.h2database/h2', '<dependencyManagement>'],
    ['nuget/System.Text.Json', 'outranks what others bring in'],
    ['pub/http', 'dependency_overrides'],
  ])('%s can be raised where others bring it in', (name, way) => {
    const found = installerOf(name);
    expect(found?.manager.transitive({ name: found.called, version: '1.2.6' })).toContain(way);
  });

  test('a type without an entry has none made up', () => {
    expect(installerOf('swift/github.com/vapor/vapor')).toBeUndefined();
    expect(installerOf('npm')).toBeUndefined();
  });

  test.each(['lodash; rm -rf /', '$(id)', '--registry=x', 'a`b`', 'a b', 'a\nb', '', '"', 'x'.repeat(300)])(
    'keeps %j out of a command',
    (hostile) => expect(safeInCommand(hostile)).toBe(false),
  );

  test.each([
    'lodash',
    '@angular/core',
    'org.apache.logging.log4j:log4j-core',
    '1:1.1.1k-12.el8',
    '1.0.0~rc1+b',
    'C++',
  ])('lets %j stand in a command', (plain) => expect(safeInCommand(plain)).toBe(true));
});

describe('ends of support', () => {
  test('every row has a day and a source', () => {
    for (const row of [...endsOfSupport, ...releaseEnds]) {
      expect(isDay(row.endedOn)).toBe(true);
      expect(row.source).not.toBe('');
    }
  });

  test('what takes the place of something is told in sentences, and what is only taken off has one', () => {
    const told = endsOfSupport.flatMap(({ instead }) => instead ?? []);
    for (const text of told) expect(text).toMatch(/^(?:Move|Use|Uninstall) .*\.$/);
    const ways = endsOfSupport.filter((end) => end.way !== undefined);
    expect(ways.filter(({ instead }) => instead === undefined)).toEqual([]);
  });

  test.each([
    ['1.8.2', '2026-01-01', true],
    ['1', '2026-01-01', true],
    ['1.8.2', '2021-12-30', false],
    ['11.0.0', '2026-01-01', false],
    [undefined, '2026-01-01', false],
  ])('AngularJS %s on %s: %s', (version, asOf, ended) => {
    expect(endOfSupport(['pkg:npm/angular'], version, asOf) !== undefined).toBe(ended);
  });

  test.each([
    ['debian:9', '2026-01-01', true],
    ['debian:11', '2026-01-01', false],
    ['debian:11', '2026-09-01', true],
    ['debian:90', '2026-01-01', false],
    [undefined, '2026-01-01', false],
  ])('packages of %s on %s: %s', (release, asOf, ended) => {
    expect(endOfRelease(release, asOf) !== undefined).toBe(ended);
  });
});
