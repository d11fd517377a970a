// What a distribution says of a package that it builds, in one of its releases.
import type { Advisory, Flaw, Statement } from '#core/advisories/advisory.ts';
import { flawsSpokenOf } from '#core/advisories/flaws.ts';
import type { EcosystemPackage } from '#core/components/ecosystems.ts';
import { everyVersion } from '#core/versions/range.ts';
import { schemeOfPurlType } from '#core/versions/registry.ts';
import { cutAt, draftOf, finish } from '#sources/bases/versions-draft.ts';

/** How a flaw stands in a package of one release. */
export type OwnBuild =
  /** `from`: the first version that it concerns, where the release holds several lines of the package. */
  | { readonly state: 'fixed'; readonly version: string; readonly from?: string | undefined }
  | { readonly state: 'open' }
  /** Which builds it concerns can't be compared: `within` says it in words. */
  | { readonly state: 'open in part'; readonly within: string }
  | { readonly state: 'not affected'; readonly justification?: string | undefined }
  | { readonly state: 'undecided' };

/** @param flaws indexes into the advisory's flaws */
export function ownBuildStatement(
  { package: name, release }: EcosystemPackage,
  build: OwnBuild,
  flaws: readonly number[],
): Statement {
  const scheme = schemeOfPurlType(name.split('/')[0] ?? '');
  const draft = draftOf(scheme);
  const said = (stance: Statement['stance'], more: Partial<Statement> = {}): Statement => ({
    ...finish(draft),
    flaws,
    subject: { kind: 'package', package: name, release },
    stance,
    justification: undefined,
    fixed: [],
    ...more,
  });
  switch (build.state) {
    case 'fixed': {
      const to = cutAt(draft, build.version, 'before');
      const from = build.from === undefined ? undefined : cutAt(draft, build.from, 'before');
      if (to === undefined) draft.unreadable.push(`before ${build.version}`);
      else draft.intervals.push({ from, to });
      return said('affected', { fixed: [build.version] });
    }
    case 'open in part':
      draft.unreadable.push(build.within);
      return said('affected');
    case 'open':
      return said('affected', { range: everyVersion });
    case 'not affected':
      return said('not affected', { range: everyVersion, justification: build.justification });
    case 'undecided':
      return said('under investigation', { range: everyVersion });
  }
}

/** What differs between the advisories of distributions. */
export interface DistributionAdvisory extends Pick<
  Advisory,
  'id' | 'publisher' | 'source' | 'details' | 'statements' | 'references'
> {
  /** The ids of the flaws that it speaks of, by others' names: see docs/decisions/0005. */
  readonly spoken: readonly string[];
  readonly title?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly modifiedAt?: string | undefined;
  readonly remediations?: Advisory['remediations'];
  /** What is said of each flaw alike. */
  readonly flaw?: Partial<Flaw>;
}

export function distributionAdvisory(from: DistributionAdvisory): Advisory {
  const { id, publisher, source, details, statements, references, spoken, flaw } = from;
  const naming = flawsSpokenOf(id, [], spoken);
  const plain = { title: undefined, weaknesses: [], severities: [], decisionPoints: undefined, issuer: undefined };
  return {
    id,
    publisher,
    source,
    title: from.title ?? '',
    details,
    publishedAt: from.publishedAt,
    modifiedAt: from.modifiedAt,
    withdrawnAt: undefined,
    references,
    flaws: naming.flaws.map((ids) => ({ ...plain, ...flaw, ids })),
    alsoKnownAs: naming.alsoKnownAs,
    statements,
    remediations: from.remediations ?? [],
  };
}
