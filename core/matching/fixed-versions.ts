import { contains } from '#core/versions/range.ts';
import type { VersionKey } from '#core/versions/scheme.ts';
import type { Finding } from '#core/matching/match-inventory.ts';
import type { Heard } from '#core/matching/verdict.ts';
import type { SchemeLookUp } from '#core/matching/opinion.ts';

type Weighing = Pick<Finding, 'heard' | 'stated' | 'component'>;

/** The scheme of what is said; a package's own where only a scanner speaks of it. */
export function schemeNameOf({ heard, component }: Weighing): string {
  return heard[0]?.statement.scheme ?? component.package?.split('/')[0] ?? 'generic';
}

/**
 * Versions above the current one that some record names as fixed, and that no standing statement on the same vulnerability
 * calls affected; lowest first. Where an affected range ends is not enough: the end of `8.x` is a version that nobody named.
 */
export function fixedVersions(weighing: Weighing, schemes: SchemeLookUp): readonly string[] {
  const named = new Map<VersionKey, string>();
  for (const one of weighing.heard) {
    for (const [key, version] of namedBy(one, weighing.heard, schemes)) named.set(key, version);
  }
  for (const [key, version] of namedByScanners(weighing, schemes)) if (!named.has(key)) named.set(key, version);
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
}

type Named = readonly (readonly [VersionKey, string])[];

function namedBy({ says, statement, lookUp }: Heard, heard: readonly Heard[], schemes: SchemeLookUp): Named {
  const scheme = says === 'affected' ? schemes(statement.scheme) : undefined;
  const current = lookUp.version === undefined ? undefined : scheme?.key(lookUp.version);
  if (scheme === undefined || current === undefined) return [];
  return statement.fixed.flatMap((version): Named => {
    const key = scheme.key(version);
    return key !== undefined && key > current && !isAffected(heard, statement.scheme, key) ? [[key, version]] : [];
  });
}

function namedByScanners(weighing: Weighing, schemes: SchemeLookUp): Named {
  const { stated, component, heard } = weighing;
  const name = schemeNameOf(weighing);
  const scheme = schemes(name);
  const current = component.version === undefined ? undefined : scheme?.key(component.version);
  if (scheme === undefined || current === undefined) return [];
  const better = (version: string): Named => {
    const key = scheme.key(version);
    return key !== undefined && key > current && !isAffected(heard, name, key) ? [[key, version]] : [];
  };
  return stated.flatMap(({ scanned, stance }) =>
    stance === 'affected' && scanned !== undefined
      ? agreed(scanned.fixedIn.flatMap(better), inSolution(scanned.solution).flatMap(better))
      : [],
  );
}

/**
 * A scanner may name one version in what it printed and another in its solution, where the first turned out not to be
 * enough: of each major version, what is below the lowest that either names is left out.
 */
function agreed(printed: Named, advised: Named): Named {
  const floors = new Map<string, VersionKey>();
  for (const named of [printed, advised]) {
    for (const [line, key] of lowestOfLines(named)) {
      const floor = floors.get(line);
      if (floor === undefined || key > floor) floors.set(line, key);
    }
  }
  return [...printed, ...advised].filter(([key, version]) => key >= (floors.get(lineOf(version)) ?? key));
}

function lowestOfLines(named: Named): ReadonlyMap<string, VersionKey> {
  const lowest = new Map<string, VersionKey>();
  for (const [key, version] of named) {
    const least = lowest.get(lineOf(version));
    if (least === undefined || key < least) lowest.set(lineOf(version), key);
  }
  return lowest;
}

function lineOf(version: string): string {
  return /^\d*/.exec(version)?.[0] ?? '';
}

const solutionCharactersMax = 2000;

/** Versions that a solution says to go to: `Upgrade to Thing version 2.17.1 or later`. */
function inSolution(solution: string | undefined): readonly string[] {
  const advice = /\b(?:upgrade|update)d?\b([^]*)/i.exec(solution?.slice(0, solutionCharactersMax) ?? '')?.[1] ?? '';
  // The sentence ends before what else is said of other versions.
  const [sentence = ''] = advice.split(/\.(?:\s|$)|\b(?:prior to|earlier than|before|below)\b/i, 1);
  return (sentence.match(/(?<![\w.-])\d+\.\d[\w.+~-]*/g) ?? []).map((version) => version.replace(/[.-]+$/, ''));
}

function isAffected(heard: readonly Heard[], scheme: string, key: VersionKey): boolean {
  return heard.some(
    ({ statement }) => statement.stance === 'affected' && statement.scheme === scheme && contains(statement.range, key),
  );
}
