// All advisories at hand in one feed: how their names are joined, and what they say of the components of real SBOMs. CVE
// records are left out: each bears one name, so that they join nothing, and no ecosystem's library reads them.
import { beforeAll, describe, expect, test } from 'vitest';
import { readInventory } from '#cli/inventory.ts';
import type { Io } from '#cli/io.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { isIdentifier } from '#core/advisories/flaws.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { compile } from '#core/feed/compile.ts';
import { FeedDraft } from '#core/feed/draft.ts';
import type { AdvisoryHead, Feed } from '#core/feed/feed.ts';
import type { Component } from '#core/components/component.ts';
import type { Verdict } from '#core/matching/match.ts';
import { openFeed } from '#core/feed/open.ts';
import { matchInventory, type Finding } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { memoryReader } from '#feeds/feed-reader.ts';
import { compileTools } from '#feeds/tools.ts';
import { readSources } from '#sources/read.ts';
import { secondReading, type Ecosystem, type RawRecord } from '#tests/conformance/second-reading.ts';
import { shared, sharedLines } from '#tests/shared.ts';

const osvFiles = ['govuln', 'pysec', 'rustsec', 'osv-mined', 'oss-fuzz'].map((name) => `osv/${name}.ndjson.gz`);
const gitlabFiles = ['gem', 'go', 'maven', 'npm', 'nuget', 'packagist', 'pypi', 'conan'];
const nativeFiles = ['rubysec', 'friendsofphp', ...gitlabFiles.map((name) => `gitlab-${name}`)];
const files = [
  ...osvFiles,
  ...nativeFiles.map((name) => `native/${name}.ndjson.gz`),
  'csaf/cisa-csaf.ndjson.gz',
  'kev/kev-asof-2024-10-31.json',
];

/** What joining needs of an advisory. */
interface Named {
  readonly id: string;
  readonly flaws: readonly (readonly string[])[];
}

/** Joins that were refused because they would make one of two CVEs. May only shrink. */
const refusedJoinsMax = 9;

/** Records of which another copy, changed on the same day, is kept, and that names one alias less. May only shrink. */
const nameLost = ['PYSEC-2021-63'];

const ecosystemOf: ReadonlyMap<string, Ecosystem> = new Map([
  ['npm', 'npm'],
  ['pypi', 'PyPI'],
  ['gem', 'RubyGems'],
  ['golang', 'Go'],
  ['cargo', 'crates.io'],
]);

const io: Io = {
  cwd: shared ?? '',
  stdin: async function* () {},
  stdout: () => {},
  stderr: () => {},
  today: () => '2026-11-10',
  clock: () => 0,
  colour: false,
  columns: 100,
};

