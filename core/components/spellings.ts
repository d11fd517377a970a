// Spellings of a package that mean the same, folded so that a component and a statement about it meet under one name.
// This goes further than a purl's canonical form, which keeps what the type's definition keeps.

/** Namespace and name of a package, `namespace` empty where there is none. */
export interface Spelling {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
}

// Vendors of RPM packages, as tools take them from `ID` in /etc/os-release, to the one name used here.
const rpmVendors: ReadonlyMap<string, string> = new Map([
  ['rhel', 'redhat'],
  ['red-hat', 'redhat'],
  ['red hat', 'redhat'],
  ['rocky', 'rocky-linux'],
  ['rockylinux', 'rocky-linux'],
  ['alma', 'almalinux'],
  ['ol', 'oracle'],
  ['oraclelinux', 'oracle'],
  ['amzn', 'amazon'],
  ['amazonlinux', 'amazon'],
  ['sles', 'suse'],
  ['sled', 'suse'],
  ['sles_sap', 'suse'],
  ['sle', 'suse'],
  ['opensuse-leap', 'opensuse'],
  ['opensuse.leap', 'opensuse'],
  ['opensuse-tumbleweed', 'opensuse'],
  ['opensuse.tumbleweed', 'opensuse'],
  ['photon-os', 'photon'],
  ['mariner', 'azurelinux'],
  ['cbl-mariner', 'azurelinux'],
]);

const folds: ReadonlyMap<string, (spelling: Spelling) => Spelling> = new Map([
  // An early type of Syft and of OSV's own export.
  ['alpine', ({ name }) => ({ type: 'apk', namespace: 'alpine', name: name.toLowerCase() })],
  // GitHub's own SBOMs name actions by this type, Syft by `github`.
  ['githubactions', (spelling) => lower({ ...spelling, type: 'github' })],
  // Module paths are served without regard to case by the large hosts, and older purls were written in lower case.
  ['golang', (spelling) => goStandardLibrary(lower(spelling))],
  // Package ids are case-insensitive on nuget.org.
  ['nuget', lower],
  // PEP 503.
  ['pypi', (spelling) => ({ ...spelling, name: spelling.name.replace(/[-_.]+/g, '-') })],
  ['rpm', (spelling) => ({ ...spelling, namespace: rpmVendors.get(spelling.namespace) ?? spelling.namespace })],
  ['swift', (spelling) => lower({ ...spelling, name: spelling.name.replace(/\.git$/i, '') })],
]);

/** The one spelling of a package whose purl is canonical. */
export function foldSpelling(spelling: Spelling): Spelling {
  return folds.get(spelling.type)?.(spelling) ?? spelling;
}

function lower({ type, namespace, name }: Spelling): Spelling {
  return { type, namespace: namespace.toLowerCase(), name: name.toLowerCase() };
}

/** `std` to CycloneDX's Go tool, `stdlib` to the Go vulnerability database. */
function goStandardLibrary(spelling: Spelling): Spelling {
  return spelling.namespace === '' && spelling.name === 'std' ? { ...spelling, name: 'stdlib' } : spelling;
}
