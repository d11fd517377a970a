// Components of real SBOMs against two publishers' own records, with known answers for each publisher.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Feed } from '#core/feed/feed.ts';
import { matchInventory, type Finding } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { feedOfFiles } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Row {
  readonly purl: string;
  readonly advisory: string;
  readonly source: 'gitlab-npm' | 'govuln';
  readonly ids: readonly string[];
  readonly affected: boolean;
}

const publishers = { 'gitlab-npm': 'GitLab', govuln: 'Go' } as const;

describe.skipIf(shared === undefined)('components of real SBOMs', () => {
  let feed: Feed;
  const rows = shared === undefined ? [] : sharedLines<Row>('suites/truth/sbom-match-npm-go.ndjson.gz');

  beforeAll(async () => {
    feed = await feedOfFiles([`${shared}/data/native/gitlab-npm.ndjson.gz`, `${shared}/data/osv/govuln.ndjson.gz`]);
  });

  const findingOf = (row: Row): Finding | undefined => {
    const found = matchInventory(inventoryOf(ofPurl(row.purl)), feed, schemeOf);
    return [...found.affected, ...found.unknown, ...found.notAffected].find(({ heard }) =>
      heard.some(({ head }) => head.publisher === publishers[row.source] && names(row, head.id)),
    );
  };

  const names = (row: Row, id: string): boolean => {
    const own = row.source === 'govuln' ? row.advisory : row.advisory.replace(/^.*\//, '').replace(/\.yml$/, '');
    return id.toUpperCase().includes(own.toUpperCase());
  };

  test('no component that a publisher calls affected is missed', () => {
    const missed = rows.filter((row) => row.affected && findingOf(row)?.verdict !== 'affected');
    expect(rows.filter(({ affected }) => affected).length).toBeGreaterThan(100);
    expect(missed.map(({ purl, advisory }) => `${purl} ${advisory}`)).toEqual([]);
  });

  test('at most one in a hundred is called affected against its publisher', () => {
    const safe = rows.filter(({ affected }) => !affected);
    const wrong = safe.filter((row) => {
      const says = findingOf(row)?.heard.filter(
        ({ head }) => head.publisher === publishers[row.source] && names(row, head.id),
      );
      return says?.some((one) => one.says === 'affected') ?? false;
    });
    expect(wrong.length / safe.length).toBeLessThanOrEqual(0.01);
    expect(wrong.map(({ purl, advisory }) => `${purl} ${advisory}`)).toEqual([]);
  });
});
