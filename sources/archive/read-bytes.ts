// A document that is no file becomes what it holds: by the readers, and under the refusals, of a document that is one.
import type { ToldHeadings } from '#core/formats/bases/headings.ts';
import { isWorkbookName, textContent, workbookContent, type Content } from '#sources/archive/content.ts';
import { decodeDocument } from '#sources/archive/decode.ts';
import { isGzip, refuseZip, tooLarge } from '#sources/archive/expansion.ts';
import { gunzip } from '#sources/archive/inflate.ts';
import { largeXmlIn } from '#sources/archive/large-xml.ts';
import { limits } from '#sources/archive/limits.ts';
import { workbookIn } from '#sources/archive/read-workbook.ts';
import { whyUnread, whyUnreadWorkbook } from '#core/formats/why-unread.ts';

interface BytesRead {
  /** `undefined` where the document is in none of the formats. */
  readonly content: Content | undefined;
  /** Why it is in none of them, where it is a table. */
  readonly why?: string | undefined;
}

/**
 * Reads a document, gzip or plain.
 *
 * @param name its file's, without a folder: by it people are told where a fact comes from
 * @param told what was said of a table's headings
 * @throws BadDocument where it is in one of the formats, and can't be read as a whole
 */
export async function readBytes(bytes: Uint8Array, name: string, told: ToldHeadings): Promise<BytesRead> {
  if (bytes.length > limits.documentBytes) throw tooLarge(bytes.length);
  if (isWorkbookName(name)) {
    const workbook = await workbookIn(bytes);
    const content = await workbookContent(workbook, name, told);
    return content === undefined ? { content, why: whyUnreadWorkbook(workbook) } : { content };
  }
  refuseZip(bytes);
  const plain = isGzip(bytes) ? gunzip(bytes) : bytes;
  const large = plain.length > largeBytes ? largeXmlIn(plain, name) : undefined;
  if (large !== undefined) return { content: { kind: 'estate', reading: large } };
  const text = decodeDocument(plain, name);
  const content = await textContent(text, name, told);
  return content === undefined ? { content, why: whyUnread(text) } : { content };
}

/** What is smaller is as well read at once. */
const largeBytes = 8 * 1024 * 1024;
