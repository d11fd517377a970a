// Real OSV records of distributions: which CVEs each speaks of, for which release, and that the build it names is mended.
import { beforeAll, describe, expect, test } from 'vitest';
import { cveId } from '#core/advisories/flaws.ts';
import type { Feed } from '#core/feed/feed.ts';
import { isDistribution } from '#core/matching/look-up-names.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { osv } from '#sources/osv/osv.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { shared, sharedLines } from '#tests/shared.ts';
import { readOne } from '#tests/sources.ts';
import { theAdvisory } from '#tests/statements.ts';

interface Raw {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly upstream?: readonly string[];
  readonly related?: readonly string[];
}

describe.skipIf(shared === undefined)('records of distributions', () => {
  let read: readonly { readonly raw: Raw; readonly advisory: ReturnType<typeof theAdvisory>; readonly feed: Feed }[] =
    [];

  beforeAll(() => {
    read = sharedLines<Raw>('data/osv/osv-mined.ndjson.gz').flatMap((raw) => {
      const what = readOne(osv, raw);
      if (what.records.length === 0) return [];
      const advisory = theAdvisory(what);
      const isOwn = advisory.statements.some(
        ({ subject }) => subject.kind === 'package' && isDistribution(subject.package),
      );
      return isOwn ? [{ raw, advisory, feed: feedOf(what.records) }] : [];
    });
  });

  test('speak of every CVE that they name', () => {
    const wrong = read.flatMap(({ raw, feed }) => {
      const named = [raw.id, ...(raw.aliases ?? []), ...(raw.upstream ?? []), ...(raw.related ?? [])].filter(
        (name) => cveId(name) !== undefined,
      );
      return named.filter((name) => !feed.find(name).some((index) => feed.vulnerability(index).id === name));
    });
    expect(wrong).toEqual([]);
    expect(read.length).toBeGreaterThanOrEqual(20);
  });

  test('are for one release each where the distribution has releases', () => {
    const releases = new Set(
      read
        .flatMap(({ advisory }) => advisory.statements)
        .map(({ subject }) => (subject.kind === 'package' ? subject.release : '')),
    );
    for (const release of ['debian:11', 'debian:12', 'alpine:v3.13', 'almalinux:8', 'ubuntu:14.04']) {
      expect(releases).toContain(release);
    }
  });

  test('call the first build affected, and none that they name as fixed', () => {
    const verdicts = { below: new Set<string>(), at: new Set<string>() };
    let builds = 0;
    for (const { advisory, feed } of read) {
      for (const { subject, fixed, range } of advisory.statements) {
        if (subject.kind !== 'package' || !isDistribution(subject.package)) continue;
        const [only, ...others] = range;
        if (only?.to === undefined || others.length > 0) continue;
        const distro = subject.release === undefined ? '' : `?distro=${subject.release.replace(':', '-')}`;
        const verdictOf = (version: string): string => {
          const component = ofPurl(`pkg:${subject.package}@${encodeURIComponent(version)}${distro}`);
          const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
          if (affected.length > 0) return 'affected';
          return unknown.length > 0 ? 'unknown' : notAffected.length > 0 ? 'not affected' : 'nothing said';
        };
        builds += 1;
        // A fix in version 0 says that no build was ever affected.
        if (only.to.version !== '0') verdicts.below.add(verdictOf(only.from?.version ?? '0'));
        for (const version of fixed) verdicts.at.add(verdictOf(version));
      }
    }
    expect([...verdicts.below]).toEqual(['affected']);
    expect([...verdicts.at]).toEqual(['not affected']);
    expect(builds).toBeGreaterThan(40);
  });
});
