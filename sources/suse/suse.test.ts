import { expect, test } from 'vitest';
import { recordOf, recordsOf, type JsonRecord } from '#core/kernel/json.ts';
import { suse } from '#sources/suse/suse.ts';
import { rpmDocument } from '#tests/rpm-csaf.ts';
import { readOne } from '#tests/sources.ts';
import { linesOf, theAdvisory } from '#tests/statements.ts';

// Made by us in the form that SUSE publishes in; no statement of SUSE's.
const build = 'libanvil-1_1-1.1.1-150400.7.13.1.x86_64';
const platforms = [
  'SUSE Linux Enterprise Server 15 SP4',
  'SUSE Linux Enterprise Module for Basesystem 15 SP4',
  'SUSE Linux Enterprise Micro 5.3',
  'openSUSE Leap 15.4',
  'Some Appliance 1',
];

test('products are releases, and packages are named by their files', () => {
  const record = rpmDocument({
    namespace: 'https://www.suse.com/',
    platforms: Object.fromEntries(platforms.map((name) => [name, undefined])),
    packages: { [build]: undefined, anvil: undefined },
    components: platforms.flatMap((name) => [[build, name] as const, ['anvil', name] as const]),
    status: {
      recommended: platforms.map((name) => `${name}:${build}`),
      known_not_affected: ['openSUSE Leap 15.4:anvil'],
      known_affected: ['SUSE Linux Enterprise Server 15 SP4:anvil'],
    },
  });
  const what = readOne(suse, record);
  const advisory = theAdvisory(what);
  const lines = linesOf(advisory);
  const releases = advisory.statements.map(({ subject }) => (subject.kind === 'package' ? subject.release : ''));
  expect(lines.map((line, index) => `${releases[index] ?? ''} | ${line}`)).toEqual([
    // The module and the server share their packages: said once.
    'suse:15.4 | rpm/suse/libanvil-1_1 | affected | rpm | <1.1.1-150400.7.13.1',
    'suse:linux enterprise micro 5.3 | rpm/suse/libanvil-1_1 | affected | rpm | <1.1.1-150400.7.13.1',
    'opensuse:leap 15.4 | rpm/opensuse/libanvil-1_1 | affected | rpm | <1.1.1-150400.7.13.1',
    'suse:15.4 | rpm/suse/anvil | affected | rpm | every version',
    'opensuse:leap 15.4 | rpm/opensuse/anvil | not affected | rpm | every version',
  ]);
  expect(advisory).toMatchObject({ publisher: 'SUSE', source: 'suse' });
  expect(what.dropped).toEqual(['release of the distribution is not known']);
});

const plain: JsonRecord = {
  ...rpmDocument({
    namespace: 'https://www.suse.com/',
    platforms: { 'openSUSE Leap 15.4': undefined },
    packages: { [build]: undefined },
    components: [[build, 'openSUSE Leap 15.4']],
    status: { recommended: [`openSUSE Leap 15.4:${build}`] },
  }),
};

test('what its publisher took back is withdrawn', () => {
  expect(theAdvisory(readOne(suse, plain)).withdrawnAt).toBeUndefined();
  const taken = { ...plain, document: { ...recordOf(plain['document']), category: 'csaf_superseded' } };
  expect(theAdvisory(readOne(suse, taken)).withdrawnAt).toBeDefined();
});

test('a tree nested beyond measure is cut, and counted', () => {
  const deep = Array.from({ length: 20 }).reduce<object>(
    (inner, _, depth) => ({ name: `level ${depth}`, branches: [inner] }),
    {},
  );
  const tree = recordOf(plain['product_tree']) ?? {};
  const branches = [...recordsOf(tree['branches']), deep];
  const { dropped } = readOne(suse, { ...plain, product_tree: { ...tree, branches } });
  expect(dropped).toContain('product tree is nested too deeply');
});
