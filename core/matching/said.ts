import { cveId } from '#core/advisories/flaws.ts';
import type { ComponentStatement } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';

/** Statements of the inventory's own documents, by the name of the vulnerability in upper case. */
export type Said = ReadonlyMap<string, readonly ComponentStatement[]>;

const nothingSaid: Said = new Map();

export function saidBy(statements: readonly ComponentStatement[]): Said {
  if (statements.length === 0) return nothingSaid;
  const said = new Map<string, ComponentStatement[]>();
  for (const statement of statements) {
    const name = statement.vulnerability.toUpperCase();
    const list = said.get(name);
    if (list === undefined) said.set(name, [statement]);
    else list.push(statement);
  }
  return said;
}

/** What is said of a vulnerability of the feed, under any of its names. */
export function saidOf(saids: readonly Said[], index: number, feed: Feed): readonly ComponentStatement[] {
  if (saids.every(({ size }) => size === 0)) return [];
  const { id, aliases } = feed.vulnerability(index);
  const names = new Set([id, ...aliases].map((name) => name.toUpperCase()));
  return saids.flatMap((said) => [
    ...[...names].flatMap((name) => said.get(name) ?? []),
    ...(underBulletins(said, feed).get(index) ?? []).flatMap((name) => (names.has(name) ? [] : (said.get(name) ?? []))),
  ]);
}

const bulletins = new WeakMap<Said, ReadonlyMap<number, readonly string[]>>();

/** Names of records that speak of vulnerabilities and are no names of them, `DEBIAN-CVE-2021-44228`, by vulnerability. */
function underBulletins(said: Said, feed: Feed): ReadonlyMap<number, readonly string[]> {
  const known = bulletins.get(said);
  if (known !== undefined) return known;
  const found = new Map<number, string[]>();
  for (const name of said.keys()) {
    if (cveId(name) !== undefined) continue;
    for (const index of feed.find(name)) found.set(index, [...(found.get(index) ?? []), name]);
  }
  bulletins.set(said, found);
  return found;
}