describe.skipIf(shared === undefined)('all records in one feed', () => {
  const advisories: Named[] = [];
  let feed: Feed;
  let findings: readonly Finding[] = [];
  let components: readonly Component[] = [];

  beforeAll(async () => {
    const draft = new FeedDraft(schemeOf);
    await readSources(
      files.map((file) => `${shared}/data/${file}`),
      (record) => {
        draft.add(record);
        if (record.kind !== 'advisory') return;
        const { id, flaws } = record.advisory;
        advisories.push({ id, flaws: flaws.map(({ ids }) => ids) });
      },
    );
    feed = openFeed(memoryReader(Buffer.concat(compile(draft, [], '2026-11-25', compileTools).parts)));
    const inventory = await readInventory(['data/sbom'], io);
    components = inventory.assets.flatMap((asset) => asset.components);
    const { affected, unknown, notAffected } = matchInventory(inventory, feed, schemeOf);
    findings = [...affected, ...unknown, ...notAffected];
  });

  test('no vulnerability bears two CVEs, and one that bears a CVE is named by it', () => {
    const wrong: string[] = [];
    for (let index = 0; index < feed.head().vulnerabilities; index += 1) {
      const { id, aliases } = feed.vulnerability(index);
      const cves = [id, ...aliases].filter((name) => cveId(name) !== undefined);
      if (cves.length > 1 || (cves.length === 1 && cves[0] !== id)) wrong.push(id);
    }
    expect(wrong).toEqual([]);
    expect(feed.head().vulnerabilities).toBeGreaterThan(15_000);
  });

  test('an advisory that names several CVEs glues none of them', () => {
    const several = advisories.filter(({ flaws }) => flaws.length > 1);
    const glued = several.filter(({ flaws }) => {
      const found = flaws.map(([name = '']) => feed.find(name)[0]);
      return new Set(found).size < flaws.length || found.includes(undefined);
    });
    expect(glued.map(({ id }) => id)).toEqual([]);
    expect(several.length).toBeGreaterThan(500);
  });

  test('all names of one flaw lead to one vulnerability', () => {
    const apart = advisories.flatMap(({ id, flaws }) =>
      flaws
        .map((ids) => ids.filter(isIdentifier).map((name) => feed.find(name)))
        .filter(([first, ...others]) => first?.some((index) => others.every((list) => list.includes(index))) === false)
        .map(() => id),
    );
    expect(apart).toEqual(nameLost);
    const refused = feed.head().dropped.find(({ reason }) => reason.startsWith('join refused'));
    expect(refused?.count).toBeLessThanOrEqual(refusedJoinsMax);
  });

  test("what a publisher says of a component is what the ecosystem's own library makes of its record", () => {
    const raw = rawByKey();
    const wrong: string[] = [];
    const judged = { affected: 0, 'not affected': 0 };
    for (const { component, head, says } of opinions(findings)) {
      const ecosystem = ecosystemOf.get(component.package?.split('/')[0] ?? '');
      const [record, ...others] = raw.get(`${head.source} ${head.id}`) ?? [];
      if (ecosystem === undefined || record === undefined || others.length > 0) continue;
      const isPackage = (name: string): boolean => packageOfEcosystem(ecosystem, name)?.package === component.package;
      const second = secondReading(record, ecosystem, isPackage, component.version ?? '');
      if (second === undefined || says === 'unknown') continue;
      judged[says] += 1;
      if (second !== (says === 'affected')) wrong.push(`${component.purl} ${head.id}: ${says}`);
    }
    expect(wrong).toEqual([]);
    expect(judged.affected).toBeGreaterThan(250);
    expect(judged['not affected']).toBeGreaterThan(900);
  });

  test("no record is missed that the ecosystem's own library finds a component in", () => {
    const raw = rawByPackage();
    const found = new Set(
      opinions(findings).flatMap(({ component, head, says }) =>
        says === 'affected' ? [`${component.purl} ${head.id}`] : [],
      ),
    );
    const missed: string[] = [];
    let right = 0;
    for (const { package: name = '', purl, version } of components) {
      const [type = '', ...rest] = name.split('/');
      const ecosystem = ecosystemOf.get(type);
      if (ecosystem === undefined || version === undefined) continue;
      for (const record of raw.get(`${ecosystem} ${plain(rest.join('/'))}`) ?? []) {
        const isPackage = (other: string): boolean => plain(other) === plain(rest.join('/'));
        if (secondReading(record, ecosystem, isPackage, version) !== true) continue;
        const id = record._path ?? record.id ?? '';
        if (found.has(`${purl} ${id}`)) right += 1;
        else missed.push(`${purl} ${id}`);
      }
    }
    expect(missed).toEqual([]);
    expect(right).toBeGreaterThan(250);
  });
});

/** Records by their package as text, found without our names: `npm @babel/core`, `Go golang.org/x/net`. */
function rawByPackage(): ReadonlyMap<string, readonly RawRecord[]> {
  const named = [...rawByKey().values()]
    .flatMap((records) => (records.length > 1 ? [] : records))
    .flatMap((record) => {
      const of = (ecosystem: string, name: string) => ({ name: `${ecosystem} ${plain(name)}`, record });
      const [type = '', ...rest] = record.package_slug?.split('/') ?? [];
      const ecosystem = ecosystemOf.get(type === 'go' ? 'golang' : type);
      if (ecosystem !== undefined) return [of(ecosystem, rest.join('/'))];
      if (record.gem !== undefined) return [of('RubyGems', record.gem)];
      if (record.withdrawn !== undefined) return [];
      return (record.affected ?? []).flatMap(({ package: one }) =>
        one === undefined ? [] : [of(one.ecosystem, one.name)],
      );
    });
  const groups = Map.groupBy(named, ({ name }) => name);
  return new Map([...groups].map(([name, list]) => [name, [...new Set(list.map(({ record }) => record))]]));
}

/** Names as PyPI folds them; nobody else has two packages whose names differ by that alone. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

interface AdvisoryOpinion {
  readonly component: Component;
  readonly head: AdvisoryHead;
  readonly says: Verdict;
}

/** What each advisory says of each component, by all its ranges together. */
function opinions(findings: readonly Finding[]): readonly AdvisoryOpinion[] {
  return findings.flatMap(({ component, heard }) =>
    [...Map.groupBy(heard, ({ head }) => head)].map(([head, own]) => {
      const said = own.map(({ says }) => says);
      const says = said.includes('affected') ? 'affected' : said.includes('unknown') ? 'unknown' : 'not affected';
      return { component, head, says };
    }),
  );
}

/** Records by their reader and id, as advisories bear them. */
function rawByKey(): ReadonlyMap<string, readonly RawRecord[]> {
  const records = files
    .filter((file) => /^(?:osv|native)\//.test(file))
    .flatMap((file) => sharedLines<RawRecord>(`data/${file}`));
  return Map.groupBy(records, (record) => {
    if (record.package_slug !== undefined) return `gitlab ${record._path}`;
    return record._path === undefined ? `osv ${record.id}` : `rubysec ${record._path}`;
  });
}
