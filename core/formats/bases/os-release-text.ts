// /etc/os-release, alone or in one file with a listing of the packages of the same machine.
import type { AssetKind } from '#core/components/asset.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';

/** What the file says, by its keys: `ID`, `VERSION_ID`, `PRETTY_NAME` … */
export type OsRelease = ReadonlyMap<string, string>;

export interface SplitText {
  /** `undefined` where it does not stand in the text. */
  readonly release: OsRelease | undefined;
  /** All other lines that are not blank. */
  readonly lines: readonly string[];
}

const assignment = /^(?:export )?([A-Z][A-Z0-9_]{0,60})=(.{0,2000})$/;

/** Takes the lines of os-release out of a text, wherever they stand in it. */
export function splitOsRelease(text: string): SplitText {
  const values = new Map<string, string>();
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, key, value = ''] = assignment.exec(line.trim()) ?? [];
    if (key !== undefined) values.set(key, unquoted(value.trim()));
    else if (line.trim() !== '') lines.push(line);
  }
  const isRelease = values.has('ID') && (values.has('NAME') || values.has('PRETTY_NAME') || values.has('VERSION_ID'));
  return { release: isRelease ? values : undefined, lines };
}

/** As a shell reads it. */
function unquoted(value: string): string {
  const [, single] = /^'([^']*)'$/.exec(value) ?? [];
  if (single !== undefined) return single;
  const [, double] = /^"((?:[^"\\]|\\.)*)"$/.exec(value) ?? [];
  return (double ?? value).replace(/\\(["$`\\])/g, '$1');
}

/** `undefined` where it is a distribution whose packages nobody here tells apart. */
export function distributionIn(release: OsRelease | undefined): HostDistribution | undefined {
  if (release === undefined) return undefined;
  // Before it is released, a distribution has no number: Debian's testing says its code name alone.
  return distributionOfId(release.get('ID'), release.get('VERSION_ID') ?? release.get('VERSION_CODENAME'));
}

/** The operating system; its `distro` says how purls of its packages name the release. */
export function systemIn(release: OsRelease): { readonly component: StatedComponent; readonly kind: AssetKind } {
  const name = release.get('NAME') ?? release.get('ID') ?? 'Linux';
  const version = release.get('VERSION_ID') ?? release.get('VERSION_CODENAME');
  const { component } = tableSystem({ name, version });
  const cpe = release.get('CPE_NAME');
  const { cpes } = seenComponent({ name, cpes: cpe === undefined ? [] : [cpe] });
  const distro = distributionIn(release)?.distro;
  return {
    component: {
      ...(component ?? seenComponent({ name, version })),
      cpes,
      qualifiers: distro === undefined ? {} : { distro },
    },
    kind: kindOf(release),
  };
}

/** Fedora and its like say what they are set up for. */
function kindOf(release: OsRelease): AssetKind {
  const variant = release.get('VARIANT_ID') ?? '';
  if (variant === 'server') return 'server';
  return variant === 'workstation' ? 'workstation' : 'host';
}
