import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';
import {
  build,
  fromPackageName,
  packageName,
  packageNameOf,
  parse,
  purlCharactersMax,
  render,
} from '#core/components/purl.ts';
import { registeredTypes } from '#core/components/purl-types.ts';

function canonical(text: string): string {
  const purl = parse(text);
  return purl.ok ? render(purl.value) : purl.code;
}

describe('a purl', () => {
  it.each([
    ['pkg:npm/left-pad@1.3.0', 'pkg:npm/left-pad@1.3.0'],
    ['pkg:npm/%40angular/core@12.3.1', 'pkg:npm/%40angular/core@12.3.1'],
    ['pkg:npm/@angular/core', 'pkg:npm/%40angular/core'],
    ['pkg:npm/@angular/core@12', 'pkg:npm/%40angular/core@12'],
    ['PKG:NPM/left-pad@1', 'pkg:npm/left-pad@1'],
    ['pkg:///npm//left-pad@1', 'pkg:npm/left-pad@1'],
    ['pkg:npm/left-pad@', 'pkg:npm/left-pad'],
    ['pkg:npm/left-pad?', 'pkg:npm/left-pad'],
    ['pkg:npm/left-pad?a=&b=1&&c', 'pkg:npm/left-pad?b=1'],
    ['pkg:npm/left-pad#./a/../b//', 'pkg:npm/left-pad#a/b'],
    ['pkg:npm/left-pad#%2E%2e/a', 'pkg:npm/left-pad#a'],
    ['pkg:generic/a@1?download_url=https://x/?y=1', 'pkg:generic/a@1?download_url=https:%2F%2Fx%2F%3Fy%3D1'],
    ['pkg:generic/a%2Fb@1', 'pkg:generic/a%2Fb@1'],
    ['pkg:generic/ü(1)!@1', 'pkg:generic/%C3%BC%281%29%21@1'],
    ['pkg:golang/github.com%2Fgorilla/mux@v1', 'pkg:golang/github.com/gorilla/mux@v1'],
    ['pkg:golang/stdlib@1.22.0', 'pkg:golang/stdlib@1.22.0'],
    ['pkg:golang/tailscale.com@v1.56.0', 'pkg:golang/tailscale.com@v1.56.0'],
    ['pkg:golang/example@v1', 'purl.bad_namespace'],
    ['pkg:cpan/drolsky/DateTime', 'pkg:cpan/DROLSKY/DateTime'],
    ['pkg:hackage/AC_Half', 'pkg:hackage/AC-Half'],
    ['pkg:pub/My-Package', 'pkg:pub/my_package'],
    ['pkg:opam/git@3/16.1', 'pkg:opam/git@3%2F16.1'],
    ['pkg:cocoapods/.a', 'purl.bad_name'],
    ['pkg:cocoapods/a%20b', 'purl.bad_name'],
    ['pkg:swid/a/b/c/name?tag_id=1', 'purl.bad_namespace'],
    [
      'pkg:swid/name?tag_id=75B8C285-FA7B-485B-B199-4745E3004D0D',
      'pkg:swid/name?tag_id=75b8c285-fa7b-485b-b199-4745e3004d0d',
    ],
    ['pkg:swid/name', 'purl.bad_qualifier'],
    ['pkg:oci/Debian@SHA256:AB', 'pkg:oci/debian@sha256:ab'],
    ['pkg:otp/Hex#SRC/a', 'pkg:otp/hex#src/a'],
    ['pkg:unregistered/Some/Name@V1', 'pkg:unregistered/Some/Name@V1'],
    ['pkg:npm/a?b=1&b=2', 'purl.bad_qualifier'],
    ['pkg:npm/a?B=1&b=2', 'purl.bad_qualifier'],
    ['pkg:npm/a?1b=1', 'purl.bad_qualifier'],
    ['pkg:npm/a?Vcs_Url=1', 'pkg:npm/a?vcs_url=1'],
    ['pkg:npm/a%zz', 'purl.bad_encoding'],
    ['pkg:npm/a%ff', 'purl.bad_encoding'],
    ['pkg:npm/a%00', 'purl.bad_encoding'],
    ['pkg:npm/a@1%0a', 'purl.bad_encoding'],
    ['pkg:npm', 'purl.no_name'],
    ['pkg:npm/', 'purl.no_name'],
    ['pkg:npm/@1.0', 'purl.no_name'],
    ['pkg:npm/a/@1.0', 'purl.no_name'],
    ['pkg:/@1.0', 'purl.no_name'],
    ['pkg:n_m/a', 'purl.bad_type'],
    [' pkg:npm/a', 'purl.no_scheme'],
    ['npm/a', 'purl.no_scheme'],
    ['', 'purl.no_scheme'],
    [`pkg:npm/${'a'.repeat(purlCharactersMax)}`, 'purl.too_long'],
  ])('%s is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('reads nothing into qualifiers that are not there', () => {
    const purl = build({ type: 'julia', name: 'A', qualifiers: { constructor: 'x' } });
    expect(purl.ok ? '' : purl.code).toBe('purl.bad_qualifier');
    expect(canonical('pkg:npm/a?constructor=1')).toBe('pkg:npm/a?constructor=1');
    expect(canonical('pkg:npm/a?__proto__=1')).toBe('purl.bad_qualifier');
  });

  it('writes what it reads, and stands still', () => {
    let read = 0;
    fc.assert(
      fc.property(anyPurl, (text) => {
        const first = parse(text);
        if (!first.ok) return;
        read += 1;
        const rendered = render(first.value);
        const second = parse(rendered);
        expect(second).toEqual(first);
        expect(second.ok && render(second.value)).toBe(rendered);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it('agrees with packageurl-js where both accept', () => {
    let compared = 0;
    fc.assert(
      fc.property(plainPurl, (text) => {
        const ours = parse(text);
        const theirs = oracle(text);
        if (!ours.ok || theirs === undefined) return;
        compared += 1;
        const { type, namespace, name, version, subpath } = ours.value;
        expect({ type, namespace, name, version, subpath }).toEqual({
          type: theirs.type,
          namespace: theirs.namespace,
          name: theirs.name,
          version: theirs.version,
          subpath: theirs.subpath,
        });
        expect(ours.value.qualifiers).toEqual({ ...theirs.qualifiers });
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

describe('the name of a package', () => {
  it.each([
    ['pkg:npm/%40angular/core@12', 'npm/@angular/core'],
    ['pkg:nuget/Newtonsoft.Json@13', 'nuget/newtonsoft.json'],
    ['pkg:golang/github.com/Masterminds/semver/v3@v3.1', 'golang/github.com/masterminds/semver/v3'],
    ['pkg:golang/std@1.20', 'golang/stdlib'],
    ['pkg:pypi/zope.interface@5', 'pypi/zope-interface'],
    ['pkg:pypi/Ruamel__yaml@5', 'pypi/ruamel-yaml'],
    ['pkg:rpm/rhel/curl@7', 'rpm/redhat/curl'],
    ['pkg:rpm/rocky/curl@7', 'rpm/rocky-linux/curl'],
    ['pkg:rpm/opensuse-leap/curl@7', 'rpm/opensuse/curl'],
    ['pkg:alpine/busybox@1', 'apk/alpine/busybox'],
    ['pkg:githubactions/Actions/checkout@v4', 'github/actions/checkout'],
    ['pkg:github/actions/checkout@v4', 'github/actions/checkout'],
    ['pkg:swift/github.com/Alamofire/Alamofire@5', 'swift/github.com/alamofire/alamofire'],
    ['pkg:git/codeberg.org/forgejo/forgejo@1', 'git/codeberg.org/forgejo/forgejo'],
  ])('of %s is %s', (text, name) => {
    const purl = parse(text);
    expect(purl.ok && packageName(purl.value)).toBe(name);
    expect(packageName(fromPackageName(name))).toBe(name);
  });

  it.each([
    ['maven', 'org.apache.logging.log4j', 'log4j-core', 'maven/org.apache.logging.log4j/log4j-core'],
    ['julia', undefined, 'HTTP', 'julia/HTTP'],
    ['maven', undefined, 'log4j-core', undefined],
    ['gem', 'a', 'b', undefined],
    ['npm', undefined, '', undefined],
  ])('%s %s %s from parts is %s', (type, namespace, name, expected) => {
    expect(packageNameOf(type, namespace, name)).toBe(expected);
  });
});

function oracle(text: string): PackageURL | undefined {
  try {
    return PackageURL.fromString(text);
  } catch {
    return undefined;
  }
}

const segment = fc.string({ unit: fc.constantFrom(...'aZ0.-_~:+@%4/ éß'.split('')), minLength: 0, maxLength: 6 });
const type = fc.constantFrom(...registeredTypes, 'NPM', 'other', '4x');

/** Texts near the grammar, both sides of it. */
const anyPurl = fc
  .tuple(type, fc.array(segment, { maxLength: 3 }), segment, segment, fc.array(segment, { maxLength: 2 }), segment)
  .map(([type, namespace, name, version, values, subpath]) => {
    const query = values.map((value, index) => `${['arch', 'uuid', 'tag_id'][index] ?? 'x'}=${value}`).join('&');
    return `pkg:${[type, ...namespace, name].join('/')}@${version}?${query}#${subpath}`;
  });

const word = fc
  .string({ unit: fc.constantFrom(...'abcxyz0189-.'.split('')), minLength: 1, maxLength: 8 })
  .filter((text) => /^[a-z]/.test(text));
// Types on which the definitions and packageurl-js 2 say the same.
const sameTypes = [
  'npm',
  'maven',
  'gem',
  'cargo',
  'deb',
  'rpm',
  'composer',
  'github',
  'generic',
  'nuget',
  'bitbucket',
  'apk',
];
const plainPurl = fc
  .tuple(fc.constantFrom(...sameTypes), fc.option(word), word, fc.option(word), fc.option(word), fc.option(word))
  .map(([type, namespace, name, version, arch, subpath]) => {
    let text = `pkg:${type}/${namespace === null ? '' : `${namespace}/`}${name}`;
    if (version !== null) text += `@${version}`;
    if (arch !== null) text += `?arch=${arch}`;
    return subpath === null ? text : `${text}#${subpath}`;
  });
