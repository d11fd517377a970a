// `apk info -v` and `apk list -I`: packages of Alpine and its like.
import { toldByApks } from '#core/formats/apk-list/told-release.ts';
import { areMostly, headLines, isAside } from '#core/formats/bases/listed-lines.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

const isListLine = (line: string): boolean => /^\S+-r\d+ \S+ \{.*\}/.test(line);
/** `-vv` adds what the package is for. */
const isNameLine = (line: string): boolean => /^\S+-\d\S*-r\d+(?: +- .*)?$/.test(line.trim());

/** Every line with its version, and nothing else of it. */
export const apkInfo: TextEstateFormat = {
  title: 'apk info -v',
  tried: false,
  recognise: (text) => areMostly(headLines(text), isNameLine),
  parse: (text, source) => readApk(text, source, 'apk info -v'),
};

export const apkList: TextEstateFormat = {
  title: 'apk list -I',
  tried: false,
  recognise: (text) => areMostly(headLines(text), isListLine),
  parse: (text, source) => readApk(text, source, 'apk list -I'),
};

function readApk(text: string, source: string, format: string): ReturnType<typeof readListing> {
  const { release, lines } = splitOsRelease(text);
  const report = new ScanReport();
  const packages = lines.flatMap((line) => packageIn(line, report.tally) ?? []);
  return readListing({ format, type: 'apk', release, packages, told: toldByApks(packages) }, source, report);
}

const lineCharactersMax = 1000;

function packageIn(line: string, tally: Tally): ListedPackage | undefined {
  const stated = line.trim().slice(0, lineCharactersMax);
  const [word = '', arch] = stated.split(/\s+/);
  const [, name, version] = /^(\S+?)-(\d[^\s-]*(?:-r\d+))$/.exec(word) ?? [];
  if (name === undefined) {
    tally.add(isAside(line) ? 'line is a command or a warning, not a package' : 'line is no package', line);
    return undefined;
  }
  if (!isListLine(stated)) return { name, version };
  if (!/\[(?:installed|upgradable from: )/.test(stated)) {
    tally.add('package is not installed', word);
    return undefined;
  }
  // `apk list -u` names the version that would come, and behind it the one that is there.
  const [, present] = /\[upgradable from: \S+?-(\d[^\s-]*-r\d+)\]/.exec(stated) ?? [];
  const [, origin] = /\{([^\s{}]+)\}/.exec(stated) ?? [];
  return { name, version: present ?? version, arch, upstream: origin === name ? undefined : origin };
}
