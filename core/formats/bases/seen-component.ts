// Components as scanners name them: a product with a version, a CPE, a package of a distribution.
import * as cpe from '#core/components/cpe.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import * as purls from '#core/components/purl.ts';

/** Longer names and versions are hostile: nobody could read them. */
const textCharactersMax = 500;
const cpesMax = 50;

export interface Seen {
  readonly name: string;
  readonly version?: string | undefined;
  readonly vendor?: string | undefined;
  /** In any spelling; what is no CPE is left out. */
  readonly cpes?: readonly string[] | undefined;
}

export function seenComponent({ name, version, vendor, cpes = [] }: Seen): StatedComponent {
  const formatted = cpes.slice(0, cpesMax).map(cpe.normalise);
  return {
    name: short(name),
    version: version === undefined || version.trim() === '' ? undefined : short(version),
    purl: undefined,
    package: undefined,
    qualifiers: {},
    cpes: [...new Set(formatted.filter((one) => one !== undefined))],
    vendor: vendor === undefined || vendor.trim() === '' ? undefined : short(vendor),
    depth: 'direct',
    through: [],
    statements: [],
  };
}

function short(text: string): string {
  return text.trim().slice(0, textCharactersMax);
}

/** What a CPE names; `undefined`: it is none, or leaves vendor or product open. A version that is told goes before its own. */
export function componentOfCpe(text: string, told?: string): StatedComponent | undefined {
  const parsed = cpe.parse(text);
  if (parsed === undefined || isOpen(parsed.vendor) || isOpen(parsed.product)) return undefined;
  const version = told ?? (isOpen(parsed.version) ? undefined : cpe.version(text));
  const plain = seenComponent({ name: words(parsed.product), vendor: words(parsed.vendor), version });
  return { ...plain, cpes: [cpe.bind(parsed)] };
}

function isOpen(value: string): boolean {
  return value === '*' || value === '-';
}

/** Whether it names a program, an operating system or a device; `undefined` where it does not begin as a CPE does. */
export function partOfCpe(text: string): 'program' | 'system' | 'device' | undefined {
  const part = /^cpe:(?:\/|2\.3:)([aoh]):/i.exec(text)?.[1]?.toLowerCase();
  if (part === 'a') return 'program';
  if (part === 'o') return 'system';
  return part === 'h' ? 'device' : undefined;
}

function words(value: string): string {
  return value.replace(/\\(.)/g, '$1').replaceAll('_', ' ').trim();
}

/** A distribution whose packages a host runs. */
export interface HostDistribution {
  readonly type: 'deb' | 'rpm' | 'apk';
  readonly namespace: string;
  /** As purls name the release: `debian-11`; `undefined` where it is not known. */
  readonly distro: string | undefined;
}

/** A package of a distribution; without one, a component of that name that is marked as a package of nobody knows whose. */
export function packageComponent(
  distribution: HostDistribution | undefined,
  name: string,
  version: string | undefined,
  arch?: string,
): StatedComponent {
  const plain = seenComponent({ name, version });
  if (distribution === undefined) return { ...plain, untold: ['distribution'] };
  const { type, namespace, distro } = distribution;
  const [epoch, rest] = type === 'rpm' ? splitEpoch(plain.version) : [undefined, plain.version];
  const qualifiers = {
    ...(arch !== undefined && { arch }),
    ...(distro !== undefined && { distro }),
    ...(epoch !== undefined && { epoch }),
  };
  const built = purls.build({ type, namespace, name: plain.name, version: rest, qualifiers });
  if (!built.ok) return plain;
  return {
    ...plain,
    version: rest,
    purl: purls.render(built.value),
    package: purls.packageName(built.value),
    qualifiers: built.value.qualifiers,
  };
}

function splitEpoch(version: string | undefined): readonly [string | undefined, string | undefined] {
  const match = /^(\d+):(.+)$/.exec(version ?? '');
  return match === null ? [undefined, version] : [match[1] === '0' ? undefined : match[1], match[2]];
}

const rpmRelease = /\.(?:el|amzn|fc|oe|mga|cm|azl|ph|mgc)\d|\.(?:suse|sles)/i;
const architectures = /\.(?:x86_64|i[3-6]86|noarch|aarch64|ppc64le|s390x|armv7hl)$/;

/** `openssl-1.0.2k-16.el7` or `openssl_1.1.1n-0+deb11u3`, as RPM and dpkg write a package with its version. */
export function splitPackage(
  text: string,
  type: HostDistribution['type'] | undefined,
): { readonly name: string; readonly version: string } | undefined {
  const [word = ''] = text.trim().slice(0, textCharactersMax).split(/\s/, 1);
  // A version of an RPM may hold the underscore that stands before dpkg's: `el8_6`.
  if (type !== 'rpm' && !rpmRelease.test(word)) {
    const at = word.lastIndexOf('_');
    const version = word.slice(at + 1);
    if (at > 0 && /^\d/.test(version)) return { name: word.slice(0, at), version };
    if (type !== undefined) return undefined;
  }
  const last = word.lastIndexOf('-');
  const before = word.lastIndexOf('-', last - 1);
  if (before <= 0 || !/^[0-9A-Za-z]/.test(word.slice(before + 1))) return undefined;
  return { name: word.slice(0, before), version: word.slice(before + 1).replace(architectures, '') };
}
