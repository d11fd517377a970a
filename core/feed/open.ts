// A compiled feed, opened for look-ups: the header and a small head are read, nothing else until it is asked for.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import { unpackDetail, unpackHead } from '#core/feed/advisory-codec.ts';
import { namesOf, unpackCard, type Card } from '#core/feed/card-codec.ts';
import type { AdvisoryHead, Feed, FeedHead, FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { unpackSources, type PackedHead } from '#core/feed/head-codec.ts';
import { Issuers } from '#core/feed/issuers.ts';
import { hexadecimal } from '#core/feed/layout.ts';
import { headOf, partsOf, statementsOfRow, whole, type FeedParts } from '#core/feed/parts.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { unpackSaid } from '#core/feed/statement-codec.ts';
import { corrupt, type Unpacker } from '#core/feed/unpacker.ts';

/** Cards are kept unpacked up to this many, and the statements on as many names; then they begin anew. */
const cardsMax = 4096;
const namesMax = 256;

/**
 * Opens a feed. Throws `BadDocument` where it is none, is cut short or damaged, now or when the damaged part is read; it
 * trusts the digests that stand in it, which `verify` recomputes.
 */
export function openFeed(reader: FeedReader): Feed {
  return new OpenFeed(reader);
}

class OpenFeed implements Feed {
  readonly #parts: FeedParts;
  readonly #issuers: Issuers;
  // A head is the same object each time, so that callers can tell two advisories apart by it.
  readonly #heads = new Map<number, AdvisoryHead>();
  readonly #cards = new Map<number, Card>();
  // Planning asks about one name again and again, for one version after the other.
  readonly #statements = new Map<LookUpName, readonly FeedStatement[]>();
  #head: FeedHead | undefined;

  constructor(reader: FeedReader) {
    this.#parts = partsOf(reader);
    this.#issuers = new Issuers(this.#parts.issuers, this.#parts.issuerDays);
  }

  head(): FeedHead {
    this.#head ??= {
      id: hexadecimal(this.#parts.header.id),
      builtOn: this.#parts.header.builtOn,
      ...this.#parts.counts,
      sources: unpackSources(whole(this.#parts.sources)),
    };
    return this.#head;
  }

  statements(name: LookUpName): readonly FeedStatement[] {
    const known = this.#statements.get(name);
    if (known !== undefined) return known;
    const read = this.#readStatements(name);
    if (this.#statements.size >= namesMax) this.#statements.clear();
    this.#statements.set(name, read);
    return read;
  }

  #readStatements(name: LookUpName): readonly FeedStatement[] {
    const { from, to } = this.#parts.names.rowsOf(name);
    for (let row = from; row < to; row += 1) {
      const blob = statementsOfRow(this.#parts, row);
      // A hash finds the row; only the name itself proves it.
      if (blob.text() === name) return unpackStatements(blob, this.#parts.counts);
    }
    return [];
  }

  vulnerability(index: number): Vulnerability {
    const { alsoFoundBy: _, ...card } = this.#card(index);
    return {
      ...card,
      epss: card.epssHistory.at(-1),
      issuerKevHistory: this.#issuers.kevHistory(card.facts.at(-1)?.issuer ?? card.issuer),
    };
  }

  advisory(index: number): AdvisoryHead {
    const known = this.#heads.get(index);
    if (known !== undefined) return known;
    const head = unpackHead(headOf(this.#parts, index));
    this.#heads.set(index, head);
    return head;
  }

  detail(index: number): ReturnType<Feed['detail']> {
    return unpackDetail(this.#parts.details.record(index), this.advisory(index));
  }

  find(id: string): readonly number[] {
    const name = id.toUpperCase();
    const { from, to } = this.#parts.ids.rowsOf(name);
    const found: number[] = [];
    for (let row = from; row < to; row += 1) {
      const index = this.#parts.ids.value(row);
      const card = this.#card(index);
      if (namesOf(card).includes(name) && found.at(-1) !== index) found.push(index);
    }
    return found;
  }

  issuerHistory(issuer: string, asOf: string): ReturnType<Feed['issuerHistory']> {
    return this.#issuers.upTo(issuer, asOf);
  }

  #card(index: number): Card {
    const known = this.#cards.get(index);
    if (known !== undefined) return known;
    const card = unpackCard(this.#parts.cards.record(index), this.#parts.header.release);
    if (this.#cards.size >= cardsMax) this.#cards.clear();
    this.#cards.set(index, card);
    return card;
  }
}

/** What stands behind a look-up name. */
export function unpackStatements(blob: Unpacker, counts: PackedHead): readonly FeedStatement[] {
  let vulnerability = 0;
  return blob.list(() => {
    vulnerability += blob.count();
    const advisory = blob.count();
    if (vulnerability >= counts.vulnerabilities || advisory >= counts.advisories) {
      throw corrupt('a statement speaks of something that is missing');
    }
    return { vulnerability, advisory, ...unpackSaid(blob) };
  });
}
