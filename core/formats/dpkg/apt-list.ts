// `apt list --installed`: a package on each line, with the suites that have it.
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import { areMostly, headLines, isAside } from '#core/formats/bases/listed-lines.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage, type ToldRelease } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { toldByDebs } from '#core/formats/dpkg/told-release.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const aptList: TextEstateFormat = {
  title: 'apt list --installed',
  tried: true,
  recognise: (text) => areMostly(headLines(text), (line) => linePattern.test(line)),
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = lines.flatMap((line) => packageIn(line, report.tally) ?? []);
    const told = toldBySuites(lines, toldByDebs(packages));
    return readListing({ format: 'apt list --installed', type: 'deb', release, packages, told }, source, report);
  },
};

/** `libssl3/jammy-updates,now 3.0.2-0ubuntu1.10 amd64 [installed,upgradable to: 3.0.2-0ubuntu1.15]` */
const linePattern =
  /^([a-z0-9][a-z0-9.+-]+)(?::[a-z0-9-]+)?\/(\S*) (\d[\w.+~:-]*) ([a-z0-9-]+)(?: {1,2}\[([^\]]{0,200})\])?\s*$/;

function packageIn(line: string, tally: Tally): ListedPackage | undefined {
  const [, name, suites = '', version = '', arch, state = ''] = linePattern.exec(line) ?? [];
  if (name === undefined) {
    tally.add(isAside(line) ? 'line is a command or a warning, not a package' : 'line is no package', line);
    return undefined;
  }
  if (/residual-config/.test(state)) {
    tally.add('package was removed; its configuration is left', `${name} ${version}`);
    return undefined;
  }
  // The words are those of the user's language; what is there is told by the suite `now`, whatever they say.
  if (/(?:^|,)now$/.test(suites)) return { name, version, arch };
  const [, present] = /: (\d[\w.+~:-]*)$/.exec(state) ?? [];
  if (present !== undefined) return { name, version: present, arch };
  tally.add('package is not installed', `${name} ${version}`);
  return undefined;
}

/** Ubuntu's suites are called as its releases; Debian's `stable` is another one each time. */
function toldBySuites(lines: readonly string[], told: ToldRelease): ToldRelease {
  const base = lines.find((line) => line.startsWith('base-files/') && line.includes('ubuntu')) ?? '';
  const suite = /^base-files\/([a-z]+)[,-]/.exec(base)?.[1];
  if (told.whole !== undefined || suite === undefined || suite === 'now') return told;
  return { ...told, whole: distributionOfId('ubuntu', suite), by: `base-files of ${suite}` };
}
