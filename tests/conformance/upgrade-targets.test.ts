// Patches that another tool works out for invented packages, of which it knows every release. We know only the versions that
// records name, and resolve no dependencies; so this judges what its patches and ours do to the package that is upgraded.
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import type { Component } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';
import { affectedAt, matchInventory } from '#core/matching/match-inventory.ts';
import { tell } from '#core/matching/tell.ts';
import type { Match } from '#core/matching/match.ts';
import { searchTarget } from '#core/plans/target.ts';
import type { Risk } from '#core/plans/risk.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { osv } from '#sources/osv/osv.ts';
import { feedOf } from '#tests/feed-of.ts';
import { inventoryOf, ofPurl } from '#tests/inventory-of.ts';
import { shared, sharedLines } from '#tests/shared.ts';
import { readOne } from '#tests/sources.ts';

interface Found {
  readonly id: string;
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

interface Patch {
  readonly packageUpdates?: readonly {
    readonly name: string;
    readonly versionFrom: string;
    readonly versionTo: string;
  }[];
  readonly fixed?: readonly Found[];
  readonly introduced?: readonly Found[];
}

interface Result {
  readonly vulnerabilities: readonly Found[];
  readonly patches: readonly Patch[];
}

/** One package at one version, in the records of its folder. */
interface Place {
  readonly case: string;
  readonly feed: Feed;
  readonly component: Component;
  /** The ids that must be affected, all of them where the case lists all. */
  readonly affected: readonly string[];
  readonly complete: boolean;
  /** What the other tool goes to, for the same package. */
  readonly to: readonly { readonly version: string; readonly closes: readonly string[] }[];
}

/** Versions that bear a date and so stand above every fix: theirs knows this package by name. May only shrink. */
const withoutTarget = [
  'internal/strategy/override/testdata/workaround/commons maven/commons-beanutils/commons-beanutils 20020520',
];

describe.skipIf(shared === undefined)('patches of guided remediation', () => {
  const places = shared === undefined ? [] : placesOf();

  test('every vulnerability that it found is found, and no other where it lists all', () => {
    const wrong = places.filter(({ feed, component, affected, complete }) => {
      const found = affectedAtVersion(feed, component, component.version ?? '');
      return !affected.every((id) => found.has(id)) || (complete && found.size !== affected.length);
    });
    expect(wrong.map(named)).toEqual([]);
    expect(places.length).toBeGreaterThan(20);
  });

  test('what its upgrade of a package closes is closed at that version', () => {
    const upgrades = places.flatMap((place) => place.to.map((to) => ({ place, to })));
    const wrong = upgrades.filter(({ place, to }) => {
      const left = affectedAtVersion(place.feed, place.component, to.version);
      return to.closes.some((id) => left.has(id));
    });
    expect(wrong.map(({ place, to }) => `${named(place)} to ${to.version}`)).toEqual([]);
    expect(upgrades.length).toBeGreaterThan(10);
  });

  test('our target closes what it says, and leaves no more open than theirs', () => {
    const lost: string[] = [];
    const more: string[] = [];
    for (const place of places) {
      const { feed, component, to } = place;
      const target = targetOf(feed, component);
      const at = (version: string): ReadonlySet<string> => affectedAtVersion(feed, component, version);
      if (target === undefined) {
        if (to.length > 0) lost.push(named(place));
        continue;
      }
      const left = at(target.version);
      if (target.closes.some((id) => left.has(id))) lost.push(named(place));
      const best = Math.min(...to.map(({ version }) => at(version).size));
      if (left.size > best) more.push(`${named(place)} to ${target.version}`);
    }
    expect(lost).toEqual(withoutTarget);
    expect(more).toEqual([]);
  });
});

function named({ case: name, component }: Place): string {
  return `${name} ${component.package} ${component.version}`;
}

function affectedAtVersion(feed: Feed, component: Component, version: string): ReadonlySet<string> {
  return new Set([...affectedAt(component, version, feed, schemeOf)].map((index) => feed.vulnerability(index).id));
}

function targetOf(
  feed: Feed,
  component: Component,
): { readonly version: string; readonly closes: readonly string[] } | undefined {
  const matches = matchInventory(inventoryOf(component), feed, schemeOf).affected.map((one) =>
    tell(one, feed, schemeOf),
  );
  const part = {
    component,
    from: component.version === undefined ? [] : [component.version],
    risks: matches.map(riskOf),
  };
  const { found } = searchTarget([part], {
    affectedAt: (one, version) => affectedAt(one, version, feed, schemeOf),
  });
  if (found?.target.version === undefined) return undefined;
  return { version: found.target.version, closes: found.closes.map(({ match }) => match.vulnerability.id) };
}

/** The target asks a risk only for its match. */
function riskOf(match: Match, index: number): Risk {
  return { match, index } as unknown as Risk;
}

function placesOf(): readonly Place[] {
  const lines = sharedLines<{ path: string; content: string }>('suites/truth/guided-remediation.ndjson.gz');
  const files = new Map(lines.map(({ path, content }) => [path.replace(/^guidedremediation\//, ''), content]));
  return [...files]
    .filter(([path]) => /\/(?:patches|result)\.json$/.test(path))
    .flatMap(([path, content]) => {
      const vulnerabilities = nearest(files, dirname(path));
      const ecosystem = ecosystemOf(path);
      if (vulnerabilities === undefined) return [];
      const parsed = JSON.parse(content) as Result | readonly Patch[];
      const result = 'patches' in parsed ? parsed : { vulnerabilities: [], patches: parsed };
      return placesIn({ path: dirname(path), ecosystem, feed: feedOfVulnerabilities(vulnerabilities), result });
    });
}

function nearest(files: ReadonlyMap<string, string>, folder: string): string | undefined {
  for (let at = folder; at !== '.'; at = dirname(at)) {
    const found = files.get(`${at}/vulnerabilities.json`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ecosystemOf(path: string): string {
  return path.includes('/npm/') ? 'npm' : path.includes('/python/') ? 'PyPI' : 'Maven';
}

function feedOfVulnerabilities(text: string): Feed {
  const { vulns } = JSON.parse(text) as { readonly vulns: readonly object[] };
  return feedOf(vulns.flatMap((record) => readOne(osv, { modified: '2024-01-01T00:00:00Z', ...record }).records));
}

interface Case {
  readonly path: string;
  readonly ecosystem: string;
  readonly feed: Feed;
  readonly result: Result;
}

function placesIn({ path, ecosystem, feed, result }: Case): readonly Place[] {
  const { vulnerabilities, patches } = result;
  const all = vulnerabilities.length > 0 ? vulnerabilities : patches.flatMap(({ fixed = [] }) => fixed);
  const at = all.flatMap(({ id, packages }) => packages.map(({ name, version }) => ({ id, name, version })));
  return [...Map.groupBy(at, ({ name, version }) => `${name}@${version}`).values()].flatMap((list) => {
    const [first] = list;
    const found = first && packageOfEcosystem(ecosystem, first.name);
    if (first === undefined || found === undefined) return [];
    const { name, version } = first;
    return [
      {
        case: path,
        feed,
        component: ofPurl(`pkg:${found.package}@${encodeURIComponent(version)}`),
        affected: [...new Set(list.map(({ id }) => id))],
        complete: vulnerabilities.length > 0,
        to: patches.flatMap(({ packageUpdates = [], fixed = [] }) =>
          packageUpdates
            .filter((update) => update.name === name && (update.versionFrom === version || update.versionFrom === ''))
            .map(({ versionTo }) => ({
              version: versionTo,
              closes: fixed
                .filter(({ packages }) => packages.some((one) => one.name === name && one.version === version))
                .map(({ id }) => id),
            })),
        ),
      },
    ];
  });
}
