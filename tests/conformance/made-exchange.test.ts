// Made Exchange servers, a build of each cumulative update, against all real records on Exchange Server: one is cleared only
// at or above the fixed build of its own update, or behind all updates that the record names in its release.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { rawFile, rawRecords, type RawAffected } from '#tests/conformance/made-hosts.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { inventoryOf, ofProduct } from '#tests/inventory-of.ts';
import { shared } from '#tests/shared.ts';

/** Builds of cumulative updates by release: learn.microsoft.com/exchange/new-features/build-numbers-and-release-dates. */
const updates: Readonly<Record<string, readonly string[]>> = {
  '2016': ['15.1.2106', '15.1.2176', '15.1.2242', '15.1.2308', '15.1.2375', '15.1.2507'],
  '2019': ['15.2.721', '15.2.922', '15.2.986', '15.2.1118', '15.2.1258', '15.2.1544', '15.2.1748'],
};

describe.skipIf(shared === undefined)('made of real records', () => {
  let feed: Feed;

  beforeAll(async () => {
    feed = await feedOfFiles([`${shared}/${rawFile}`]);
  }, 180_000);

  test('Exchange servers, by build', () => {
    const counts = { affected: 0, 'not affected': 0, unknown: 0 };
    const wrong: string[] = [];
    const records = rawRecords().flatMap(({ cveMetadata, containers }) => {
      const rows = (containers.cna?.affected ?? []).filter(
        ({ product }) => product?.includes('Exchange Server') === true,
      );
      return rows.length === 0 ? [] : [{ cve: cveMetadata.cveId, rows }];
    });
    expect(records.length).toBeGreaterThanOrEqual(4);
    for (const [release, branches] of Object.entries(updates)) {
      for (const branch of branches) {
        for (const revision of [0, 7, 12, 28, 34, 35, 39, 99]) {
          const version = `${branch}.${revision}`;
          const verdicts = verdictsOn(version, release);
          for (const { cve, rows } of records) {
            const verdict = verdicts.get(cve);
            if (verdict !== undefined) counts[verdict] += 1;
            const allowed = allowedOn(rows, release, numbersOf(version));
            if (verdict !== undefined && !allowed.includes(verdict))
              wrong.push(`${cve} ${version}: ${verdict}, allowed ${allowed.join()}`);
          }
        }
      }
    }
    console.log(counts);
    expect(wrong).toEqual([]);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(25);
  });

  function verdictsOn(version: string, release: string): ReadonlyMap<string, 'affected' | 'not affected' | 'unknown'> {
    const component = ofProduct('Microsoft', `Microsoft Exchange Server ${release}`, version);
    const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
    return new Map(
      [...affected, ...unknown, ...notAffected].map(({ index, verdict }) => [feed.vulnerability(index).id, verdict]),
    );
  }
});

function numbersOf(version: string): readonly [branch: number, revision: number] {
  const [, , branch = 0, revision = 0] = version.split('.').map(Number);
  return [branch, revision];
}

/** By the rows on the release; those that end in no build leave all open. */
// oxlint-disable-next-line max-params -- a record's rows and one host
function allowedOn(
  rows: readonly RawAffected[],
  release: string,
  [branch, revision]: readonly [number, number],
): readonly string[] {
  const ofRelease = rows.filter(({ product }) => product?.includes(release) === true);
  const ends = ofRelease.flatMap(({ versions = [] }) => versions.map(({ lessThan }) => lessThan));
  const fixes = ends.flatMap((end) => (end === undefined ? [] : [numbersOf(end)]));
  const own = fixes.filter(([one]) => one === branch).map(([, one]) => one);
  if (own.some((one) => revision < one)) return ['affected'];
  // Two records state the build of one update beside another's name, by which its hosts are affected until that build.
  if (own.length > 0) return ['not affected', 'affected'];
  const isBehindAll = fixes.length > 0 && fixes.every(([one]) => one < branch) && !ends.includes(undefined);
  return isBehindAll ? ['not affected'] : ['unknown', 'affected'];
}
