// A compiled feed, opened for look-ups: the header and a small head are read, nothing else until it is asked for.
import type { Vulnerability } from '#core/advisories/vulnerability.ts';
import { unpackDetail, unpackHead } from '#core/feed/advisory-codec.ts';
import { Blocks } from '#core/feed/blocks.ts';
import { unpackCard, type Card } from '#core/feed/card-codec.ts';
import { Directory } from '#core/feed/directory.ts';
import type { AdvisoryHead, Feed, FeedHead, FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { unpackFeedHead, unpackSources, type PackedHead } from '#core/feed/head-codec.ts';
import { Issuers } from '#core/feed/issuers.ts';
import { hexadecimal, readHeader, type Header, type SectionName } from '#core/feed/layout.ts';
import { Pages } from '#core/feed/pages.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { unpackSaid } from '#core/feed/statement-codec.ts';
import { corrupt, Unpacker } from '#core/feed/unpacker.ts';

/** Cards are kept unpacked up to this many; then they begin anew. */
const cardsMax = 4096;

/**
 * Opens a feed. Throws `BadDocument` where it is none, is cut short or damaged, now or when the damaged part is read; it
 * trusts the digests that stand in it, which `verify` recomputes.
 */
export function openFeed(reader: FeedReader): Feed {
  return new OpenFeed(reader);
}

class OpenFeed implements Feed {
  readonly #reader: FeedReader;
  readonly #header: Header;
  readonly #counts: PackedHead;
  readonly #names: Directory;
  readonly #statements: Pages;
  readonly #ids: Directory;
  readonly #headOffsets: Pages;
  readonly #headBytes: Pages;
  readonly #cards: Blocks;
  readonly #details: Blocks;
  readonly #issuers: Issuers;
  // A head is the same object each time, so that callers can tell two advisories apart by it.
  readonly #heads = new Map<number, AdvisoryHead>();
  readonly #keptCards = new Map<number, Card>();
  #head: FeedHead | undefined;

  constructor(reader: FeedReader) {
    this.#reader = reader;
    this.#header = readHeader(reader);
    this.#counts = unpackFeedHead(this.#whole('HEAD'));
    this.#names = new Directory(this.#pages('NDIR'), this.#pages('NROW'));
    this.#statements = this.#pages('STMT');
    this.#ids = new Directory(this.#pages('IDIR'), this.#pages('IROW'));
    this.#headOffsets = this.#pages('AOFF');
    this.#headBytes = this.#pages('AHED');
    this.#cards = this.#blocks(['CIDX', 'CPOS', 'CARD'], this.#counts.vulnerabilities);
    this.#details = this.#blocks(['DIDX', 'DPOS', 'DETL'], this.#counts.advisories);
    this.#issuers = new Issuers(this.#pages('ISSU'), this.#pages('IDAY'));
    if (this.#names.length !== this.#counts.names || this.#headOffsets.length !== (this.#counts.advisories + 1) * 4) {
      throw corrupt('its counts are not those of its tables');
    }
  }

  head(): FeedHead {
    this.#head ??= {
      id: hexadecimal(this.#header.id),
      builtOn: this.#header.builtOn,
      ...this.#counts,
      sources: unpackSources(this.#whole('SRCS')),
    };
    return this.#head;
  }

  statements(name: LookUpName): readonly FeedStatement[] {
    const { from, to } = this.#names.rowsOf(name);
    for (let row = from; row < to; row += 1) {
      const offset = this.#names.value(row);
      const end = row + 1 < this.#names.length ? this.#names.value(row + 1) : this.#statements.length;
      if (end < offset) throw corrupt('statements stand out of order');
      const blob = new Unpacker(this.#statements.direct(offset, end - offset));
      // A hash finds the row; only the name itself proves it.
      if (blob.text() === name) return this.#statementsIn(blob);
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
    if (!(index >= 0 && index < this.#counts.advisories)) throw corrupt('an advisory is missing');
    const from = this.#headOffsets.word(index * 4);
    const to = this.#headOffsets.word(index * 4 + 4);
    const head = unpackHead(new Unpacker(this.#headBytes.slice(from, to - from)));
    this.#heads.set(index, head);
    return head;
  }

  detail(index: number): ReturnType<Feed['detail']> {
    return unpackDetail(this.#details.record(index), this.advisory(index));
  }

  find(id: string): readonly number[] {
    const name = id.toUpperCase();
    const { from, to } = this.#ids.rowsOf(name);
    const found: number[] = [];
    for (let row = from; row < to; row += 1) {
      const index = this.#ids.value(row);
      const card = this.#card(index);
      const bears = [card.id, ...card.aliases, ...card.alsoFoundBy].some((one) => one.toUpperCase() === name);
      if (bears && found.at(-1) !== index) found.push(index);
    }
    return found;
  }

  issuerHistory(issuer: string, asOf: string): ReturnType<Feed['issuerHistory']> {
    return this.#issuers.upTo(issuer, asOf);
  }

  #statementsIn(blob: Unpacker): readonly FeedStatement[] {
    let vulnerability = 0;
    return blob.list(() => {
      vulnerability += blob.count();
      const advisory = blob.count();
      if (vulnerability >= this.#counts.vulnerabilities || advisory >= this.#counts.advisories) {
        throw corrupt('a statement speaks of something that is missing');
      }
      return { vulnerability, advisory, ...unpackSaid(blob) };
    });
  }

  #card(index: number): Card {
    const known = this.#keptCards.get(index);
    if (known !== undefined) return known;
    const card = unpackCard(this.#cards.record(index));
    if (this.#keptCards.size >= cardsMax) this.#keptCards.clear();
    this.#keptCards.set(index, card);
    return card;
  }

  #pages(name: SectionName): Pages {
    return new Pages(this.#reader, this.#header.sections[name]);
  }

  #whole(name: SectionName): Unpacker {
    const pages = this.#pages(name);
    return new Unpacker(pages.direct(0, pages.length));
  }

  #blocks([index, positions, frames]: readonly [SectionName, SectionName, SectionName], records: number): Blocks {
    const parts = {
      index: this.#pages(index),
      positions: this.#pages(positions),
      frames: this.#header.sections[frames],
    };
    return new Blocks(this.#reader, parts, records);
  }
}
