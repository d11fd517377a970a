// What scanners say of one asset, one entry for each program and vulnerability, whatever names they call it by.
import type { Asset } from '#core/components/asset.ts';
import type { Component, ComponentStatement } from '#core/components/component.ts';
import type { Feed } from '#core/feed/feed.ts';

export interface Saying {
  /** A thing to mend where the scanner names no program. */
  readonly component: Component;
  /** The name that it is told under: a CVE before others. */
  readonly name: string;
  readonly names: readonly string[];
  /** Vulnerabilities of the feed that bear one of the names. */
  readonly indexes: readonly number[];
  readonly statements: readonly ComponentStatement[];
}

interface Draft {
  readonly component: Component;
  readonly names: Set<string>;
  readonly indexes: readonly number[];
  readonly statements: ComponentStatement[];
}

export function sayings({ components }: Asset, feed: Feed): readonly Saying[] {
  const all: Saying[] = [];
  for (const component of components) {
    const drafts = new Map<string, Draft>();
    for (const one of component.statements) {
      if (one.scanned === undefined) continue;
      const names = namesOf(one);
      const indexes = isNamed(one) ? indexesOf(names, feed) : [];
      const key = indexes.length > 0 ? indexes.join() : names.join();
      const known = drafts.get(key);
      if (known === undefined) drafts.set(key, { component, names: new Set(names), indexes, statements: [one] });
      else {
        for (const name of names) known.names.add(name);
        // One for each of its names is one statement.
        if (!known.statements.some(({ scanned }) => scanned === one.scanned)) known.statements.push(one);
      }
    }
    all.push(...[...drafts.values()].map(sayingOf));
  }
  return all;
}

/** Scanners that go by the vulnerability's own name list its other names; those with a number of their own list several flaws. */
function namesOf({ vulnerability, scanned }: ComponentStatement): readonly string[] {
  const names = scanned?.vulnerabilities ?? [];
  return scanned !== undefined && names.includes(scanned.id.toUpperCase())
    ? [...names].sort()
    : [names.length > 0 ? vulnerability.toUpperCase() : vulnerability];
}

function indexesOf(names: readonly string[], feed: Feed): readonly number[] {
  return [...new Set(names.flatMap((name) => feed.find(name)))].sort((a, b) => a - b);
}

/** It names a vulnerability, not only the scanner's own number. */
export function isNamed({ scanned }: ComponentStatement): boolean {
  return scanned !== undefined && scanned.vulnerabilities.length > 0;
}

function sayingOf({ component, names, indexes, statements }: Draft): Saying {
  const sorted = [...names];
  const name = sorted.find((one) => one.startsWith('CVE-')) ?? sorted[0] ?? '';
  return { component, name, names: sorted, indexes, statements };
}
