// `/var/lib/dpkg/status`, in which dpkg keeps what is installed; or the files of `status.d`, one for each package, in images
// that were made without dpkg.
import { headLines } from '#core/formats/bases/listed-lines.ts';
import { stanzasIn, type Stanza } from '#core/formats/bases/listed-stanzas.ts';
import { splitOsRelease } from '#core/formats/bases/os-release-text.ts';
import { readListing, type ListedPackage } from '#core/formats/bases/package-listing.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { sourceOf } from '#core/formats/dpkg/source-of.ts';
import { toldByDebs } from '#core/formats/dpkg/told-release.ts';
import type { TextEstateFormat } from '#core/formats/estate-format.ts';
import type { Tally } from '#core/kernel/tally.ts';

export const dpkgStatus: TextEstateFormat = {
  title: 'dpkg status',
  tried: true,
  recognise: (text) => {
    const lines = headLines(text);
    if (lines[0]?.startsWith('Package: ') !== true) return false;
    const [first] = stanzasIn(lines, 'Package');
    // A repository's index has files, and lists what could be installed.
    return (
      first?.has('Filename') === false && (first.has('Status') || (first.has('Version') && first.has('Maintainer')))
    );
  },
  parse: (text, source) => {
    const { release, lines } = splitOsRelease(text);
    const report = new ScanReport();
    const packages = stanzasIn(lines, 'Package').flatMap((stanza) => packageIn(stanza, report.tally) ?? []);
    // By Debian's policy the field is left out where the source is called as the package.
    const listing = { format: 'dpkg status', type: 'deb' as const, release, packages, told: toldByDebs(packages) };
    return readListing({ ...listing, tellsSources: true }, source, report);
  },
};

function packageIn(stanza: Stanza, tally: Tally): ListedPackage | undefined {
  const name = stanza.get('Package') ?? '';
  const version = stanza.get('Version') ?? '';
  if (!/^[a-z0-9][a-z0-9.+-]+$/.test(name)) {
    tally.add('entry has no name of a package', name);
    return undefined;
  }
  // In `status.d` a package has no state: it is there.
  const state = /^\S+ \S+ (\S+)$/.exec(stanza.get('Status') ?? '')?.[1] ?? 'installed';
  if (version === '' || /^(?:not-installed|config-files)$/.test(state)) {
    tally.add('package is not installed, or only its configuration is left', name);
    return undefined;
  }
  if (state !== 'installed') tally.add('package is not installed completely; it is kept', `${name} ${version}`);
  const arch = stanza.get('Architecture');
  return { name, version, arch, upstream: sourceOf(stanza.get('Source') ?? name, undefined, { name, version }) };
}
