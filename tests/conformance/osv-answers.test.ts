// What api.osv.dev answered for real packages and versions, against what the OSV records at hand make of them.
import { beforeAll, describe, expect, test } from 'vitest';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import type { Component } from '#core/components/component.ts';
import type { Verdict } from '#core/matching/match.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Row {
  readonly query: {
    readonly package?: { readonly ecosystem: string; readonly name: string };
    readonly version?: string;
  };
  /** The records that OSV answered with. */
  readonly ids: readonly string[];
  /** The youngest change of these records: the answer is at least as young. */
  readonly maxModified: string;
  /** Pairs that were checked by other means. */
  readonly labelled: Readonly<Record<string, { readonly expected: boolean }>>;
}

interface RawRecord {
  readonly id: string;
  readonly modified: string;
  readonly _git?: { readonly last_changed: string };
}

interface Answer {
  readonly row: Row;
  readonly said: ReadonlyMap<string, Verdict>;
}

const files = ['govuln', 'pysec', 'rustsec', 'osv-mined'].map((name) => `data/osv/${name}.ndjson.gz`);

/** Labelled pairs on records that the data at hand does not hold. May only shrink. */
const pairsWithoutRecordMax = 30;

/** Records at hand that were narrowed after their copy was taken. May only shrink. */
const narrowedSince = ['urllib3 1.24.3 PYSEC-2021-108'];

describe.skipIf(shared === undefined)('answers of api.osv.dev', () => {
  const records = new Map<string, RawRecord>();
  let answers: readonly Answer[] = [];

  beforeAll(async () => {
    for (const record of files.flatMap((file) => sharedLines<RawRecord>(file))) {
      if (!records.has(record.id)) records.set(record.id, record);
    }
    const feed = await feedOfFiles(files.map((file) => `${shared}/${file}`));
    const rows = sharedLines<Row>('suites/truth/osv-query-answers.ndjson.gz');
    answers = rows.flatMap((row) => {
      const component = componentOf(row);
      if (component === undefined) return [];
      const { affected, unknown, notAffected } = matchInventory(inventoryOf(component), feed, schemeOf);
      const said = new Map<string, Verdict>();
      for (const { heard } of [...notAffected, ...unknown, ...affected]) {
        for (const { head, says } of heard) if (said.get(head.id) !== 'affected') said.set(head.id, says);
      }
      return [{ row, said }];
    });
  });

  test('all labelled pairs on records at hand come out as labelled', () => {
    const pairs = answers.flatMap(({ row, said }) =>
      Object.entries(row.labelled).map(([id, { expected }]) => ({ name: named(row, id), id, expected, said })),
    );
    const held = pairs.filter(({ id }) => records.has(id));
    const wrong = held.filter(({ id, expected, said }) => (said.get(id) === 'affected') !== expected);
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(held.filter(({ expected }) => expected).length).toBeGreaterThanOrEqual(25);
    expect(held.filter(({ expected }) => !expected).length).toBeGreaterThanOrEqual(77);
    expect(pairs.length - held.length).toBeLessThanOrEqual(pairsWithoutRecordMax);
  });

  test('no record at hand that OSV answered with is missed', () => {
    const answered = answers.flatMap(({ row, said }) =>
      row.ids.filter((id) => records.has(id)).map((id) => ({ name: named(row, id), says: said.get(id) })),
    );
    expect(answered.filter(({ says }) => says !== 'affected').map(({ name }) => name)).toEqual([]);
    expect(answered.length).toBeGreaterThan(250);
  });

  test('no other record calls a version affected, unless it was changed after the answer', () => {
    const beyond = answers.flatMap(({ row, said }) =>
      [...said.keys()]
        .filter((id) => said.get(id) === 'affected' && !row.ids.includes(id) && !isLater(id, row))
        .map((id) => named(row, id)),
    );
    expect(beyond.sort()).toEqual(narrowedSince);
  });

  function isLater(id: string, { maxModified }: Row): boolean {
    const record = records.get(id);
    return Date.parse(record?._git?.last_changed ?? record?.modified ?? '') > Date.parse(maxModified);
  }
});

function named({ query }: Row, id: string): string {
  return `${query.package?.name} ${query.version} ${id}`;
}

/** `undefined` for queries of commits. */
function componentOf({ query }: Row): Component | undefined {
  if (query.package === undefined || query.version === undefined) return undefined;
  const found = packageOfEcosystem(query.package.ecosystem, query.package.name);
  if (found === undefined) return undefined;
  const purl = `pkg:${found.package}@${encodeURIComponent(query.version)}`;
  return ofPurl(found.release === undefined ? purl : `${purl}?distro=${found.release.replace(':', '-')}`);
}
