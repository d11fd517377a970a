// What the reference says of each source; `published.ts` says where `feed sync` fetches them.

/** One source, as readers of the reference know it. */
export interface DescribedSource {
  /** As in reports: `osv`. */
  readonly id: string;
  readonly title: string;
  /** What files of it look like. */
  readonly form: string;
  readonly licence: string;
  /** Its publisher's page. */
  readonly url: string;
}

export const describedSources: readonly DescribedSource[] = [
  {
    id: 'osv',
    title: 'OSV records',
    form: 'OSV JSON, one record a file or a line; YAML; all.zip',
    licence: 'by the database that each record comes from, mostly CC-BY-4.0 or CC0-1.0',
    url: 'https://ossf.github.io/osv-schema/',
  },
  {
    id: 'csaf',
    title: 'CSAF advisories and VEX documents',
    form: 'CSAF 2.0 JSON',
    licence: 'by publisher; CISA: public domain',
    url: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html',
  },
  {
    id: 'cve',
    title: 'CVE records with what authorized publishers add',
    form: 'CVE JSON 5',
    licence: 'CVE terms of use; CISA Vulnrichment: CC0-1.0',
    url: 'https://github.com/CVEProject/cve-schema',
  },
  {
    id: 'kev',
    title: 'CISA Known Exploited Vulnerabilities',
    form: 'one JSON document',
    licence: 'CC0-1.0',
    url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog',
  },
  {
    id: 'msrc',
    title: 'Microsoft security updates (JSON not yet tried on real documents)',
    form: 'CVRF 1.1 of a month, JSON or XML',
    licence: "Microsoft's terms of use",
    url: 'https://msrc.microsoft.com/update-guide',
  },
  {
    id: 'epss',
    title: 'Exploit Prediction Scoring System',
    form: 'CSV of one day',
    licence: 'free to use with attribution to FIRST',
    url: 'https://www.first.org/epss',
  },
  {
    id: 'exploit',
    title: 'Public evidence of exploits, and the cvss-bt list',
    form: 'NDJSON; CSV of one day',
    licence: 'ids and dates only; cvss-bt: MIT, its VulnCheck column is not read',
    url: 'https://github.com/t0sche/cvss-bt',
  },
  {
    id: 'debian',
    title: 'Debian’s security tracker (not yet tried on real documents)',
    form: 'one JSON document',
    licence: 'MIT',
    url: 'https://security-tracker.debian.org/tracker/',
  },
  {
    id: 'ubuntu',
    title: 'Ubuntu’s CVEs and security notices (not yet tried on real documents)',
    form: 'JSON of ubuntu.com/security',
    licence: 'CC-BY-SA-4.0',
    url: 'https://ubuntu.com/security/cves',
  },
  {
    id: 'redhat',
    title: 'Red Hat’s VEX documents, advisories and security data API (VEX and API not yet tried on real documents)',
    form: 'CSAF 2.0 JSON; JSON of the API',
    licence: 'CC-BY-4.0',
    url: 'https://security.access.redhat.com/data/',
  },
  {
    id: 'suse',
    title: 'SUSE’s advisories and VEX documents (not yet tried on real documents)',
    form: 'CSAF 2.0 JSON',
    licence: 'CC-BY-4.0',
    url: 'https://www.suse.com/support/security/csaf/',
  },
  {
    id: 'alpine',
    title: 'Alpine’s security database; those of Wolfi and Chainguard (not yet tried on real documents)',
    form: 'JSON, one document a release and repository',
    licence: 'CC-BY-SA-4.0 (Alpine)',
    url: 'https://secdb.alpinelinux.org/',
  },
  {
    id: 'sigma',
    title: 'Sigma rules that name a CVE',
    form: 'YAML, one rule a file; zip of the repository; NDJSON',
    licence: 'Detection Rule License 1.1: authors are named',
    url: 'https://github.com/SigmaHQ/sigma',
  },
  {
    id: 'rubysec',
    title: 'Ruby Advisory Database',
    form: 'YAML, one record a file; zip of the repository',
    licence: 'public domain; parts from OSVDB as noted there',
    url: 'https://github.com/rubysec/ruby-advisory-db',
  },
  {
    id: 'friendsofphp',
    title: "FriendsOfPHP's security advisories",
    form: 'YAML, one record a file; zip of the repository',
    licence: 'Unlicense',
    url: 'https://github.com/FriendsOfPHP/security-advisories',
  },
  {
    id: 'gitlab',
    title: 'GitLab Advisory Database, community edition',
    form: 'YAML, one record a file; zip of the repository',
    licence: 'MIT',
    url: 'https://gitlab.com/gitlab-org/advisories-community',
  },
];
