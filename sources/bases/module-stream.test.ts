import { expect, test } from 'vitest';
import { isOfModule, startOfLine, streamInTitle } from '#sources/bases/module-stream.ts';

test.each([
  ['nodejs:18', '1:18.19.1-1.module+el8.9.0+1', '1:18'],
  ['python39:3.9', '3.9.7-2.module+el8.6.0+1', '3.9'],
  ['mariadb:10.3', '3:10.3.28-1.module_el8.3.0+1', '3:10.3'],
  ['postgresql:9.6', '0:9.6.22-1', '9.6'],
  // Numbered otherwise than its stream.
  ['python39:3.9', '5.4.1-1.module+el8.5.0+1', undefined],
  ['nodejs:1', '18.19.1-1', undefined],
  ['container-tools:rhel8', '1.0-1', undefined],
  [undefined, '1.0-1', undefined],
])('%s, mended in %s, begins at %s', (stream, version, start) => {
  expect(startOfLine(stream, version)).toBe(start);
});

test.each([
  ['Important: nodejs:18 security update', 'nodejs:18'],
  ['Red Hat Security Advisory: python39:3.9 security update', 'python39:3.9'],
  ['Important: mariadb:10.3 and mariadb-devel:10.3 security update', 'mariadb:10.3'],
  ['Moderate: nodejs:16 security, bug fix, and enhancement update', 'nodejs:16'],
  ['Important: container-tools:rhel8 security update', undefined],
  ['Important: kernel security update', undefined],
  ['Moderate: 5.10 security update', undefined],
])('%s', (title, stream) => {
  expect(streamInTitle(title)).toBe(stream);
});

test('a build for a module stream says so', () => {
  expect(['1-2.module+el8.6.0+1+a', '1-2.module_el8.6.0+1+a', '1-2.el8', '1-2.modules'].map(isOfModule)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
