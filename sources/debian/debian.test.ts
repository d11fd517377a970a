import { expect, test } from 'vitest';
import { debian } from '#sources/debian/debian.ts';
import { linesOf } from '#tests/statements.ts';
import { readOne } from '#tests/sources.ts';

// Made by us in the form that https://security-tracker.debian.org/tracker/data/json has; no statement of Debian's.
const tracker = {
  anvil: {
    'CVE-2024-0001': {
      description: 'A heap overflow in anvil',
      scope: 'remote',
      releases: {
        bullseye: {
          status: 'resolved',
          repositories: { bullseye: '1.0-1' },
          fixed_version: '1.0-1+deb11u2',
          urgency: 'medium',
        },
        bookworm: { status: 'open', repositories: { bookworm: '1.2-1' }, urgency: 'unimportant', nodsa: 'Minor issue' },
        trixie: { status: 'resolved', fixed_version: '0', urgency: 'unimportant' },
        sid: { status: 'undetermined', urgency: 'not yet assigned' },
        newest: { status: 'open' },
      },
    },
    'TEMP-0123456-ABCDEF': { releases: { bookworm: { status: 'open' } } },
    'anvil-1': { releases: {} },
  },
  'anvil-tools': {
    'CVE-2024-0001': {
      releases: { bullseye: { status: 'resolved', fixed_version: '2:3~rc1-1' }, bookworm: { status: 'someday' } },
    },
  },
};

test('each flaw stands on its CVE with all packages and releases', () => {
  const { records, dropped } = readOne(debian, tracker);
  const [first, second, ...others] = records.map((record) =>
    record.kind === 'advisory' ? record.advisory : undefined,
  );
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    id: 'DEBIAN-CVE-2024-0001',
    publisher: 'Debian',
    title: 'A heap overflow in anvil',
    flaws: [{ ids: ['CVE-2024-0001'] }],
    alsoKnownAs: ['DEBIAN-CVE-2024-0001'],
  });
  const releases = first?.statements.map(({ subject }) => (subject.kind === 'package' ? subject.release : undefined));
  expect(releases).toEqual(['debian:11', 'debian:12', 'debian:13', 'debian:sid', 'debian:11']);
  expect(first === undefined ? [] : linesOf(first)).toEqual([
    'deb/debian/anvil | affected | deb | <1.0-1+deb11u2',
    'deb/debian/anvil | affected | deb | every version',
    'deb/debian/anvil | not affected | deb | every version',
    'deb/debian/anvil | under investigation | deb | every version',
    'deb/debian/anvil-tools | affected | deb | <2:3~rc1-1',
  ]);
  expect(first?.statements[0]?.fixed).toEqual(['1.0-1+deb11u2']);
  expect(second).toMatchObject({
    id: 'TEMP-0123456-ABCDEF',
    flaws: [{ ids: ['TEMP-0123456-ABCDEF'] }],
    alsoKnownAs: [],
  });
  expect(dropped).toEqual([
    'release of the distribution is not known',
    'flaw has no id of the tracker',
    'state of a package is not known',
  ]);
});

test.each([{}, { a: 1 }, { a: {} }, { a: { b: {} } }, { a: { 'CVE-2024-0001': { status: 'open' } } }])(
  '%j is no tracker',
  (record) => {
    expect(debian.recognises(record)).toBe(false);
  },
);
