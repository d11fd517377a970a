// Which names of an advisory name one flaw: the rule by which records of many publishers are joined.

/** What the ids of one advisory stand for. */
export interface Naming {
  /** The names of each flaw, at least one flaw; no name stands in two of them. */
  readonly flaws: readonly (readonly string[])[];
  /** Ids under which the advisory can be looked up but which name no single flaw of it. */
  readonly alsoKnownAs: readonly string[];
}

const cvePattern = /^CVE-\d{4}-\d{4,19}$/i;

/** A CVE id in upper case; `undefined` where the text is none. */
export function cveId(text: string): string | undefined {
  return text.length <= 28 && cvePattern.test(text) ? text.toUpperCase() : undefined;
}

/**
 * Whether a text can be trusted to name one flaw only. Some databases list dates (`2019-03-20`), bare numbers, and cut CVE
 * ids (`CVE-1`) among their identifiers.
 */
export function isIdentifier(text: string): boolean {
  if (cveId(text) !== undefined) return true;
  return text.length >= 5 && /^[a-z]/i.test(text) && /[0-9]/.test(text.slice(1)) && !/^(?:CVE|CAN)\b/i.test(text);
}

/**
 * An advisory whose names hold at most one CVE speaks of one flaw, and all its names are names of that flaw. One whose
 * names hold several CVEs speaks of several flaws, one per CVE; its other names belong to none of them, so it joins none.
 *
 * @param aliases names of the same thing by its publisher; never `related` or `upstream` ones
 */
export function flawsOf(id: string, aliases: readonly string[]): Naming {
  const names = [...new Set([id, ...aliases].map((name) => cveId(name) ?? name).filter((name) => name !== ''))];
  const cves = names.filter((name) => cveId(name) !== undefined);
  if (cves.length <= 1) return { flaws: [names], alsoKnownAs: [] };
  return { flaws: cves.map((cve) => [cve]), alsoKnownAs: names.filter((name) => cveId(name) === undefined) };
}

/**
 * Names where an advisory that gives its own flaw no CVE says of which CVEs it speaks: what distributions publish on builds
 * of their own. Each CVE is a flaw of its own, and the advisory's names belong to none of them, so that nothing is joined
 * by it (docs/decisions/0005).
 *
 * @param spoken ids of others that it speaks of; where no CVE is among them, each of them names a flaw
 */
export function flawsSpokenOf(id: string, aliases: readonly string[], spoken: readonly string[]): Naming {
  const own = flawsOf(id, aliases);
  const names = new Set([...own.flaws.flat(), ...own.alsoKnownAs]);
  if ([...names].some((name) => cveId(name) !== undefined)) return own;
  const others = [...new Set(spoken.map((name) => cveId(name) ?? name))].filter(
    (name) => isIdentifier(name) && !names.has(name),
  );
  const cves = others.filter((name) => cveId(name) !== undefined);
  const named = cves.length > 0 ? cves : others;
  if (named.length === 0) return own;
  const rest = others.filter((name) => !named.includes(name));
  return { flaws: named.map((name) => [name]), alsoKnownAs: [...names, ...rest] };
}
