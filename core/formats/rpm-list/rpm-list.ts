// `rpm -qa`: name, version, release and architecture of a package on each line, with an epoch where it was asked for.
import { areMostly, headLines, isAside } from '#core/formats/bases/listed-lines.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import { toldByRpms } from '#core/formats/rpm-list/told-release.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const rpmList: TextEstateFormat = {
  title: 'rpm -qa',
  tried: false,
  recognise: (text) => {
    const lines = headLines(text);
    return areMostly(lines, (line) => splitLine(line) !== undefined) && lines.some(isCertain);
  },
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = lines.flatMap((line) => packageIn(line, report.tally) ?? []);
    const listing = { format: 'rpm -qa', type: 'rpm' as const, release, packages, told: toldByRpms(packages) };
    return readListing(listing, source, report);
  },
};

const architecture =
  /\.(x86_64|noarch|i[3-6]86|aarch64|ppc64le|ppc64|ppc|s390x|s390|armv\dh?n?l|riscv64|ia64|loongarch64|src)$/;
const releaseMark = /\.(?:el\d|fc\d|amzn\d|oe\d|ph\d|azl\d|cm\d|mga\d|lp\d|suse\d?)/;
const lineCharactersMax = 500;

/** Alpine writes a package the same way, but for the architecture and the distribution's mark. */
function isCertain(line: string): boolean {
  return splitLine(line) !== undefined && (architecture.test(line.trim()) || releaseMark.test(line));
}

/** From the end: a name may hold hyphens and digits, a version and a release hold no hyphen. */
function splitLine(line: string): ListedPackage | undefined {
  const stated = line.trim();
  if (stated.length > lineCharactersMax || !/^[\w.+~^:@%()-]+$/.test(stated)) return undefined;
  const arch = architecture.exec(stated)?.[1];
  const bare = (arch === undefined ? stated : stated.slice(0, -arch.length - 1)).replace(/\.\(none\)$/, '');
  const atRelease = bare.lastIndexOf('-');
  const atVersion = bare.lastIndexOf('-', atRelease - 1);
  if (atVersion <= 0) return undefined;
  const release = bare.slice(atRelease + 1);
  // `(none)` is how a format that asks for the epoch writes that there is none.
  const version = bare.slice(atVersion + 1, atRelease).replace(/^\(none\):/, '');
  const name = bare.slice(0, atVersion);
  if (!/^(?:\d+:)?[0-9A-Za-z]/.test(version) || release === '') return undefined;
  return /^\d+:/.test(name)
    ? { name: name.replace(/^\d+:/, ''), version: `${parseInt(name, 10)}:${version}-${release}`, arch }
    : { name, version: `${version}-${release}`, arch };
}

function packageIn(line: string, tally: Tally): ListedPackage | undefined {
  const found = splitLine(line);
  if (found === undefined) {
    tally.add(isAside(line) ? 'line is a command, not a package' : 'line is no package', line);
    return undefined;
  }
  if (found.name === 'gpg-pubkey') {
    tally.add('line is a key for signatures, not a package', line);
    return undefined;
  }
  return found;
}
