// Real advisories of Red Hat, with what OSV's own converter makes of one: https://github.com/ossf/osv-schema/tree/main/tools/redhat
import { describe, expect, test } from 'vitest';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { describe as describeRange } from '#core/versions/range.ts';
import { redHatVex } from '#sources/redhat/vex.ts';
import { shared, sharedLines } from '#tests/shared.ts';
import { readOne } from '#tests/sources.ts';
import { theAdvisory } from '#tests/statements.ts';

interface Conversion {
  readonly kind: string;
  readonly name: string;
  readonly input: object;
  readonly expected?: {
    readonly upstream: readonly string[];
    readonly affected: readonly {
      readonly package: { readonly ecosystem: string; readonly name: string };
      readonly ranges: readonly { readonly events: readonly { readonly fixed?: string }[] }[];
    }[];
  };
}

describe.skipIf(shared === undefined)('advisories of Red Hat', () => {
  const all =
    shared === undefined
      ? []
      : sharedLines<Conversion>('suites/osv/conversions.ndjson.gz').filter(({ kind }) => kind.startsWith('redhat'));

  test('are all read, each with packages of releases', () => {
    const read = all.map(({ input }) => theAdvisory(readOne(redHatVex, input)));
    expect(read.every(({ statements }) => statements.length > 0)).toBe(true);
    const named = read.flatMap(({ statements }) => statements.map(({ subject }) => subject));
    expect(named.every((subject) => subject.kind === 'package' && subject.release !== undefined)).toBe(true);
    expect(all.length).toBeGreaterThanOrEqual(3);
  });

  test('say of packages what OSV’s converter says', () => {
    const converted = all.filter(({ expected }) => expected !== undefined);
    for (const { input, expected } of converted) {
      const advisory = theAdvisory(readOne(redHatVex, input));
      expect(advisory.flaws.map(({ ids }) => ids)).toEqual(expected?.upstream.map((id) => [id]));
      const ours = advisory.statements.map(({ subject, range }) =>
        subject.kind === 'package' ? `${subject.package} ${subject.release} ${describeRange(range)}` : '',
      );
      // Where a package is numbered as its module stream is, ours begins with that stream: the others are not spoken of.
      const whole = ours.map((line) => line.replace(/ >=3\.9 </, ' <'));
      expect(ours.filter((line) => !whole.includes(line)).length).toBeLessThan(10);
      const theirs = (expected?.affected ?? [])
        .filter(({ package: { name } }) => !/-debug(?:info|source)$/.test(name))
        .flatMap(({ package: { ecosystem, name }, ranges }) => {
          const found = packageOfEcosystem(ecosystem, name);
          const fixed = ranges.flatMap(({ events }) => events.flatMap((event) => event.fixed ?? []));
          return fixed.map((version) => `${found?.package} ${found?.release} <${version.replace(/^0:/, '')}`);
        });
      expect([...new Set(whole)].sort()).toEqual([...new Set(theirs)].sort());
    }
    expect(converted.length).toBeGreaterThan(0);
  });
});
