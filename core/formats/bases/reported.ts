// What reports in JSON have in common: statements with the fields that they leave out, components with a purl.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import type { ScanSeverity } from '#core/components/scan-statement.ts';
import { identify } from '#core/formats/bases/identity.ts';
import type { Said } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { severityOf, severityOfScore } from '#core/formats/bases/scan-words.ts';
import { packageComponent, seenComponent } from '#core/formats/bases/seen-component.ts';
import type { HostDistribution, Seen } from '#core/formats/bases/seen-component.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Day } from '#core/kernel/days.ts';
import type { JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

const unsaid = {
  component: undefined,
  vulnerabilities: [],
  stance: 'affected',
  severity: 'unknown',
  solution: undefined,
  evidence: undefined,
  fixedIn: [],
  place: undefined,
  seenOn: undefined,
  references: [],
} as const;

/** A statement of which the report says no more than this. */
export function reported(said: Pick<Said, 'kind' | 'id' | 'title'> & Partial<Said>): Said {
  return { ...unsaid, ...said };
}

/** A severity in a scanner's word; `unknown` where it is none. */
export function reportedSeverity(word: string | undefined): ScanSeverity {
  // What a distribution calls negligible it does not mend, and is a vulnerability still.
  return severityOf(word) ?? (word?.trim().toLowerCase() === 'negligible' ? 'low' : 'unknown');
}

/** In the scanner's own word; where that is none (`-`, `Untriaged`), by its score, where zero says that there is none. */
export function ratedSeverity(word: string | undefined, score: number | undefined): ScanSeverity {
  const stated = reportedSeverity(word);
  if (stated !== 'unknown' || score === undefined || score <= 0) return stated;
  return severityOfScore(String(score)) ?? stated;
}

/** A component by the purl that the report gives it, completed by its distribution's release; a malformed one is counted. */
export function reportedComponent(
  seen: Seen,
  purl: string | undefined,
  distribution: HostDistribution | undefined,
  tally: Tally,
): StatedComponent {
  const plain = seenComponent(seen);
  if (purl === undefined) return plain;
  const identity = identify(purl, plain.version, distroOf(distribution));
  if (identity === undefined) {
    tally.add('purl is malformed; the component is kept without it', purl);
    return plain;
  }
  return { ...plain, ...identity, name: plain.name };
}

/** A package of a distribution, by its own name for the source that it was built from where the report tells it. */
export function distributionComponent(
  distribution: HostDistribution,
  { name, version }: Seen,
  { arch, upstream }: { readonly arch?: string | undefined; readonly upstream?: string | undefined },
): StatedComponent {
  const built = packageComponent(distribution, name, version, arch);
  if (upstream === undefined || upstream === name || built.purl === undefined) return built;
  const sign = built.purl.includes('?') ? '&' : '?';
  const identity = identify(`${built.purl}${sign}upstream=${encodeURIComponent(upstream)}`, built.version, undefined);
  return identity === undefined ? built : { ...built, ...identity, name: built.name };
}

function distroOf(distribution: HostDistribution | undefined): { id: string; version: string } | undefined {
  const [, id, version] = /^(.+)-([^-]+)$/.exec(distribution?.distro ?? '') ?? [];
  return id === undefined || version === undefined ? undefined : { id, version };
}

const titleCharactersMax = 200;

/** What a description begins with, for want of a title. */
export function titleFrom(description: string | undefined): string | undefined {
  if (description === undefined) return undefined;
  const start = description.slice(0, titleCharactersMax).replace(/\s+/g, ' ').trim();
  const sentence = /^.{20,}?[.!?](?= [A-Z]|$)/.exec(start)?.[0];
  if (sentence !== undefined) return sentence;
  return description.length > titleCharactersMax ? `${start}…` : start;
}

/** A report that doesn't say when it was made was made when it last saw something. */
export function madeAfter(report: ScanReport, seenOn: Day | undefined): void {
  if (seenOn !== undefined && (report.createdOn ?? '') < seenOn) report.createdOn = seenOn;
}

/** What is known of several things, joined; `undefined` where none is. */
export function joined(parts: readonly (string | undefined)[], between: string): string | undefined {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length === 0 ? undefined : known.join(between);
}

/**
 * A list in a document's root; an absent one and `null` are empty.
 *
 * @throws BadDocument where something else stands there
 */
export function reportedList(root: JsonRecord, field: string): readonly unknown[] {
  const value = root[field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new BadDocument('document.wrong_type', `"${field}" is not a list`, `$.${field}`);
  return value;
}
