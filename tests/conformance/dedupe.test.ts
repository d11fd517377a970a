// The joining of records by their names, against the clusters of the shared suite, which were made from the same names.
import { describe, expect, test } from 'vitest';
import { cveId, flawsOf } from '#core/advisories/flaws.ts';
import { joinFlaws } from '#core/advisories/join.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Row {
  readonly rid: string;
  readonly cluster: string;
  readonly source: string;
  readonly ids: readonly string[];
}

describe.skipIf(shared === undefined)('joining the records of all publishers', () => {
  const rows = shared === undefined ? [] : sharedLines<Row>('suites/truth/dedupe-truth.ndjson.gz');
  const flaws = rows.flatMap(({ rid, cluster, source, ids: [own = rid, ...others] }) =>
    flawsOf(own, others).flaws.map((ids) => ({ cluster, publisher: source, own, ids })),
  );
  const { clusterOf, clusters } = joinFlaws(flaws);
  // A cluster by its id and where it stands, since an id that could be anything may name two.
  const nameOf = (index: number): string => `${clusters[clusterOf[index] ?? -1]?.id} ${clusterOf[index]}`;
  const joinedOf = groups(flaws.map(({ cluster }, index) => [cluster, nameOf(index)]));
  const truthOf = groups(flaws.map(({ cluster }, index) => [nameOf(index), cluster]));
  const cvesOf = groups(
    rows.flatMap(({ cluster, ids }) =>
      ids.flatMap((id) => cveId(id) ?? []).map((cve): readonly [string, string] => [cluster, cve]),
    ),
  );

  test('makes one of every cluster that names at most one CVE', () => {
    const several = [...joinedOf].filter(
      ([cluster, joined]) => joined.size > 1 && (cvesOf.get(cluster)?.size ?? 0) <= 1,
    );
    expect(several).toEqual([]);
    expect(joinedOf.size).toBeGreaterThan(10_000);
  });

  test('joins no two clusters', () => {
    expect([...truthOf].filter(([, truths]) => truths.size > 1).map(([joined]) => joined)).toEqual([]);
  });

  test('never makes one of two CVEs, which the suite does where one advisory names both', () => {
    const cves = clusters.map(({ id, aliases }) => [id, ...aliases].filter((name) => cveId(name) !== undefined).length);
    expect(cves.filter((count) => count > 1)).toEqual([]);
    expect([...cvesOf.values()].filter((ids) => ids.size > 1).length).toBeGreaterThan(0);
  });
});

function groups<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Set<Value>> {
  const found = new Map<string, Set<Value>>();
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set<Value>()).add(value));
  return found;
}
