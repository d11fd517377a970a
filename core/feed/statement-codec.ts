// One statement as bytes. What it says of versions is written when its record is read, so that nothing else of the record
// need be kept; the numbers of vulnerability and advisory come before it once they are known.
import type { Update } from '#core/advisories/advisory.ts';
import { limitKinds, sides, stances } from '#core/feed/choices.ts';
import type { FeedStatement } from '#core/feed/feed.ts';
import type { Packer } from '#core/feed/packer.ts';
import type { Unpacker } from '#core/feed/unpacker.ts';
import { asKey, type Cut, type Interval, type Range } from '#core/versions/range.ts';

/** A statement without its numbers. */
export type SaidOfName = Omit<FeedStatement, 'vulnerability' | 'advisory'>;

// Marks in the first byte, above two bits of stance.
const hasVersions = 4;
const hasUnreadable = 8;
const hasFixed = 16;
const hasJustification = 32;
const hasUpdates = 64;

// Marks before an interval.
const hasFrom = 1;
const hasTo = 2;

export function packSaid(out: Packer, said: SaidOfName): void {
  out.byte(stances.indexOf(said.stance) | marksOf(said));
  out.text(said.scheme);
  packRange(out, said.range);
  if (said.versions.length > 0) out.texts(said.versions);
  if (said.unreadable.length > 0) out.texts(said.unreadable);
  if (said.fixed.length > 0) out.texts(said.fixed);
  if (said.justification !== undefined) out.text(said.justification);
  if (said.updates !== undefined && said.updates.length > 0) packUpdates(out, said.updates);
  packLimit(out, said.limit);
}

function marksOf(said: SaidOfName): number {
  const lists = [
    [said.versions, hasVersions],
    [said.unreadable, hasUnreadable],
    [said.fixed, hasFixed],
    [said.updates ?? none, hasUpdates],
  ] as const;
  let marks = said.justification === undefined ? 0 : hasJustification;
  for (const [list, mark] of lists) if (list.length > 0) marks |= mark;
  return marks;
}

function packUpdates(out: Packer, updates: readonly Update[]): void {
  out.list(updates, ({ id, supersedes }) => {
    out.text(id);
    out.texts(supersedes);
  });
}

function unpackUpdates(from: Unpacker): readonly Update[] {
  return from.list(() => ({ id: from.text(), supersedes: from.texts() }));
}

export function unpackSaid(from: Unpacker): SaidOfName {
  const marks = from.byte();
  return {
    stance: stances[marks & 3] ?? 'affected',
    scheme: from.text(),
    range: unpackRange(from),
    versions: (marks & hasVersions) === 0 ? none : from.texts(),
    unreadable: (marks & hasUnreadable) === 0 ? none : from.texts(),
    fixed: (marks & hasFixed) === 0 ? none : from.texts(),
    justification: (marks & hasJustification) === 0 ? undefined : from.text(),
    ...((marks & hasUpdates) === 0 ? undefined : { updates: unpackUpdates(from) }),
    limit: unpackLimit(from),
  };
}

const none: readonly never[] = [];

function packRange(out: Packer, range: Range): void {
  out.list(range, ({ from, to }) => {
    out.byte((from === undefined ? 0 : hasFrom) | (to === undefined ? 0 : hasTo));
    if (from !== undefined) packCut(out, from);
    if (to !== undefined) packCut(out, to);
  });
}

function packCut(out: Packer, { key, version, side }: Cut): void {
  out.choice(sides, side);
  out.key(key);
  out.text(version);
}

function unpackRange(from: Unpacker): Range {
  return from.list((): Interval => {
    const marks = from.byte();
    return {
      from: (marks & hasFrom) === 0 ? undefined : unpackCut(from),
      to: (marks & hasTo) === 0 ? undefined : unpackCut(from),
    };
  });
}

function unpackCut(from: Unpacker): Cut {
  return { side: from.choice(sides), key: asKey(from.key()), version: from.text() };
}

function packLimit(out: Packer, limit: FeedStatement['limit']): void {
  out.choice(limitKinds, limit.kind);
  switch (limit.kind) {
    case 'none':
      return;
    case 'release':
      out.text(limit.release);
      return;
    case 'cpe':
      out.text(limit.cpe);
      return;
    case 'product':
      out.text(limit.vendor);
      out.text(limit.product);
      out.texts(limit.platforms);
  }
}

const noLimit: FeedStatement['limit'] = { kind: 'none' };

function unpackLimit(from: Unpacker): FeedStatement['limit'] {
  const kind = from.choice(limitKinds);
  switch (kind) {
    case 'none':
      return noLimit;
    case 'release':
      return { kind, release: from.text() };
    case 'cpe':
      return { kind, cpe: from.text() };
    case 'product':
      return { kind, vendor: from.text(), product: from.text(), platforms: from.texts() };
  }
}
