// Advisories in short, for tests of matching.
import type { Advisory, Statement } from '#core/advisories/advisory.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { noVersion, ofNative } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';

/** A statement that versions in a native range of a scheme are affected. */
// oxlint-disable-next-line max-params -- subject, scheme, range, and what fixes it
export function affects(
  subject: Statement['subject'],
  scheme: string,
  range: string,
  fixed: readonly string[] = [],
): Statement {
  const found = schemeOf(scheme);
  const native = found?.native?.(range);
  if (found === undefined || native === undefined) throw new Error(`${scheme} ${range}`);
  return {
    flaws: [0],
    subject,
    stance: 'affected',
    justification: undefined,
    scheme,
    range: ofNative(found, native) ?? noVersion,
    versions: [],
    unreadable: [],
    fixed,
  };
}

/** GitHub's, on one flaw. */
// oxlint-disable-next-line max-params -- its id, the flaw's names, and what it states
export function advisory(id: string, ids: readonly string[], ...statements: readonly Statement[]): SourceRecord {
  const told: Advisory = {
    id,
    publisher: 'GitHub',
    source: 'osv',
    title: id,
    details: '',
    publishedAt: '2024-01-01',
    modifiedAt: undefined,
    withdrawnAt: undefined,
    references: [],
    alsoKnownAs: [],
    statements,
    remediations: [],
    flaws: [{ ids, title: undefined, weaknesses: [], severities: [], decisionPoints: undefined, issuer: undefined }],
  };
  return { kind: 'advisory', advisory: told };
}

export const pkg = (name: string, release?: string): Statement['subject'] => ({
  kind: 'package',
  package: name,
  release,
});
