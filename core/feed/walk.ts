// Reads every record of a feed once, and holds each to what points at it: what no digest can tell.
import { unpackDetail, unpackHead } from '#core/feed/advisory-codec.ts';
import { namesOf, unpackCard } from '#core/feed/card-codec.ts';
import { unpackSources } from '#core/feed/head-codec.ts';
import { Issuers } from '#core/feed/issuers.ts';
import { unpackStatements } from '#core/feed/open.ts';
import { headOf, partsOf, statementsOfRow, whole, type FeedParts } from '#core/feed/parts.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { corrupt, type Unpacker } from '#core/feed/unpacker.ts';

/** Throws `BadDocument` at the first record that can't be read, or that is not what points at it. */
export function walk(reader: FeedReader): void {
  const parts = partsOf(reader);
  const sources = whole(parts.sources);
  unpackSources(sources);
  finished(sources, 'the list of sources');
  new Issuers(parts.issuers, parts.issuerDays).kevHistory('any');
  walkNames(parts);
  walkAdvisories(parts);
  walkCards(parts);
}

function walkNames(parts: FeedParts): void {
  let statements = 0;
  for (let row = 0; row < parts.names.length; row += 1) {
    const blob = statementsOfRow(parts, row);
    const name = blob.text();
    const { from, to } = parts.names.rowsOf(name);
    if (row < from || row >= to) throw corrupt('a name can not be found');
    statements += unpackStatements(blob, parts.counts).length;
    finished(blob, 'a name');
  }
  if (statements !== parts.counts.statements) throw corrupt('it holds another number of statements than it says');
}

function walkAdvisories(parts: FeedParts): void {
  for (let index = 0; index < parts.counts.advisories; index += 1) {
    const packed = headOf(parts, index);
    const head = unpackHead(packed);
    finished(packed, 'an advisory');
    const detail = parts.details.record(index);
    unpackDetail(detail, head);
    finished(detail, 'the details of an advisory');
  }
}

function walkCards({ cards, counts, ids, header }: FeedParts): void {
  let names = 0;
  for (let index = 0; index < counts.vulnerabilities; index += 1) {
    const packed = cards.record(index);
    const card = unpackCard(packed, header.release);
    finished(packed, 'a vulnerability');
    if (card.advisories.some((advisory) => advisory >= counts.advisories)) throw corrupt('an advisory is missing');
    for (const name of namesOf(card)) {
      const { from, to } = ids.rowsOf(name);
      let row = from;
      while (row < to && ids.value(row) !== index) row += 1;
      if (row === to) throw corrupt('a vulnerability can not be found by one of its names');
      names += 1;
    }
  }
  if (names !== ids.length) throw corrupt('a name leads to no vulnerability');
}

function finished(record: Unpacker, what: string): void {
  if (record.left > 0) throw corrupt(`${what} is longer than what it says`);
}
