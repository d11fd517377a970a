// The tests of the purl specification itself, read in place.
import { describe, expect, it } from 'vitest';
import { build, parse, render } from '#core/components/purl.ts';
import type { Purl } from '#core/components/purl.ts';
import { registeredTypes } from '#core/components/purl-types.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Parts {
  readonly type: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly version: string | null;
  readonly qualifiers: Record<string, string> | null;
  readonly subpath: string | null;
}

interface Case {
  readonly file: string;
  readonly n: number;
  readonly description: string;
  readonly test_group: 'required' | 'recommended';
  readonly test_type: 'parse' | 'build' | 'validate';
  readonly input: string | Parts;
  readonly expected_output?: string | Parts | null;
  readonly expected_failure: boolean;
}

/** Cases that fail, by file and number; a case that passes must leave this list. */
const gaps: Readonly<Record<string, string>> = {
  'types/git-test.json 0': 'asks for lower case where the definition of the type says that case matters',
  'types/gem-test.json 0': 'accepts an upper-case qualifier key, which the required case 1 of the same file refuses',
  'types/rpm-test.json 0': 'accepts an upper-case qualifier key, which the required case 1 of the same file refuses',
};

function outcome(test: Case): unknown {
  if (typeof test.input === 'string') {
    const parsed = parse(test.input);
    if (!parsed.ok) return 'refused';
    return test.test_type === 'validate' ? render(parsed.value) : partsOf(parsed.value);
  }
  const { type, namespace, name, version, qualifiers, subpath } = test.input;
  const built = build({
    type: type ?? '',
    namespace: namespace ?? undefined,
    name: name ?? '',
    version: version ?? undefined,
    qualifiers: qualifiers ?? undefined,
    subpath: subpath ?? undefined,
  });
  return built.ok ? render(built.value) : 'refused';
}

function partsOf({ type, namespace, name, version, qualifiers, subpath }: Purl): Parts {
  return {
    type,
    namespace: namespace ?? null,
    name,
    version: version ?? null,
    qualifiers: Object.keys(qualifiers).length === 0 ? null : qualifiers,
    subpath: subpath ?? null,
  };
}

describe.skipIf(shared === undefined)('the purl specification', () => {
  const cases = shared === undefined ? [] : sharedLines<Case>('suites/purl/purl-tests.ndjson.gz');
  const definitions =
    shared === undefined ? [] : sharedLines<{ type: string }>('suites/purl/purl-type-definitions.ndjson.gz');

  it('has cases of both groups', () => {
    expect(cases.length).toBeGreaterThan(400);
    expect(new Set(cases.map((one) => one.test_group)).size).toBe(2);
  });

  it('registers the types that are known here', () => {
    expect(registeredTypes.toSorted()).toEqual(definitions.map(({ type }) => type).toSorted());
  });

  it('lists no required case as a gap', () => {
    const required = cases.filter((one) => one.test_group === 'required').map(label);
    expect(required.filter((one) => one in gaps)).toEqual([]);
  });

  it.each(cases.filter((one) => !(label(one) in gaps)).map((one) => [label(one), one] as const))('%s', (_, one) => {
    expect(outcome(one)).toEqual(wanted(one));
  });

  it.each(cases.filter((one) => label(one) in gaps).map((one) => [label(one), one] as const))(
    '%s still fails (else it leaves the list)',
    (_, one) => {
      expect(outcome(one)).not.toEqual(wanted(one));
    },
  );

  it('lists only gaps that exist', () => {
    const labels = new Set(cases.map(label));
    expect(Object.keys(gaps).filter((gap) => !labels.has(gap))).toEqual([]);
  });
});

function wanted(one: Case): unknown {
  return one.expected_failure ? 'refused' : one.expected_output;
}

function label({ file, n }: Case): string {
  return `${file.replace('tests/', '')} ${n}`;
}
