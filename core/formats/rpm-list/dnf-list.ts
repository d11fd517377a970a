// `dnf list installed`, `dnf list --installed` and `yum list installed`: name and architecture, version, repository.
import { areMostly, headLines } from '#core/formats/bases/listed-lines.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import { toldByRpms } from '#core/formats/rpm-list/told-release.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const dnfList: TextEstateFormat = {
  title: 'dnf list installed',
  tried: false,
  recognise: (text) => {
    const lines = wholeRows(headLines(text)).filter((line) => !isAside(line));
    return areMostly(lines, (line) => rowPattern.test(line));
  },
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = packagesIn(wholeRows(lines), report.tally);
    const listing = { format: 'dnf list installed', type: 'rpm' as const, release, packages };
    return readListing({ ...listing, told: toldByRpms(packages) }, source, report);
  },
};

const rowPattern =
  /^([\w.+@%-]+)\.(x86_64|noarch|i[3-6]86|aarch64|ppc64le|ppc64|s390x|armv\dh?n?l|riscv64|loongarch64) +((?:\d+:)?[0-9A-Za-z][\w.+~^]*-[\w.+~^]+) +(\S+)\s*$/;
const lineCharactersMax = 1000;

/** What stands before the packages, or between two lists of them: sections, and what the program has to say. */
function isAside(line: string): boolean {
  return /^(?:(?:Installed|Available|Upgraded|Obsoleting|Extra|Recently Added) packages|Last metadata|Loaded plugins|Loading mirror|Repodata|Failed to|Updating|Repositories|Not root| \* |[$#>] |\[[^\]]*\][$#])/i.test(
    line,
  );
}

/** A row that is too wide for a terminal of 80 columns goes on, indented, on the next line. */
function wholeRows(lines: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const goesOn = /^\s+\S/.test(line) && !isAside(line) && last !== undefined && last.length < lineCharactersMax;
    if (goesOn) rows[rows.length - 1] = `${last.trimEnd()} ${line.trim()}`;
    else rows.push(line);
  }
  return rows;
}

/** Zero is the one epoch that is not printed. */
function packagesIn(rows: readonly string[], tally: Tally): readonly ListedPackage[] {
  const packages: ListedPackage[] = [];
  let isInstalled = true;
  for (const row of rows) {
    const section = /^(\w+(?: Added)?) packages\s*$/i.exec(row.slice(0, 100))?.[1];
    if (section !== undefined) isInstalled = section.toLowerCase() === 'installed';
    const [, name, arch, version] = row.length > lineCharactersMax ? [] : (rowPattern.exec(row) ?? []);
    if (name === undefined) tally.add(isAside(row) ? 'line is a heading or a message' : 'line is no package', row);
    else if (isInstalled) packages.push({ name, version, arch });
    else tally.add('package is not installed', `${name} ${version ?? ''}`);
  }
  return packages;
}
