// Operating systems as tables state them: a name, a version and a release in columns of their own.
import type { AssetKind } from '#core/components/asset.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { systemOf } from '#core/formats/bases/stated-system.ts';

export interface SystemCells {
  /** `Microsoft Windows 10 Pro`, `Windows`, `macOS`. */
  readonly name: string | undefined;
  /** `10.0.19045.4894`, `19045.4894`, `14.5`. */
  readonly version?: string | undefined;
  /** `22H2`. */
  readonly release?: string | undefined;
  /** The tool knows no servers: a plain `Windows` is the client of its build. */
  readonly isClient?: boolean;
}

interface TableSystem {
  /** `undefined` where the cells name a kind of system only: `Linux`. */
  readonly component: StatedComponent | undefined;
  readonly kind: AssetKind;
}

const cellCharactersMax = 200;

/** More different systems are told each by itself. */
const systemsMax = 10_000;

/** The systems of one table: the same few stand in all its rows. */
export class TableSystems {
  readonly #known = new Map<string, TableSystem>();

  of(cells: SystemCells): TableSystem {
    const key = [cells.name, cells.version, cells.release, cells.isClient].join('\u0000');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const system = tableSystem(cells);
    if (this.#known.size < systemsMax) this.#known.set(key, system);
    return system;
  }
}

/** Names that Microsoft's directory and its Graph give to systems, folded. */
const directoryNames: ReadonlyMap<string, string> = new Map([
  ['macmdm', 'macOS'],
  ['iphone', 'iOS'],
  ['ipad', 'iPadOS'],
  ['androidforwork', 'Android'],
  ['androidenterprise', 'Android'],
  ['windowsrt', 'Windows'],
]);

const asPeopleName = (stated: string): string => directoryNames.get(stated.toLowerCase()) ?? stated;

export function tableSystem({ name, version, release, isClient = false }: SystemCells): TableSystem {
  const stated = asPeopleName(plain(name));
  if (stated === '') return { component: undefined, kind: 'unknown' };
  if (/\bwindows(?:\b|\d)|^win ?\d/i.test(stated)) return windows(stated, plain(version), { release, isClient });
  const number = plain(version);
  const mobile = mobiles.find(([pattern]) => pattern.test(stated));
  if (mobile !== undefined) {
    const [, vendor, kind] = mobile;
    const name = stated.replace(/[\s/]*[\d.]+$/, '');
    return { component: seenComponent({ name, vendor, version: number || /[\d.]+$/.exec(stated)?.[0] }), kind };
  }
  const { component, kind } = systemOf(number === '' || stated.includes(number) ? stated : `${stated} ${number}`);
  // A system that says its number beside its name says it better than words would.
  if (component === undefined || number === '' || component.version !== undefined) return { component, kind };
  return { component: { ...component, version: number }, kind };
}

/** Case matters: Cisco writes IOS. */
const mobiles: readonly (readonly [RegExp, string, AssetKind])[] = [
  [/^(iOS|iPadOS|iOS\/iPadOS|tvOS|watchOS|visionOS)\b/, 'Apple', 'device'],
  [/^Android\b/i, 'Google', 'device'],
  [/^Chrome ?OS\b/i, 'Google', 'workstation'],
];

function windows(
  name: string,
  version: string,
  { release, isClient }: Required<Pick<SystemCells, 'isClient'>> & Pick<SystemCells, 'release'>,
): TableSystem {
  const build = buildIn(version) ?? buildIn(name);
  const named = /\bH[12]\b|^\d{2}H[12]$|^\d{4}$/i;
  const label = plain(release) === '' ? undefined : plain(release);
  // A column named version often holds the release.
  const stated = label ?? (build === undefined && named.test(version) ? version : undefined);
  const family = familyOf(name, build, isClient);
  // A build alone tells neither the release nor whether it is a server.
  if (family === 'Windows') {
    return { component: seenComponent({ name: family, vendor: 'Microsoft', version: build }), kind: 'host' };
  }
  const withRelease = stated === undefined || family.includes(stated) ? family : `${family} ${stated}`;
  return systemOf(build === undefined ? withRelease : `${withRelease} ${build}`);
}

/** `10.0.19045.4894` from it, from `19045.4894`, from `10.0 (19045)`. */
function buildIn(text: string): string | undefined {
  const full = /\b(?:10\.0|6\.[0-3])\.\d{4,5}(?:\.\d{1,5})?\b/.exec(text)?.[0];
  if (full !== undefined) return full;
  const build = /(?:^|[\s(])((?:1\d|2\d)\d{3}(?:\.\d{1,5})?)(?=$|[\s)])/.exec(text)?.[1];
  return build === undefined ? undefined : `10.0.${build}`;
}

/** Builds that only clients have, and the first of Windows 11. */
const clientBuilds: ReadonlySet<number> = new Set([
  10_240, 10_586, 15_063, 19_041, 19_042, 19_043, 19_044, 19_045, 22_000, 22_621, 22_631, 26_200,
]);
const firstOf11 = 22_000;

/** The name with its family where it lacks one (`Windows`, `Microsoft Windows NT Workstation 10.0`) and the build tells it. */
function familyOf(name: string, build: string | undefined, isClient: boolean): string {
  const isPlain = /^(microsoft )?windows( nt)?( workstation)?( 10\.0)?( \(?(desktop|client)\)?)?( [\d.]{6,})?$/i.test(
    name,
  );
  if (!isPlain) return spelled(name);
  const number = Number(build?.split('.')[2] ?? 0);
  const isTold = isClient || /workstation|desktop|client/i.test(name) || clientBuilds.has(number);
  if (build === undefined || !build.startsWith('10.0.') || !isTold) return 'Windows';
  return number >= firstOf11 ? 'Windows 11' : 'Windows 10';
}

/** As Microsoft spells it: `Win 10 Pro`, `Windows 2019`. */
function spelled(name: string): string {
  return name
    .replace(/\bwin(?:dows)? ?(?=\d)/i, 'Windows ')
    .replace(/\bwindows (?=20(0[038]|1[269]|2[25])\b)/i, 'Windows Server ');
}

function plain(text: string | undefined): string {
  return text?.trim().slice(0, cellCharactersMax) ?? '';
}
