// Azure Linux, once CBL-Mariner, in Microsoft's monthly documents: what they call a product is a package of it.
import type { Statement } from '#core/advisories/advisory.ts';
import { packageOfEcosystem, type EcosystemPackage } from '#core/components/ecosystems.ts';
import { schemeOfPurlType } from '#core/versions/registry.ts';
import { ownBuildStatement } from '#sources/bases/own-builds.ts';
import { cutAt, draftOf, finish } from '#sources/bases/versions-draft.ts';
import type { MsrcFix } from '#sources/msrc/fixes.ts';

/** `CBL Mariner 2.0 x64`, whose packages its fixes name; `azl3 kernel 6.6.112.1-2 on Azure Linux 3.0`. */
export interface AzureLinux {
  readonly kind: 'azure linux';
  readonly major: string;
  /** The package in the version that was current. */
  readonly named: { readonly name: string; readonly version: string } | undefined;
}

const distribution = String.raw`(?:Microsoft )?(?:CBL[- ])?(?:Mariner|Azure Linux) (\d{1,2})\.\d{1,2}`;
const whole = new RegExp(String.raw`^${distribution}(?: (?:x64|ARM(?:64)?))?$`, 'i');
const part = new RegExp(
  String.raw`^(?:azl|cbl|cm)\d{1,2} ([\w.+-]{1,200}) ([\w.+~^:-]{1,200}) on ${distribution}$`,
  'i',
);

export function azureLinuxIn(text: string): AzureLinux | undefined {
  if (text.length > 500) return undefined;
  const [, name, version, major] = part.exec(text) ?? [];
  if (name !== undefined && version !== undefined && major !== undefined) {
    return { kind: 'azure linux', major, named: { name, version } };
  }
  const on = whole.exec(text)?.[1];
  return on === undefined ? undefined : { kind: 'azure linux', major: on, named: undefined };
}

/** The package that a fix mends on it: where the product names none, the fix is called as the package. */
export function packageOn({ major, named }: AzureLinux, fix: MsrcFix | undefined): EcosystemPackage | undefined {
  const called = fix?.description ?? '';
  const name = named?.name ?? (/^[\w.+-]{1,200}$/.test(called) && /[a-z]/i.test(called) ? called : undefined);
  return name === undefined ? undefined : packageOfEcosystem(`Azure Linux:${major}`, name);
}

/** What the document says of a package: its fix, or that it stands in a status without one. */
export function saidOfPackage(
  linux: AzureLinux,
  found: EcosystemPackage,
  said: MsrcFix | 'affected' | 'not affected',
): Statement {
  if (typeof said !== 'string') {
    const { build } = said;
    if (build !== undefined) return ownBuildStatement(found, { state: 'fixed', version: build }, [0]);
    return ownBuildStatement(found, { state: 'open in part', within: 'which build mends it is not stated' }, [0]);
  }
  const draft = draftOf(schemeOfPurlType('rpm'));
  const version = linux.named?.version;
  // Builds bear the mark of their distribution, which the document leaves out: 6.04-11.azl3.
  const marked =
    version === undefined ? undefined : `${version}.${Number(linux.major) < 3 ? 'cm' : 'azl'}${linux.major}`;
  const to = marked === undefined ? undefined : cutAt(draft, marked, 'after');
  const from = version === undefined || said === 'affected' ? undefined : cutAt(draft, version, 'before');
  if (to !== undefined) draft.intervals.push({ from, to });
  if (said === 'affected') draft.unreadable.push('no fix is stated');
  const subject = { kind: 'package', package: found.package, release: found.release } as const;
  return { flaws: [0], subject, stance: said, justification: undefined, ...finish(draft), fixed: [] };
}
