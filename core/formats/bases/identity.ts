// What a purl says a component is.
import type { PackageName } from '#core/components/package-name.ts';
import * as purls from '#core/components/purl.ts';

/** The distribution that a document's packages belong to, where the document says so beside the purls. */
export interface Distro {
  /** `debian`, `alpine`, `rhel`. */
  readonly id: string;
  readonly version: string;
}

export interface Identity {
  /** The last part of the package's name. */
  readonly name: string;
  readonly version: string | undefined;
  /** Canonical, with version. */
  readonly purl: string;
  readonly package: PackageName;
  readonly qualifiers: Readonly<Record<string, string>>;
}

const distributionTypes: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm']);

/**
 * The purl's identity, with what the document says beside it: the version, where the purl has none, and the
 * distribution's release, without which packages of distributions can't be judged. `undefined`: malformed.
 */
export function identify(text: string, version: string | undefined, distro: Distro | undefined): Identity | undefined {
  const parsed = purls.parse(text);
  if (!parsed.ok) return undefined;
  const purl = completed(parsed.value, version, distro);
  return {
    name: purl.name,
    version: purl.version,
    purl: purls.render(purl),
    package: purls.packageName(purl),
    qualifiers: purl.qualifiers,
  };
}

function completed(purl: purls.Purl, version: string | undefined, distro: Distro | undefined): purls.Purl {
  let whole = purl;
  // Older versions of Syft wrote Alpine's packages under a type of their own.
  if (whole.type === 'alpine' && whole.namespace === undefined) whole = { ...whole, type: 'apk', namespace: 'alpine' };
  if (whole.version === undefined && version !== undefined) whole = { ...whole, version };
  if (distro !== undefined && distributionTypes.has(whole.type) && whole.qualifiers['distro'] === undefined) {
    whole = { ...whole, qualifiers: { ...whole.qualifiers, distro: `${distro.id}-${distro.version}` } };
  }
  return whole;
}
