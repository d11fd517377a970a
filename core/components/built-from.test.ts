import { expect, test } from 'vitest';
import { builtFrom } from '#core/components/built-from.ts';

test.each<[string, string, string | undefined, string | undefined]>([
  ['a name', 'openssl', 'openssl', undefined],
  ['a name with its version', 'glibc@2.36-9', 'glibc', '2.36-9'],
  ['a name that holds an at sign', 'a@b@1.0', 'a@b', '1.0'],
  ['a name and no version after the sign', 'glibc@', 'glibc', undefined],
  ['the file of a source package', 'openssl-libs-3.0.7-6.el9.src.rpm', 'openssl-libs', undefined],
  ['nothing', '', undefined, undefined],
  ['a version without a name', '@1.0', undefined, undefined],
])('reads %s', (_, upstream, name, version) => {
  const expected = name === undefined ? undefined : { name, version };
  expect(builtFrom({ qualifiers: { upstream } })).toEqual(expected);
  expect(builtFrom({ qualifiers: { source: upstream } })).toEqual(expected);
});

test('says nothing where no tool did', () => {
  expect(builtFrom({ qualifiers: { distro: 'debian-12' } })).toBeUndefined();
});
