// Whether a feed is what it says: every byte against its digest, the id against the content, every record read once.
import { createHash } from 'node:crypto';
import type { Blocks } from '#core/feed/blocks.ts';
import type { FeedReader } from '#core/feed/reader.ts';
import { hexadecimal, identityLine, kindOfSection, readHeader, sectionNames, type Section } from '#core/feed/layout.ts';
import { partsOf } from '#core/feed/parts.ts';
import { corrupt } from '#core/feed/unpacker.ts';
import { walk } from '#core/feed/walk.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { fileReader } from '#feeds/feed-reader.ts';
import { feedFile } from '#feeds/store.ts';

const chunkBytes = 4 * 1024 * 1024;
const digestBytes = 32;

/** The verified feed's id, hexadecimal. Throws `BadDocument`, which names the file and says what is wrong. */
export function verify(path: string): string {
  const file = feedFile(path);
  const reader = fileReader(file);
  try {
    return verifyFeed(reader);
  } catch (error) {
    if (error instanceof BadDocument) error.file ??= file;
    throw error;
  } finally {
    reader.close();
  }
}

export function verifyFeed(reader: FeedReader): string {
  const header = readHeader(reader);
  const body = reader.read(0, header.length - digestBytes);
  if (digest([body]) !== reader.read(header.length - digestBytes, digestBytes)) throw corrupt('its header was changed');
  const identity = createHash('sha256');
  for (const name of sectionNames) {
    const section = header.sections[name];
    if (digest(chunks(reader, section)) !== section.stored) throw corrupt(`the section ${name} was changed`);
    const kind = kindOfSection[name];
    if (kind === 'plain' && section.content !== section.stored) throw corrupt(`the section ${name} states two digests`);
    if (kind !== 'derived') identity.update(identityLine(name, Buffer.from(section.content, 'latin1')));
  }
  if (identity.digest('latin1') !== header.id) throw corrupt('its id is not that of its content');
  const { cards, details } = partsOf(reader);
  if (digest(contents(cards)) !== header.sections.CARD.content) throw corrupt('its vulnerabilities were changed');
  if (digest(contents(details)) !== header.sections.DETL.content) throw corrupt('its advisories were changed');
  walk(reader);
  return hexadecimal(header.id);
}

/** Bytes in and out are strings of code units 0 to 255. */
function digest(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part, 'latin1');
  return hash.digest('latin1');
}

function* chunks(reader: FeedReader, { offset, length }: Section): Generator<string> {
  for (let done = 0; done < length; done += chunkBytes) {
    yield reader.read(offset + done, Math.min(chunkBytes, length - done));
  }
}

function* contents(blocks: Blocks): Generator<string> {
  for (let block = 0; block < blocks.length; block += 1) yield blocks.content(block);
}
