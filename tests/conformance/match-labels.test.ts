// Findings of a scanner on real images, each judged right or wrong by people. Most are on packages of distributions, whose
// databases are not at hand, and no label names an ecosystem; those on GitHub's advisories can be judged by package name.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Advisory } from '#core/advisories/advisory.ts';
import type { Feed } from '#core/feed/feed.ts';
import type { Verdict } from '#core/matching/match.ts';
import { matchInventory } from '#core/matching/match-inventory.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { parse, packageName } from '#core/components/purl.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { shared, sharedLines } from '#tests/shared.ts';
import { readSources } from '#sources/read.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';

interface Label {
  readonly package: { readonly name: string; readonly version: string };
  readonly vulnerabilityId: string;
  readonly label: 'TP' | 'FP' | '??';
}

interface Judged extends Label {
  readonly name: string;
  readonly verdict: Verdict;
}

/**
 * Findings that people refused though the version lies in the range that records state: what the scanner took for the package
 * is another thing, or its build was mended. No label carries what would tell these apart. May only shrink.
 */
const refusedForOtherReasons: Readonly<Record<string, string>> = {
  'PyYAML 3.10': 'no reason is given',
  'diff 1.0.0': 'an extension of Visual Studio Code by the same name',
  'dom4j 1.6.1-hudson-3': 'a build by another group; labels name artifacts without their group',
  'git 0.1.5': 'no reason is given',
  'github.com/docker/docker v20.10.18+incompatible': 'the faulty part can not be imported',
  'guava 20.0': 'the file belongs to an RPM, which has an answer of its own',
  'handlebars 1.0.0': 'an extension of Visual Studio Code by the same name',
  'httpclient 4.5.5': 'no reason is given',
  'json 2.1.0': 'the file belongs to an RPM, which is mended',
  'jsoup 1.11.3': 'the file belongs to an RPM, which has an answer of its own',
  'k8s.io/kubernetes v1.21.9': 'the faulty part can not be imported',
  'npm 1.0.1': 'an extension of Visual Studio Code by the same name',
  'pug 1.0.0': 'an extension of Visual Studio Code by the same name',
  'urllib3 1.24.2': 'the file belongs to an RPM, which is mended',
  'webrick 1.4.2.1': 'the file belongs to an RPM, which is mended',
};

/** Confirmed, but left out by the records at hand, of other publishers than GitHub. May only shrink. */
const leftOut: readonly string[] = ['Django 1.11.29 GHSA-v6rh-hp5x-86rv', 'spring-core 2.5 GHSA-pgf9-h69p-pcgf'];

describe.skipIf(shared === undefined)('labelled findings on advisories of GitHub', () => {
  let judged: readonly Judged[] = [];

  beforeAll(async () => {
    const records: SourceRecord[] = [];
    const osv = ['osv-mined', 'govuln', 'pysec', 'rustsec'].map((name) => `osv/${name}.ndjson.gz`);
    const paths = ['native', ...osv].map((path) => `${shared}/data/${path}`);
    await readSources(paths, (record) => records.push(record));
    const feed = feedOf(records);
    const named = advisoriesByName(records);
    const labels = sharedLines<Label>('suites/truth/match-labels.ndjson.gz').filter(({ vulnerabilityId }) =>
      vulnerabilityId.startsWith('GHSA-'),
    );
    judged = labels.flatMap((label) => judge(label, named.get(label.vulnerabilityId) ?? [], feed) ?? []);
  });

  test('what people confirmed is affected', () => {
    const right = judged.filter(({ label }) => label === 'TP');
    const missed = right.filter(({ verdict }) => verdict !== 'affected').map(({ name }) => name);
    expect([...new Set(missed)].sort()).toEqual(leftOut);
    expect(right.length).toBeGreaterThan(220);
  });

  test('what people refused is affected only where the version is not why they refused it', () => {
    const wrong = judged.filter(({ label, verdict }) => label === 'FP' && verdict === 'affected');
    const packages = new Set(wrong.map((one) => `${one.package.name} ${one.package.version}`));
    expect([...packages].sort()).toEqual(Object.keys(refusedForOtherReasons).sort());
  });
});

function advisoriesByName(records: readonly SourceRecord[]): ReadonlyMap<string, readonly Advisory[]> {
  const advisories = records.flatMap((record) => (record.kind === 'advisory' ? [record.advisory] : []));
  const named = advisories.flatMap((advisory) => {
    const names = [advisory.id, ...advisory.alsoKnownAs, ...advisory.flaws.flatMap(({ ids }) => ids)];
    return [...new Set(names)].map((name) => ({ name, advisory }));
  });
  const groups = Map.groupBy(named, ({ name }) => name);
  return new Map([...groups].map(([name, list]) => [name, list.map(({ advisory }) => advisory)]));
}

/** The verdict on the packages of the label's name that the advisories speak of: affected if one is. */
function judge(label: Label, advisories: readonly Advisory[], feed: Feed): Judged | undefined {
  const packages = advisories
    .flatMap(({ statements }) => statements)
    .flatMap(({ subject }) => (subject.kind === 'package' && isNamed(subject.package, label) ? subject.package : []));
  if (packages.length === 0) return undefined;
  const version = encodeURIComponent(label.package.version);
  const components = [...new Set(packages)].map((name) => ofPurl(`pkg:${name}@${version}`));
  const { affected, unknown } = matchInventory(inventoryOf(...components), feed, schemeOf);
  const about = new Set(feed.find(label.vulnerabilityId));
  const isAbout = ({ index }: { readonly index: number }): boolean => about.has(index);
  const verdict = affected.some(isAbout) ? 'affected' : unknown.some(isAbout) ? 'unknown' : 'not affected';
  return { ...label, name: `${label.package.name} ${label.package.version} ${label.vulnerabilityId}`, verdict };
}

/** Labels name Maven's packages by their artifact alone. */
function isNamed(name: string, { package: { name: label } }: Label): boolean {
  const [type = '', ...parts] = name.split('/');
  if (type === 'maven') return parts.at(-1) === label;
  const purl = parse(`pkg:${type}/${label}`);
  return purl.ok && packageName(purl.value) === name;
}
