// `/lib/apk/db/installed`, in which apk keeps what is installed.
import { headLines } from '#core/formats/bases/listed-lines.ts';
import { stanzasIn, type Stanza } from '#core/formats/bases/listed-stanzas.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { toldByApks } from '#core/formats/apk-list/told-release.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const apkInstalled: TextEstateFormat = {
  title: 'apk installed database',
  tried: false,
  recognise: (text) => {
    const [first = '', second = ''] = headLines(text).slice(0, 2);
    return /^P:\S+$/.test(first) ? /^V:\d/.test(second) : /^C:Q[12]\S+$/.test(first) && second.startsWith('P:');
  },
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    // The checksum stands before the name, and nobody reads it.
    const packages = stanzasIn(lines, 'P').flatMap((stanza) => packageIn(stanza, report.tally) ?? []);
    const listing = { format: 'apk installed database', type: 'apk' as const, release, packages };
    return readListing({ ...listing, told: toldByApks(packages), tellsSources: true }, source, report);
  },
};

function packageIn(stanza: Stanza, tally: Tally): ListedPackage | undefined {
  const [name = '', version = '', origin] = [stanza.get('P'), stanza.get('V'), stanza.get('o')];
  if (name === '' || version === '') {
    tally.add('entry has no name or no version', name);
    return undefined;
  }
  return { name, version, arch: stanza.get('A'), upstream: origin === name || origin === '' ? undefined : origin };
}
