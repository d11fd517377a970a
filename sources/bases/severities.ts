import type { Severity } from '#core/advisories/advisory.ts';

const versionOfPrefix: readonly (readonly [RegExp, Severity['version']])[] = [
  [/^CVSS:4\.0\//, '4.0'],
  [/^CVSS:3\.1\//, '3.1'],
  [/^CVSS:3\.0\//, '3.0'],
  [/^(?:CVSS2#)?\(?AV:[LAN]\/AC:/, '2.0'],
];

/** A severity by its vector, whatever its publisher calls it; `undefined` where the text is no CVSS vector. */
export function severityOf(vector: string, by: string, publishedScore?: number): Severity | undefined {
  const text = vector.trim();
  if (text.length > 400) return undefined;
  const version = versionOfPrefix.find(([prefix]) => prefix.test(text))?.[1];
  if (version === undefined) return undefined;
  const plain = version === '2.0' ? text.replace(/^CVSS2#/, '').replace(/^\(|\)$/g, '') : text;
  return { version, vector: plain, publishedScore, by };
}

/** The same vectors by the same publisher count once. */
export function distinct(severities: readonly Severity[]): readonly Severity[] {
  if (severities.length < 2) return severities;
  return [...new Map(severities.map((one) => [`${one.by} ${one.vector}`, one])).values()];
}
