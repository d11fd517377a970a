import { expect, test } from 'vitest';
import { alpine } from '#sources/alpine/alpine.ts';
import { linesOf } from '#tests/statements.ts';
import { readOne } from '#tests/sources.ts';

// Made by us in the form that https://secdb.alpinelinux.org/ has; no statement of Alpine's.
function database(secfixes: unknown, more: object = {}): object {
  return {
    apkurl: '{{urlprefix}}/{{distroversion}}/{{reponame}}/{{arch}}/{{pkg.name}}-{{pkg.ver}}.apk',
    urlprefix: 'https://dl-cdn.alpinelinux.org/alpine',
    reponame: 'main',
    distroversion: 'v3.20',
    packages: [{ pkg: { name: 'anvil', secfixes } }],
    ...more,
  };
}

function told(record: object): readonly string[] {
  return readOne(alpine, record).records.flatMap((one) => {
    if (one.kind !== 'advisory') return [];
    const { id, flaws, alsoKnownAs } = one.advisory;
    return [
      `${id} of ${flaws.map(({ ids }) => ids.join('/')).join(', ')}; ${alsoKnownAs.join(', ')}`,
      ...linesOf(one.advisory),
    ];
  });
}

test('fixes and what was never affected', () => {
  const fixes = { '1.2.3-r1': ['CVE-2024-0001', 'CVE_2024-0002 XSA-236'], '0': ['CVE-2024-0003'], '1.2.4-r0': {} };
  expect(told(database(fixes))).toEqual([
    // Keys that are numbers come first in any JSON object.
    'ALPINE-CVE-2024-0003 (v3.20) of CVE-2024-0003; ALPINE-CVE-2024-0003 (v3.20)',
    'apk/alpine/anvil | not affected | apk | every version',
    'ALPINE-CVE-2024-0001 (v3.20) of CVE-2024-0001; ALPINE-CVE-2024-0001 (v3.20)',
    'apk/alpine/anvil | affected | apk | <1.2.3-r1',
    'ALPINE-CVE-2024-0002 (v3.20) of CVE-2024-0002; ALPINE-CVE-2024-0002 (v3.20), XSA-236',
    'apk/alpine/anvil | affected | apk | <1.2.3-r1',
  ]);
});

test('a flaw without a CVE is named as its advisory', () => {
  expect(told(database({ '1.0-r0': ['XSA-248'] }))[0]).toBe(
    'ALPINE-XSA-248 (v3.20) of XSA-248; ALPINE-XSA-248 (v3.20)',
  );
});

test.each([
  ['v3.20', 'alpine:v3.20'],
  ['edge', 'alpine:edge'],
])('the documents of %s are for %s', (distroversion, release) => {
  const { records } = readOne(alpine, database({ '1.0-r0': ['CVE-2024-0001'] }, { distroversion }));
  expect(records).toMatchObject([{ advisory: { statements: [{ subject: { release } }] } }]);
});

test.each([
  ['https://packages.wolfi.dev', 'Wolfi', 'apk/wolfi/anvil'],
  ['https://apk.cgr.dev/chainguard', 'Chainguard', 'apk/chainguard/anvil'],
])('documents at %s are by %s', (urlprefix, publisher, name) => {
  const { records } = readOne(
    alpine,
    database({ '1.0-r0': ['CVE-2024-0001'] }, { urlprefix, distroversion: undefined }),
  );
  expect(records).toMatchObject([{ advisory: { publisher, statements: [{ subject: { package: name } }] } }]);
});

test('what names nothing is counted', () => {
  const more = { packages: [{ pkg: { name: 'a', secfixes: { '1-r0': ['CVE-N/A', 7] } } }, { pkg: {} }, 'text'] };
  expect(readOne(alpine, database({}, more)).dropped).toEqual([
    'identifier names no flaw',
    'identifier names no flaw',
    'entry names no package',
    'entry names no package',
  ]);
  expect(readOne(alpine, database({}, { distroversion: 'next' })).dropped).toEqual([
    'release of the distribution is not known',
  ]);
});
