// `dpkg -l`: a table for people, with a header that says how wide its columns are.
import { areMostly, headLines, isAside } from '#core/formats/bases/listed-lines.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { toldByDebs } from '#core/formats/dpkg/told-release.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const dpkgList: TextEstateFormat = {
  title: 'dpkg -l',
  tried: true,
  recognise: (text) => {
    const lines = headLines(text);
    return lines.some((line) => line.startsWith('||/ Name')) || areMostly(lines, (line) => rowPattern.test(line));
  },
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = rowsOf(lines, report.tally);
    const listing = { format: 'dpkg -l', type: 'deb' as const, release, packages, told: toldByDebs(packages) };
    return readListing(listing, source, report);
  },
};

const rowPattern = /^([uirph])([ncHUFWti])([R ]?) +([a-z0-9][a-z0-9.+-]*(?::[a-z0-9-]+)?) +(\S+)(?: +(\S+))?/;
/** Architectures, to tell one from the first word of a description: old versions list none. */
const architecture =
  /^(?:all|amd64|i386|arm64|armhf|armel|ppc64el|s390x|riscv64|mips64el|mipsel|mips|loong64|powerpc|ia64|sparc)$/;

function rowsOf(lines: readonly string[], tally: Tally): readonly ListedPackage[] {
  const packages: ListedPackage[] = [];
  let widths: Widths | undefined;
  for (const line of lines) {
    if (line.startsWith('+++-')) widths = widthsOf(line);
    if (isHeader(line)) continue;
    const row = rowIn(line);
    if (row === undefined) tally.add(isAside(line) ? 'line is a command, not a package' : 'line is no package', line);
    else {
      const found = packageIn(row, widths, tally);
      if (found !== undefined) packages.push(found);
    }
  }
  return packages;
}

function isHeader(line: string): boolean {
  return /^(?:Desired=|\| Status=|\|\/ Err\?=|\|\|\/ Name|\+\+\+-)/.test(line);
}

interface Widths {
  readonly name: number;
  readonly version: number;
}

/**
 * On a terminal, old versions cut names and versions to columns of fixed width: as wide as each other, or the first by
 * two. `undefined` where columns are as wide as what stands in them.
 */
function widthsOf(line: string): Widths | undefined {
  const [, name = '', version = ''] = /^\+\+\+-(=+)-(=+)/.exec(line) ?? [];
  const difference = name.length - version.length;
  return difference === 0 || difference === 2 ? { name: name.length, version: version.length } : undefined;
}

interface Row {
  readonly state: string;
  /** With its architecture behind a colon, where a machine runs several. */
  readonly stated: string;
  readonly version: string;
  /** The architecture, or the first word of the description. */
  readonly third: string;
}

function rowIn(line: string): Row | undefined {
  const [, , state, , stated = '', version = '', third = ''] = rowPattern.exec(line) ?? [];
  return state === undefined ? undefined : { state, stated, version, third };
}

function packageIn(row: Row, widths: Widths | undefined, tally: Tally): ListedPackage | undefined {
  const { state, stated, version, third } = row;
  const [name = stated, ofName] = stated.split(':');
  const example = `${name} ${version}`;
  const missing = missingBecause(row) ?? (isCut(stated, widths?.name) ? cutName : undefined);
  if (missing !== undefined) {
    tally.add(missing, example);
    return undefined;
  }
  if (state !== 'i') tally.add('package is not installed completely; it is kept', example);
  const arch = architecture.test(third) ? third : ofName;
  if (!isCut(version, widths?.version)) return { name, version, arch };
  tally.add('version may be cut at the end of its column; the package is kept without', example);
  return { name, version: undefined, arch };
}

const cutName = 'name may be cut at the end of its column; the package is left out';

function missingBecause({ state, version }: Row): string | undefined {
  if (state === 'c') return 'package was removed; its configuration is left';
  return state === 'n' || version === '<none>' ? 'package is not installed' : undefined;
}

function isCut(text: string, width: number | undefined): boolean {
  return width !== undefined && text.length >= width;
}
