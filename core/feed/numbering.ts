// Which number each vulnerability and advisory gets. Those that statements under one name speak of stand together, so that
// what one component needs lies in few blocks.
import { joinFlaws, sortText, type Cluster, type DisputedJoin } from '#core/advisories/join.ts';
import type { Member } from '#core/feed/cards.ts';
import type { DraftAdvisory } from '#core/feed/draft.ts';

interface NumberedVulnerability {
  readonly cluster: Cluster;
  readonly members: readonly Member[];
}

export interface Numbered {
  /** By number. */
  readonly advisories: readonly DraftAdvisory[];
  /** By number. */
  readonly vulnerabilities: readonly NumberedVulnerability[];
  /** For each advisory the number of the vulnerability of each of its flaws. */
  readonly flaws: readonly (readonly number[])[];
  readonly disputed: readonly DisputedJoin[];
}

/** @param cves CVEs of which something is known beside advisories: those that no advisory names are numbered too */
export function number(read: readonly DraftAdvisory[], cves: Iterable<string>): Numbered {
  const advisories = read
    .map((advisory) => ({
      advisory,
      place: placeOf(
        advisory.statements.map(({ name }) => name),
        advisory.head.id,
      ),
    }))
    .sort((a, b) => compareText(a.place, b.place) || compareAdvisories(a.advisory, b.advisory))
    .map(({ advisory }) => advisory);
  const named = advisories.flatMap(({ head, flaws }) =>
    flaws.map(({ ids }) => ({ publisher: head.publisher, own: head.id, ids })),
  );
  const { clusters, clusterOf, disputed } = joinFlaws(named);
  const members: Member[][] = clusters.map(() => []);
  const names: string[][] = clusters.map(() => []);
  let next = 0;
  const clustersOfFlaws = advisories.map((advisory, at) => {
    const own = advisory.flaws.map((flaw) => {
      const cluster = clusterOf[next] ?? 0;
      next += 1;
      members[cluster]?.push({ flaw, advisory, number: at });
      return cluster;
    });
    for (const statement of advisory.statements) {
      for (const flaw of statement.flaws) names[own[flaw] ?? -1]?.push(statement.name);
    }
    return own;
  });
  const placed = clusters.map((cluster, index) => ({
    cluster,
    index,
    members: members[index] ?? [],
    place: placeOf(names[index] ?? [], cluster.id),
  }));
  const known = new Set(clusters.map(({ id }) => id));
  for (const cve of cves) {
    if (known.has(cve)) continue;
    placed.push({ cluster: { id: cve, aliases: [] }, index: -1, members: [], place: placeOf([], cve) });
  }
  placed.sort((a, b) => compareText(a.place, b.place));
  const numberOf: number[] = [];
  placed.forEach(({ index }, at) => {
    if (index >= 0) numberOf[index] = at;
  });
  return {
    advisories,
    vulnerabilities: placed,
    flaws: clustersOfFlaws.map((own) => own.map((cluster) => numberOf[cluster] ?? 0)),
    disputed,
  };
}

/** By the first name that is spoken of, then by id; what speaks of none comes last. */
function placeOf(names: readonly string[], id: string): string {
  let first = '\uffff';
  for (const name of names) if (name < first) first = name;
  return `${first}\u0000${sortText(id)}`;
}

function compareAdvisories(a: DraftAdvisory, b: DraftAdvisory): number {
  return (
    compareText(a.head.publisher, b.head.publisher) ||
    compareText(a.head.source, b.head.source) ||
    compareText(a.head.modifiedAt ?? '', b.head.modifiedAt ?? '') ||
    compareBytes(a.detail, b.detail)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
