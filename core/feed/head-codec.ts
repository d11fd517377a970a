// What a feed says of itself, and what became of its sources.
import type { SourceReport } from '#core/advisories/source-record.ts';
import type { FeedHead } from '#core/feed/feed.ts';
import type { Packer } from '#core/feed/packer.ts';
import type { Unpacker } from '#core/feed/unpacker.ts';
import type { Dropped } from '#core/kernel/tally.ts';

export type PackedHead = Omit<FeedHead, 'id' | 'builtOn' | 'sources'>;

export function packFeedHead(out: Packer, head: PackedHead): void {
  out.optionalText(head.asOf);
  out.optionalText(head.kevAsOf);
  out.optionalText(head.epssAsOf);
  out.optionalText(head.epssModelVersion);
  out.count(head.vulnerabilities);
  out.count(head.advisories);
  out.count(head.names);
  out.count(head.statements);
  packDropped(out, head.dropped);
}

export function unpackFeedHead(from: Unpacker): PackedHead {
  return {
    asOf: from.optionalText(),
    kevAsOf: from.optionalText(),
    epssAsOf: from.optionalText(),
    epssModelVersion: from.optionalText(),
    vulnerabilities: from.count(),
    advisories: from.count(),
    names: from.count(),
    statements: from.count(),
    dropped: unpackDropped(from),
  };
}

export function packSources(out: Packer, reports: readonly SourceReport[]): void {
  out.list(reports, ({ source, path, taken, dropped, newestOn, asOf }) => {
    out.text(source);
    out.text(path);
    out.count(taken);
    packDropped(out, dropped);
    out.optionalText(newestOn);
    out.optionalText(asOf);
  });
}

export function unpackSources(from: Unpacker): readonly SourceReport[] {
  return from.list(() => ({
    source: from.text(),
    path: from.text(),
    taken: from.count(),
    dropped: unpackDropped(from),
    newestOn: from.optionalText(),
    asOf: from.optionalText(),
  }));
}

function packDropped(out: Packer, dropped: readonly Dropped[]): void {
  out.list(dropped, ({ reason, count, example }) => {
    out.text(reason);
    out.count(count);
    out.text(example);
  });
}

function unpackDropped(from: Unpacker): readonly Dropped[] {
  return from.list(() => ({ reason: from.text(), count: from.count(), example: from.text() }));
}
