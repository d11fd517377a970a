// How many CVEs each issuer has published, and how many of these are known to be exploited, by day.
import { isCatchAll, kevShare } from '#core/advisories/issuers.ts';
import type { Card } from '#core/feed/card-codec.ts';
import { Packer } from '#core/feed/packer.ts';
import type { Pages } from '#core/feed/pages.ts';
import { corrupt, Unpacker } from '#core/feed/unpacker.ts';
import { later, type Day } from '#core/kernel/days.ts';

export interface IssuerCounts {
  readonly kevEntries: number;
  readonly cves: number;
}

/** A row: the day, and both counts up to it. */
const rowBytes = 12;

/** Days are rows as whole numbers, 20240304, so that they sort. */
function numberOfDay(day: Day): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** Gathers counts from cards. */
export class IssuerDraft {
  readonly #days = new Map<string, Map<number, { cves: number; kevEntries: number }>>();

  /**
   * Each CVE counts once for each of its issuers: the one that its record names, and the ones that bulk lists name. What a
   * list says counts from the day of the list on, since nobody could have read it there before.
   */
  add(card: Card): void {
    const listedOn = card.kev?.addedOn;
    for (const [issuer, day] of knownFrom(card)) {
      this.#count(issuer, day).cves += 1;
      if (listedOn !== undefined) this.#count(issuer, later(listedOn, day)).kevEntries += 1;
    }
  }

  /** The issuers with their totals, and the rows of each, oldest first. */
  finish(): { readonly issuers: Uint8Array; readonly days: Uint8Array } {
    const issuers = new Packer();
    const rows = new Packer();
    issuers.count(this.#days.size);
    for (const [issuer, days] of [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const first = rows.length / rowBytes;
      const total = { cves: 0, kevEntries: 0 };
      for (const [day, { cves, kevEntries }] of [...days].sort(([a], [b]) => a - b)) {
        total.cves += cves;
        total.kevEntries += kevEntries;
        rows.word(day);
        rows.word(total.cves);
        rows.word(total.kevEntries);
      }
      issuers.text(issuer);
      issuers.count(total.cves);
      issuers.count(total.kevEntries);
      issuers.count(first);
      issuers.count(days.size);
    }
    return { issuers: issuers.take(), days: rows.take() };
  }

  #count(issuer: string, day: Day): { cves: number; kevEntries: number } {
    const days = this.#days.get(issuer) ?? new Map<number, { cves: number; kevEntries: number }>();
    this.#days.set(issuer, days);
    const known = days.get(numberOfDay(day)) ?? { cves: 0, kevEntries: 0 };
    days.set(numberOfDay(day), known);
    return known;
  }
}

/** The issuers of a CVE, each with the day from which on it is known as such. */
function knownFrom({ facts, issuer, publishedOn }: Card): ReadonlyMap<string, Day> {
  const from = new Map<string, Day>();
  for (const row of facts) {
    if (row.issuer !== undefined && !from.has(row.issuer))
      from.set(row.issuer, later(row.publishedOn ?? row.on, row.on));
  }
  if (issuer !== undefined && !from.has(issuer) && publishedOn !== undefined) from.set(issuer, publishedOn);
  return from;
}

interface Issuer extends IssuerCounts {
  readonly first: number;
  readonly rows: number;
}

/** Issuers open for look-ups; their list, a few hundred, is read when it is first asked for. */
export class Issuers {
  readonly #list: Pages;
  readonly #days: Pages;
  #issuers: ReadonlyMap<string, Issuer> | undefined;

  constructor(list: Pages, days: Pages) {
    this.#list = list;
    this.#days = days;
  }

  /** Up to a day; both counts are 0 where the issuer had published nothing by then. */
  upTo(name: string, asOf: Day): IssuerCounts | undefined {
    const issuer = this.#read().get(name);
    if (issuer === undefined) return undefined;
    let low = issuer.first;
    let high = issuer.first + issuer.rows;
    const wanted = numberOfDay(asOf);
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#days.word(middle * rowBytes) <= wanted) low = middle + 1;
      else high = middle;
    }
    if (low === issuer.first) return { cves: 0, kevEntries: 0 };
    const at = (low - 1) * rowBytes;
    return { cves: this.#days.word(at + 4), kevEntries: this.#days.word(at + 8) };
  }

  /** The share of an issuer's CVEs that came to be exploited, smoothed; `undefined` where the name says nothing. */
  kevHistory(name: string | undefined): number | undefined {
    const issuer = name === undefined || isCatchAll(name) ? undefined : this.#read().get(name);
    return issuer && kevShare(issuer);
  }

  #read(): ReadonlyMap<string, Issuer> {
    if (this.#issuers !== undefined) return this.#issuers;
    const from = new Unpacker(this.#list.direct(0, this.#list.length));
    const listed = from.list(() => {
      const name = from.text();
      const issuer: Issuer = { cves: from.count(), kevEntries: from.count(), first: from.count(), rows: from.count() };
      if ((issuer.first + issuer.rows) * rowBytes > this.#days.length) throw corrupt('an issuer has no days');
      return [name, issuer] as const;
    });
    this.#issuers = new Map(listed);
    return this.#issuers;
  }
}
