// The same records with everything changed that nobody could know on the day of the cut.
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { addDays, type Day } from '#core/kernel/days.ts';

/**
 * Changes what bears a later day than the cut, or none, and adds as much again that is invented: KEV listings, EPSS scores,
 * exploits and rows of lists, for CVEs all over. `seed` is any whole number.
 */
export function scramble(records: readonly SourceRecord[], cut: Day, seed: number): readonly SourceRecord[] {
  const chance = chances(seed);
  const known = records.filter((record) => isKnown(record, cut));
  const later = records.filter((record) => !isKnown(record, cut));
  const cves = [...new Set(records.map(cveOf))];
  const anyCve = (): string => cves[Math.floor(chance() * cves.length)] ?? 'CVE-2024-0001';
  const afterCut = (): Day => addDays(cut, 1 + Math.floor(chance() * 300));
  const changed = later.filter(() => chance() < 0.5).map((record) => withCve(record, anyCve()));
  const invented = known.filter(() => chance() < 0.02).map((record) => withDay(withCve(record, anyCve()), afterCut()));
  return [...changed, ...known, ...invented];
}

function isKnown(record: SourceRecord, cut: Day): boolean {
  const on = dayOf(record);
  return on !== undefined && on <= cut;
}

function dayOf(record: SourceRecord): Day | undefined {
  switch (record.kind) {
    case 'advisory':
      return undefined;
    case 'kev':
      return record.entry.addedOn;
    case 'epss':
      return record.score.on;
    case 'exploit':
      return record.evidence.on;
    case 'cve facts':
      return record.facts.on;
    case 'detection':
      return record.detection.on;
  }
}

function cveOf(record: SourceRecord): string {
  switch (record.kind) {
    case 'advisory':
      return record.advisory.id;
    case 'kev':
      return record.entry.cve;
    case 'epss':
      return record.score.cve;
    case 'exploit':
      return record.evidence.cve;
    case 'cve facts':
      return record.facts.cve;
    case 'detection':
      return record.cves[0] ?? '';
  }
}

function withCve(record: SourceRecord, cve: string): SourceRecord {
  switch (record.kind) {
    case 'advisory':
    case 'detection':
      return record;
    case 'kev':
      return { ...record, entry: { ...record.entry, cve } };
    case 'epss':
      return { ...record, score: { ...record.score, cve, score: 1 - record.score.score } };
    case 'exploit':
      return { ...record, evidence: { ...record.evidence, cve } };
    case 'cve facts':
      return {
        ...record,
        facts: { ...record.facts, cve, vector: 'AV:N/AC:L/Au:N/C:C/I:C/A:C', publishedOn: undefined },
      };
  }
}

function withDay(record: SourceRecord, on: Day): SourceRecord {
  switch (record.kind) {
    case 'advisory':
      return record;
    case 'kev':
      return { ...record, entry: { ...record.entry, addedOn: on } };
    case 'epss':
      return { ...record, score: { ...record.score, on } };
    case 'exploit':
      return { ...record, evidence: { ...record.evidence, on } };
    case 'cve facts':
      return { ...record, facts: { ...record.facts, on } };
    case 'detection':
      return { ...record, detection: { ...record.detection, on } };
  }
}

/** Numbers from 0 to 1 that look like chance and are the same each time (a linear congruential generator). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
