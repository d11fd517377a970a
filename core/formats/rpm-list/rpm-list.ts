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
  tried: true,
  recognise: (text) => {
    const lines = headLines(text);
    return areMostly(lines, (line) => splitLine(line) !== undefined) && lines.some(isCertain);
  },
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = lines.flatMap((line) => packageIn(line, report.tally) ?? []);
    const tells = lines.some((line) => tellsEpoch(line.slice(0, lineCharactersMax)));
    if (!tells && packages.length > 0) report.tally.add(untoldEpoch, packages[0]?.name, packages.length);
    const listed = tells ? packages : packages.map((one) => ({ ...one, epoch: 'untold' as const }));
    const listing = { format: 'rpm -qa', type: 'rpm' as const, release, packages: listed, told: toldByRpms(packages) };
    return readListing(listing, source, report);
  },
};

const architectures =
  /^(?:x86_64|noarch|i[3-6]86|aarch64|ppc64le|ppc64|ppc|s390x|s390|armv\dh?n?l|riscv64|ia64|loongarch64|src)$/;
const releaseMark = /\.(?:el\d|fc\d|amzn\d|oe\d|ph\d|azl\d|cm\d|mga\d|lp\d|suse\d?)/;
const lineCharactersMax = 500;
/** By itself `rpm -qa` leaves it out; statements are read with the epochs that they name themselves, where these agree. */
const untoldEpoch =
  'epochs are not told; rpm -qa --qf "%{NAME}-%{EPOCHNUM}:%{VERSION}-%{RELEASE}.%{ARCH} %{SOURCERPM}\\n" tells them';

/** Alpine writes a package the same way, but for the architecture and the distribution's mark. */
function isCertain(line: string): boolean {
  const found = splitLine(line);
  return found !== undefined && (found.arch !== undefined || releaseMark.test(line));
}

/** In a column of its own, `%{EVR}` tells an epoch wherever there is one. */
function tellsEpoch(line: string): boolean {
  return /(?:^|-)(?:\d+|\(none\)):/.test(line) || ofColumns(line) !== undefined;
}

/** `bash	5.1.8-9.el9	x86_64`, whatever else was asked for behind it. */
function ofColumns(line: string): ListedPackage | undefined {
  const [name = '', version = '', arch = ''] = line.split('\t', 3);
  if (!/^[\w.+@%-]+$/.test(name) || !architectures.test(arch)) return undefined;
  return /^(?:\d+:)?[0-9A-Za-z][\w.+~^]*-[\w.+~^]+$/.test(version) ? { name, version, arch } : undefined;
}

/**
 * From the end: a name may hold hyphens and digits, a version and a release hold no hyphen. The epoch stands before the
 * version or before the name; `(none)` is how rpm writes that there is none.
 */
const parts = /^(?:(\d+|\(none\)):)?([\w.+@%-]+)-(?:(\d+|\(none\)):)?([0-9A-Za-z][\w.+~^]*)-([\w.+~^]+)$/;

function splitLine(line: string): ListedPackage | undefined {
  return line.length > lineCharactersMax ? undefined : (ofColumns(line) ?? ofWords(line));
}

/** A package in one word, and what may stand behind it. */
function ofWords(line: string): ListedPackage | undefined {
  const [stated = '', ...behind] = line.trim().split(/[ \t|,;]+/);
  const [source, ...others] = isInstant(behind.join(' ')) ? [] : behind;
  const last = stated.slice(stated.lastIndexOf('.') + 1);
  const arch = architectures.test(last) ? last : undefined;
  const bare = (arch === undefined ? stated : stated.slice(0, -arch.length - 1)).replace(/\.\(none\)$/, '');
  const match = parts.exec(bare);
  if (match === null || others.length > 0 || !isSource(source)) return undefined;
  const [, first, name = '', second, version, release] = match;
  const epoch = [first, second].find((one) => /^\d+$/.test(one ?? ''));
  const upstream = sourceName(source);
  const whole = `${epoch === undefined ? '' : `${epoch}:`}${version}-${release}`;
  return { name, version: whole, arch, upstream: upstream === name ? undefined : upstream };
}

/** When it was installed, in the words of any language: `Wed May 6 01:00:31 2015`. */
function isInstant(text: string): boolean {
  return text.length <= 60 && /\b\d\d:\d\d:\d\d\b/.test(text) && /\b\d{4}\b/.test(text);
}

function isSource(file: string | undefined): boolean {
  return file === undefined || file === '(none)' || sourceName(file) !== undefined;
}

/** `SOURCERPM` in a column of its own. */
function sourceName(file: string | undefined): string | undefined {
  return /^(\S+)-[^-\s]+-[^-\s]+\.(?:no)?src\.rpm$/.exec(file ?? '')?.[1];
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
