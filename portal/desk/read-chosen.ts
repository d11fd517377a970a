// One chosen file becomes what it is: a feed, a state, an inventory, or none of these.
import type { ToldHeadings } from '#core/formats/bases/headings.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import type { Feed } from '#core/feed/feed.ts';
import { openFeed } from '#core/feed/open.ts';
import { isOwnFile } from '#core/formats/inventory-files.ts';
import { whyUnread, whyUnreadWorkbook } from '#core/formats/why-unread.ts';
import type { State } from '#core/plans/state.ts';
import { stateOf } from '#core/plans/state-document.ts';
import { blobReader, type ReadSync } from '#portal/desk/feed-reader.ts';
import { unpack } from '#portal/desk/unpack.ts';
import { zipEntries } from '#portal/desk/zip.ts';
import { isWorkbookName, textContent, workbookContent, type Content } from '#sources/archive/content.ts';
import { decodeDocument } from '#sources/archive/decode.ts';
import { expandedBytesMax, isGzip, refuseZip, tooLarge } from '#sources/archive/expansion.ts';
import { gatherWorkbook, refuseOtherFile } from '#sources/archive/gather-workbook.ts';
import { limits } from '#sources/archive/limits.ts';

/** What reading needs of the browser. */
export interface Means {
  readonly readSync: ReadSync;
  /** SHA-256, hexadecimal. */
  readonly digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

export type Read =
  | { readonly is: 'feed'; readonly feed: Feed }
  | { readonly is: 'state'; readonly state: State }
  | { readonly is: 'inventory'; readonly content: Content; readonly digest: string }
  /** `why`: where more of it can be told. */
  | { readonly is: 'nothing'; readonly why: string | undefined };

/** @throws BadDocument where it is one of these, and can't be read as a whole */
export async function readChosen(file: Blob, name: string, means: Means, told: ToldHeadings): Promise<Read> {
  const head = new Uint8Array(await file.slice(0, feedMark.length).arrayBuffer());
  if (isFeed(head, name)) {
    const feed = openFeed(blobReader(file, means.readSync));
    // The head is unpacked now, so that a damaged one is refused here.
    feed.head();
    return { is: 'feed', feed };
  }
  if (file.size > limits.documentBytes) throw tooLarge(file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbookName(name)) {
    refuseOtherFile(head);
    const workbook = await gatherWorkbook(zipEntries(file));
    const content = await workbookContent(workbook, name, told);
    if (content === undefined) return { is: 'nothing', why: whyUnreadWorkbook(workbook) };
    return { is: 'inventory', content, digest: await means.digest(bytes) };
  }
  refuseZip(head);
  const plain = isGzip(head) ? await unpack(file, 'gzip', expandedBytesMax(bytes.length, limits.documentBytes)) : bytes;
  const text = decodeDocument(plain, name);
  if (isOwnFile(name) || looksLikeState(text)) return { is: 'state', state: stateOf(parseStrict(text)) };
  const content = await textContent(text, name, told);
  if (content === undefined) return { is: 'nothing', why: whyUnread(text) };
  return { is: 'inventory', content, digest: await means.digest(bytes) };
}

const feedMark = 'BWFEED';

function isFeed(head: Uint8Array, name: string): boolean {
  return name.toLowerCase().endsWith('.bwfeed') || String.fromCharCode(...head) === feedMark;
}

/** Browsers put numbers into the names of what they save a second time, so that its name tells nothing for sure. */
function looksLikeState(text: string): boolean {
  return /^\s*\{\s*"version":\s*\d+,(?:\s*"(?:plannedOn|before)":\s*"[^"]*",)*\s*"seen":\s*\[/.test(
    text.slice(0, 1024),
  );
}
