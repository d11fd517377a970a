// Which of the addresses in an advisory is worth a look before one begins: the vendor's own page, then an advisory or a
// patch. Reports of the press, exploits and what nobody labelled are left where they are.
import type { Reference } from '#core/advisories/advisory.ts';
import type { Component } from '#core/components/component.ts';

export interface Link {
  readonly url: string;
  /** What stands there, as far as its publisher or its address says. */
  readonly what: 'vendor' | 'advisory' | 'fix';
  readonly source: string;
  /** The higher, the better. */
  readonly worth: number;
}

/** References of one advisory that are looked at, and characters of an address that anybody can still copy. */
const referencesMax = 50;
const addressCharactersMax = 300;
/** Catalogues that say what the record says already. */
const restating: ReadonlySet<string> = new Set(['nvd.nist.gov', 'cve.mitre.org', 'www.cve.org', 'cve.org']);
/** From so many letters on, a name that begins with the other is taken for the same maker's. */
const beginningLettersMin = 4;

/** An address of http or https without anything that could end it early or deceive; `undefined` for all else. */
export function webAddress(text: string): string | undefined {
  if (text.length > addressCharactersMax) return undefined;
  // Of a list of addresses in a sentence each may keep what parts it from the next.
  const alone = text.replace(/[,;.]+$/, '');
  return /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(?:[/?#][\w\-.~:/?#@!$&*+,;=%]*)?$/i.test(alone) ? alone : undefined;
}

/** Those that are worth a look, as the advisory orders them. */
export function linksOf(references: readonly Reference[], component: Component, source: string): readonly Link[] {
  const isProduct = component.package === undefined;
  return references.slice(0, referencesMax).flatMap((reference): Link[] => {
    const url = webAddress(reference.url);
    if (url === undefined || !isOfUse(reference, url)) return [];
    const isVendors = belongsTo(url, component);
    const isAdvisory = reference.kind === 'advisory' || (isProduct && looksLikeAdvisory(url));
    const worth = (isVendors ? 4 : 0) + (isAdvisory ? 2 : 0) + (reference.kind === 'fix' ? 1 : 0);
    if (worth === 0) return [];
    return [{ url, what: isVendors ? 'vendor' : isAdvisory ? 'advisory' : 'fix', source, worth }];
  });
}

function isOfUse({ kind }: Reference, url: string): boolean {
  return kind !== 'exploit' && kind !== 'article' && !restating.has(hostOf(url).toLowerCase());
}

/** The best, and of several the first. */
export function bestOf(links: readonly Link[]): Link | undefined {
  return links.reduce<Link | undefined>(
    (best, link) => (best === undefined || link.worth > best.worth ? link : best),
    undefined,
  );
}

/** Whether a product's maker, or its own name, stands in the host's name; packages have no maker that a host would bear. */
function belongsTo(url: string, { package: inRegistry, vendor = '', name }: Component): boolean {
  if (inRegistry !== undefined) return false;
  const labels = hostOf(url).split('.').slice(-3, -1);
  const makers = [vendor, name.split(' ')[0] ?? ''].map(letters).filter((maker) => maker.length >= 2);
  return labels
    .map(letters)
    .some((label) => makers.some((maker) => maker === label || begins(maker, label) || begins(label, maker)));
}

/** Most records label nothing; of packages it would be the advisory of whoever else ships them. */
function looksLikeAdvisory(url: string): boolean {
  return /advisor|bulletin|psirt|security-update/i.test(pathOf(url));
}

function begins(short: string, long: string): boolean {
  return short.length >= beginningLettersMin && long.startsWith(short);
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1] ?? '';
}

function pathOf(url: string): string {
  return url.slice(url.indexOf('//') + 2 + hostOf(url).length);
}
