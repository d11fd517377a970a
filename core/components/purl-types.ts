// What each registered purl type asks of its parts, after the type definitions of the purl specification (ECMA-427 and
// its registry of types). A type that stands not here is accepted and its parts are left as they are written.

/** A part of a purl whose letter case may not matter. */
type PurlPart = 'namespace' | 'name' | 'version' | 'subpath';

/** Qualifiers by key; keys are lower case. */
export type PurlQualifiers = Readonly<Record<string, string>>;

/** The rules of one type. */
export interface PurlTypeRules {
  readonly namespace: 'required' | 'optional' | 'prohibited';
  /** Parts whose letter case doesn't matter: lower case in the canonical form. */
  readonly lower?: readonly PurlPart[];
  readonly upperNamespace?: true;
  /** Further normalisation of the name, after its case. */
  readonly rename?: (name: string, qualifiers: PurlQualifiers) => string;
  /** What a normalised name or version must look like. Linear: one pass, no nested repetition. */
  readonly nameForm?: RegExp;
  readonly versionForm?: RegExp;
  readonly namespaceSegmentsMax?: number;
  /** Names that need no namespace although the type does. */
  readonly bareNames?: RegExp;
  /** Keys that the type itself defines: they are refused where their case is wrong. Other keys are lower-cased. */
  readonly qualifiers?: readonly string[];
  readonly requiredQualifiers?: readonly string[];
  readonly requalify?: (qualifiers: PurlQualifiers) => PurlQualifiers;
  /** The namespace is the first segment only, and the name the path behind it, with its slashes. */
  readonly pathName?: true;
}

const none = { namespace: 'prohibited' } as const;
const folded = { namespace: 'required', lower: ['namespace', 'name'] } as const;
const optional = { namespace: 'optional' } as const;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const rules: Readonly<Record<string, PurlTypeRules>> = {
  alpm: { ...folded, qualifiers: ['arch'] },
  apk: { ...folded, qualifiers: ['arch'] },
  bazel: { ...none, qualifiers: ['repository_url'] },
  bitbucket: folded,
  bitnami: { ...none, lower: ['name'], qualifiers: ['arch', 'distro'] },
  brew: { ...optional, lower: ['namespace', 'name'], qualifiers: ['repository_url'] },
  cargo: none,
  'chrome-extension': { ...none, lower: ['name'], nameForm: /^[a-p]{32}$/, versionForm: /^\d+(?:\.\d+){0,3}$/ },
  cocoapods: { ...none, nameForm: /^[^.\s+][^\s+]*$/ },
  composer: folded,
  conan: { ...optional, qualifiers: ['user', 'channel', 'rrev', 'prev'] },
  conda: { ...none, qualifiers: ['build', 'channel', 'subdir', 'type'] },
  // A name with `::` is a module's, not a distribution's.
  cpan: {
    ...optional,
    upperNamespace: true,
    nameForm: /^(?:[^:]|:(?!:))*$/,
    qualifiers: ['author', 'distpath', 'repository_url', 'download_url', 'vcs_url', 'ext'],
  },
  cran: none,
  deb: { ...folded, qualifiers: ['arch'] },
  docker: optional,
  gem: { ...none, qualifiers: ['platform'] },
  generic: { ...optional, qualifiers: ['download_url', 'checksum'] },
  git: { namespace: 'required', pathName: true },
  github: folded,
  // The definition calls both parts case-sensitive (as go.mod does) and asks for lower case in its notes; the case is
  // kept here and folded in look-ups. The standard library, the tool
  // chain and modules that are a domain alone (`tailscale.com`) have no namespace.
  golang: { namespace: 'required', bareNames: /^(?:std|stdlib|cmd|toolchain|[^.]+\..+)$/ },
  hackage: { ...none, rename: (name) => name.replace(/[\s_]+/g, '-') },
  hex: { ...optional, lower: ['namespace', 'name'] },
  huggingface: { namespace: 'required', lower: ['version'] },
  julia: { ...none, requiredQualifiers: ['uuid'], qualifiers: ['uuid'] },
  luarocks: { ...optional, lower: ['namespace', 'name'], qualifiers: ['repository_url'] },
  maven: { namespace: 'required', qualifiers: ['classifier', 'type'] },
  // Databricks' server ignores case, Azure's does not.
  mlflow: {
    qualifiers: ['model_uuid', 'run_id'],
    ...none,
    rename: (name, { repository_url = '' }) => (repository_url.includes('databricks') ? name.toLowerCase() : name),
  },
  npm: optional,
  nuget: none,
  oci: { ...none, lower: ['name', 'version'], qualifiers: ['arch', 'repository_url', 'tag'] },
  opam: none,
  otp: { ...none, lower: ['name', 'subpath'], qualifiers: ['repository_url', 'platform', 'arch'] },
  pub: { ...none, lower: ['name'], rename: (name) => name.replace(/[^a-z0-9_]/g, '_') },
  pypi: { ...none, lower: ['name', 'version'], rename: (name) => name.replaceAll('_', '-'), qualifiers: ['file_name'] },
  qpkg: { namespace: 'required', lower: ['namespace'] },
  rpm: { namespace: 'required', lower: ['namespace'], qualifiers: ['epoch', 'arch'] },
  swid: {
    qualifiers: ['tag_id', 'tag_version', 'patch', 'tag_creator_name', 'tag_creator_regid'],
    ...optional,
    namespaceSegmentsMax: 2,
    requiredQualifiers: ['tag_id'],
    requalify: lowerGuid,
  },
  swift: { namespace: 'required' },
  vcpkg: { ...none, qualifiers: ['port_version', 'repository_revision', 'triplet'] },
  'vscode-extension': { namespace: 'required', lower: ['namespace', 'name', 'version'], qualifiers: ['platform'] },
  yocto: { ...optional, lower: ['namespace'], qualifiers: ['repository_url', 'layer_version'] },
};

const byType: ReadonlyMap<string, PurlTypeRules> = new Map(Object.entries(rules));
const unregistered: PurlTypeRules = { namespace: 'optional' };

/** A tag's id is kept as it is written, unless it is a GUID. */
function lowerGuid(qualifiers: PurlQualifiers): PurlQualifiers {
  const id = qualifiers['tag_id'];
  return id !== undefined && guid.test(id) ? { ...qualifiers, tag_id: id.toLowerCase() } : qualifiers;
}

/** The rules of a type in lower case; those of an unregistered type ask nothing. */
export function rulesOf(type: string): PurlTypeRules {
  return byType.get(type) ?? unregistered;
}

/** The registered types, in their own order. */
export const registeredTypes: readonly string[] = Object.keys(rules);
