// Where each source is published, for `feed sync` and for the reference.

/** One file on the network that a source is published as. */
export interface PublishedSource {
  /** Unique; names the file in the folder of synchronized sources. */
  readonly id: string;
  /** The reader's name, as in reports. */
  readonly source: string;
  readonly title: string;
  readonly licence: string;
  readonly url: string;
  readonly kind: PublishedKind;
}

type PublishedKind = 'zip' | 'json' | 'csv.gz';

const osvTerms = 'by the database that each record comes from, mostly CC-BY-4.0';

/** The ecosystems whose packages inventories mostly hold. */
const osvEcosystems: readonly string[] = [
  'AlmaLinux',
  'Alpine',
  'Chainguard',
  'crates.io',
  'Debian',
  'GitHub Actions',
  'Go',
  'Hackage',
  'Hex',
  'Maven',
  'npm',
  'NuGet',
  'openSUSE',
  'Packagist',
  'Pub',
  'PyPI',
  'Red Hat',
  'Rocky Linux',
  'RubyGems',
  'SUSE',
  'SwiftURL',
  'Ubuntu',
  'Wolfi',
];

/** The releases of Alpine that get fixes, and the one in the making: https://alpinelinux.org/releases/ */
const alpineReleases: readonly string[] = ['v3.20', 'v3.21', 'v3.22', 'v3.23', 'edge'];

/** Repositories are taken as zip archives of their main branch, since their releases have no fixed address. */
export const publishedSources: readonly PublishedSource[] = [
  ...osvEcosystems.map((ecosystem): PublishedSource => ({
    id: `osv-${ecosystem.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    source: 'osv',
    title: `OSV records of ${ecosystem}`,
    licence: osvTerms,
    url: `https://osv-vulnerabilities.storage.googleapis.com/${encodeURIComponent(ecosystem)}/all.zip`,
    kind: 'zip',
  })),
  {
    id: 'kev',
    source: 'kev',
    title: 'CISA Known Exploited Vulnerabilities',
    licence: 'CC0-1.0',
    url: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    kind: 'json',
  },
  {
    id: 'epss',
    source: 'epss',
    title: 'EPSS scores of the day',
    licence: 'free to use with attribution to FIRST (https://www.first.org/epss)',
    url: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
    kind: 'csv.gz',
  },
  {
    id: 'cve',
    source: 'cve',
    title: 'CVE List, all records',
    licence: 'CVE terms of use (https://www.cve.org/Legal/TermsOfUse)',
    url: 'https://github.com/CVEProject/cvelistV5/archive/refs/heads/main.zip',
    kind: 'zip',
  },
  {
    id: 'csaf-cisa',
    source: 'csaf',
    title: 'CISA advisories on control systems and other products',
    licence: 'public domain, TLP:CLEAR',
    url: 'https://github.com/cisagov/CSAF/archive/refs/heads/develop.zip',
    kind: 'zip',
  },
  {
    id: 'debian',
    source: 'debian',
    title: "Debian's security tracker",
    licence: 'MIT',
    url: 'https://security-tracker.debian.org/tracker/data/json',
    kind: 'json',
  },
  ...alpineReleases.flatMap((release) =>
    ['main', 'community'].map((repository): PublishedSource => ({
      id: `alpine-${release.replace('v', '').replace('.', '-')}-${repository}`,
      source: 'alpine',
      title: `Alpine's security database, ${release} ${repository}`,
      licence: 'CC-BY-SA-4.0 (https://secdb.alpinelinux.org/license.txt)',
      url: `https://secdb.alpinelinux.org/${release}/${repository}.json`,
      kind: 'json',
    })),
  ),
  {
    id: 'sigma',
    source: 'sigma',
    title: 'Sigma rules',
    licence: 'Detection Rule License 1.1',
    url: 'https://github.com/SigmaHQ/sigma/archive/refs/heads/master.zip',
    kind: 'zip',
  },
  {
    id: 'gitlab',
    source: 'gitlab',
    title: 'GitLab Advisory Database, community edition',
    licence: 'MIT',
    url: 'https://gitlab.com/gitlab-org/advisories-community/-/archive/main/advisories-community-main.zip',
    kind: 'zip',
  },
  {
    id: 'rubysec',
    source: 'rubysec',
    title: 'Ruby Advisory Database',
    licence: 'public domain; parts from OSVDB as noted there',
    url: 'https://github.com/rubysec/ruby-advisory-db/archive/refs/heads/master.zip',
    kind: 'zip',
  },
  {
    id: 'friendsofphp',
    source: 'friendsofphp',
    title: "FriendsOfPHP's security advisories",
    licence: 'Unlicense',
    url: 'https://github.com/FriendsOfPHP/security-advisories/archive/refs/heads/master.zip',
    kind: 'zip',
  },
];
