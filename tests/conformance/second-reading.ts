// A second reading of raw records with the ecosystems' own libraries: what a publisher says of one version, computed without
// our version keys and ranges. `undefined` where a record says nothing that these libraries can judge.
import { compare as comparePypi } from '@renovatebot/pep440';
import { eq as sameGem, gt as laterGem, lt as earlierGem, satisfies as gemSatisfies } from '@renovatebot/ruby-semver';
import * as semver from 'semver';

export interface RawRecord {
  readonly id?: string;
  readonly _path?: string;
  readonly package_slug?: string;
  readonly affected_range?: string;
  readonly affected?: readonly RawAffected[];
  readonly withdrawn?: string;
  readonly gem?: string;
  readonly patched_versions?: readonly string[];
  readonly unaffected_versions?: readonly string[];
}

interface RawAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string };
  readonly ranges?: readonly RawRange[];
  readonly versions?: readonly string[];
}

interface RawRange {
  readonly type: string;
  readonly events: readonly Readonly<Record<string, string>>[];
}

export type Ecosystem = 'npm' | 'PyPI' | 'RubyGems' | 'Go' | 'crates.io';
type Compare = (a: string, b: string) => number;

const loose = { loose: true, includePrerelease: true };

const compares: Readonly<Record<Ecosystem, Compare>> = {
  npm: (a, b) => semver.compare(a, b, loose),
  PyPI: comparePypi,
  RubyGems: (a, b) => (laterGem(a, b) ? 1 : earlierGem(a, b) ? -1 : sameGem(a, b) ? 0 : Number.NaN),
  Go: (a, b) => semver.compare(goVersion(a), goVersion(b), loose),
  'crates.io': (a, b) => semver.compare(a, b, loose),
};

export function isJudged(ecosystem: string): ecosystem is Ecosystem {
  return ecosystem in compares;
}

/** Whether the record calls this version of the package affected. */
export function secondReading(
  record: RawRecord,
  ecosystem: Ecosystem,
  isPackage: (name: string) => boolean,
  version: string,
): boolean | undefined {
  try {
    if (record.affected_range !== undefined) return byNativeRange(record.affected_range, ecosystem, version);
    if (record.affected !== undefined) return byEvents(record.affected, ecosystem, isPackage, version);
    return byPatched(record, version);
  } catch {
    // The libraries throw on versions and ranges that they don't know.
    return undefined;
  }
}

function byNativeRange(range: string, ecosystem: Ecosystem, version: string): boolean | undefined {
  if (range.trim() === '') return undefined;
  switch (ecosystem) {
    case 'npm':
      return semver.valid(version, loose) === null || semver.validRange(range, loose) === null
        ? undefined
        : semver.satisfies(version, range, loose);
    case 'PyPI':
    case 'RubyGems':
    case 'Go':
      return anyGroup(range, compares[ecosystem], version);
    case 'crates.io':
      return undefined;
  }
}

/** Alternatives behind `||`, each of one or several comparisons. */
function anyGroup(range: string, compare: Compare, version: string): boolean | undefined {
  const groups = range.split('||').map((group) => group.trim().split(/[\s,]+(?=[<>=!])|,\s*/));
  const comparisons = groups.map((group) => group.map((text) => /^(<=?|>=?|==?|!=)\s*([^\s<>=!|,]+)$/.exec(text)));
  if (comparisons.flat().includes(null)) return undefined;
  return comparisons.some((group) =>
    group.every((match) => holds(match?.[1] ?? '', compare(version, match?.[2] ?? ''))),
  );
}

function holds(operator: string, order: number): boolean {
  if (Number.isNaN(order)) throw new Error('the versions can not be compared');
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '!=':
      return order !== 0;
    default:
      return order === 0;
  }
}

/** rubysec: affected is what no requirement of a patched or unaffected version takes in. */
function byPatched(record: RawRecord, version: string): boolean {
  const safe = [...(record.patched_versions ?? []), ...(record.unaffected_versions ?? [])];
  return !safe.some((requirement) => requirement.split(',').every((one) => gemSatisfies(version, one.trim())));
}

/** OSV's evaluation as its schema tells it: the last event at or below the version decides; listed versions are affected. */
function byEvents(
  all: readonly RawAffected[],
  ecosystem: Ecosystem,
  isPackage: (name: string) => boolean,
  version: string,
): boolean | undefined {
  const compare = compares[ecosystem];
  const own = all.filter((one) => one.package?.ecosystem === ecosystem && isPackage(one.package.name));
  const ranges = own.flatMap((one) => one.ranges ?? []).filter(({ type }) => type !== 'GIT');
  const listed = own.flatMap((one) => one.versions ?? []);
  if (ranges.length === 0 && listed.length === 0) return undefined;
  if (listed.some((one) => one === version)) return true;
  return ranges.some(({ events }) => openAt(events, compare, version));
}

function openAt(events: RawRange['events'], compare: Compare, version: string): boolean {
  const below = (other: string): number => (other === '0' ? -1 : compare(other, version));
  const flat = events.flatMap((event) => Object.entries(event)).map(([kind, at]) => ({ kind, at }));
  const sorted = flat.toSorted((a, b) => (a.at === '0' ? -1 : b.at === '0' ? 1 : compare(a.at, b.at)));
  let open = false;
  for (const { kind, at } of sorted) {
    const order = below(at);
    if (Number.isNaN(order)) throw new Error('the versions can not be compared');
    if (kind === 'introduced' && order <= 0) open = true;
    else if (kind === 'fixed' && order <= 0) open = false;
    else if (kind === 'last_affected' && order < 0) open = false;
  }
  return open;
}

/** Go's modules write `v1.2.3`, its toolchain `go1.20` and `go1.21rc2`. */
function goVersion(text: string): string {
  const match = /^(?:go|v)?(\d+)(?:\.(\d+))?(?:\.(\d+))?(rc\d+|beta\d+|alpha\d+)?(.*)$/.exec(text);
  if (match === null) return text;
  const [, major = '', minor = '0', patch = '0', pre, rest = ''] = match;
  return `${major}.${minor}.${patch}${pre === undefined ? rest : `-${pre}`}`;
}
