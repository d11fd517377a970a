// The parts of an open feed: its header and head are read, the rest stands ready for look-ups.
import { Blocks } from '#core/feed/blocks.ts';
import { Directory } from '#core/feed/directory.ts';
import { unpackFeedHead, type PackedHead } from '#core/feed/head-codec.ts';
import { readHeader, type Header, type SectionName } from '#core/feed/layout.ts';
import { Pages } from '#core/feed/pages.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { corrupt, Unpacker } from '#core/feed/unpacker.ts';

export interface FeedParts {
  readonly header: Header;
  readonly counts: PackedHead;
  readonly names: Directory;
  readonly statements: Pages;
  readonly ids: Directory;
  readonly headOffsets: Pages;
  readonly heads: Pages;
  readonly cards: Blocks;
  readonly details: Blocks;
  readonly issuers: Pages;
  readonly issuerDays: Pages;
  readonly sources: Pages;
}

export function partsOf(reader: FeedReader): FeedParts {
  const header = readHeader(reader);
  const pages = (name: SectionName): Pages => new Pages(reader, header.sections[name]);
  const counts = unpackFeedHead(whole(pages('HEAD')));
  const blocks = (
    [index, positions, frames]: readonly [SectionName, SectionName, SectionName],
    records: number,
  ): Blocks =>
    new Blocks(reader, { index: pages(index), positions: pages(positions), frames: header.sections[frames] }, records);
  const parts: FeedParts = {
    header,
    counts,
    names: new Directory(pages('NDIR'), pages('NROW')),
    statements: pages('STMT'),
    ids: new Directory(pages('IDIR'), pages('IROW')),
    headOffsets: pages('AOFF'),
    heads: pages('AHED'),
    cards: blocks(['CIDX', 'CPOS', 'CARD'], counts.vulnerabilities),
    details: blocks(['DIDX', 'DPOS', 'DETL'], counts.advisories),
    issuers: pages('ISSU'),
    issuerDays: pages('IDAY'),
    sources: pages('SRCS'),
  };
  if (parts.names.length !== counts.names || parts.headOffsets.length !== (counts.advisories + 1) * 4) {
    throw corrupt('its counts are not those of its tables');
  }
  return parts;
}

/** A whole section, read at once. */
export function whole(pages: Pages): Unpacker {
  return new Unpacker(pages.direct(0, pages.length));
}

/** What stands under the name of this row of the directory, the name first. */
export function statementsOfRow({ names, statements }: FeedParts, row: number): Unpacker {
  const offset = names.value(row);
  const end = row + 1 < names.length ? names.value(row + 1) : statements.length;
  if (end < offset) throw corrupt('statements stand out of order');
  return new Unpacker(statements.direct(offset, end - offset));
}

export function headOf({ counts, headOffsets, heads }: FeedParts, index: number): Unpacker {
  if (!(index >= 0 && index < counts.advisories)) throw corrupt('an advisory is missing');
  const from = headOffsets.word(index * 4);
  return new Unpacker(heads.slice(from, headOffsets.word(index * 4 + 4) - from));
}
