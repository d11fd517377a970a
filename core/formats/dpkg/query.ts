// `dpkg-query -W`: a package on each line, its fields apart by tabs; in which order the rest stands is told by the fields.
import { areMostly, headLines, isAside } from '#core/formats/bases/listed-lines.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { sourceOf } from '#core/formats/dpkg/source-of.ts';
import { toldByDebs } from '#core/formats/dpkg/told-release.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const dpkgQuery: TextEstateFormat = {
  title: 'dpkg-query -W',
  tried: true,
  recognise: (text) => areMostly(headLines(text), (line) => linePattern.test(line) && !ofOthers.test(line)),
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = lines.flatMap((line) => packageIn(line, report.tally) ?? []);
    const listing = { format: 'dpkg-query -W', type: 'deb' as const, release, packages, told: toldByDebs(packages) };
    return readListing(listing, source, report);
  },
};

/** Versions begin with a digit; a removed package has none. */
const linePattern = /^[a-z0-9][a-z0-9.+-]+(?::[a-z0-9-]+)?\t(?:\d[\w.+~:-]*)?(?:\t|$)/;
/** Architectures as rpm calls them, which can list its packages in the same columns. */
const ofOthers = /\t(?:x86_64|noarch|aarch64|i[3-6]86|ppc64le)(?:\t|$)/;
const architecture = /^(?:all|[a-z0-9]+-)?(?:all|amd64|i386|arm64|armhf|armel|ppc64el|s390x|riscv64|mips\w*|loong64)$/;
const status = /^(?:install|hold|deinstall|purge|unknown) (?:ok|reinstreq) ([a-z-]+)$|^[uihrp]([ncHUFWti])[R ]?$/;

function packageIn(line: string, tally: Tally): ListedPackage | undefined {
  if (!linePattern.test(line)) {
    tally.add(isAside(line) ? 'line is a command, not a package' : 'line is no package', line);
    return undefined;
  }
  const [stated = '', version = '', ...fields] = line.split('\t').map((field) => field.trim());
  const [name = stated, ofName] = stated.split(':');
  if (version === '' || fields.some(isGone)) {
    tally.add('package is not installed, or only its configuration is left', stated);
    return undefined;
  }
  const arch = fields.find((field) => architecture.test(field)) ?? ofName;
  const rest = fields.filter((field) => !architecture.test(field) && !status.test(field));
  return { name, version, arch, upstream: upstreamIn(rest, name, version) };
}

function isGone(field: string): boolean {
  const found = status.exec(field);
  return /^(?:c|n|config-files|not-installed)$/.test(found?.[1] ?? found?.[2] ?? '');
}

/** `source:Package` and `source:Version`, or `Source`, which holds both where they differ. */
function upstreamIn([first = '', second = '']: readonly string[], name: string, version: string): string | undefined {
  return sourceOf(first, /^\d[\w.+~:-]*$/.test(second) ? second : undefined, { name, version });
}
