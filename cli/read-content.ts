// One file becomes what it holds.
import { readFileSync, statSync } from 'node:fs';
import { isWorkbookName, textContent, workbookContent, type Content } from '#sources/archive/content.ts';
import type { Workbook } from '#core/formats/bases/workbook.ts';
import type { ToldHeadings } from '#core/formats/bases/headings.ts';
import type { LargeXml } from '#sources/archive/large-xml.ts';
import { limits } from '#sources/archive/limits.ts';
import { readDocument } from '#sources/archive/read-document.ts';

interface ReadFile {
  /** SHA-256 of the bytes as they lie on disk, hexadecimal. */
  readonly digest: () => string;
  /** `undefined` where the file is in none of the formats. */
  readonly content: Content | undefined;
  /** Why it is in none of them, where that can be told. */
  readonly why?: string | undefined;
}

interface Reading {
  /** Called when its bytes are there, before they are looked into. */
  readonly isRead?: () => void;
  /** What was said of a table's headings. */
  readonly told?: ToldHeadings;
}

/**
 * Reads a file, gzip or plain.
 *
 * @param name the file's, without its folder: by it people are told where a fact comes from
 * @throws BadDocument where it is in one of the formats, and can't be read as a whole
 */
export async function readContent(path: string, name: string, { isRead, told }: Reading = {}): Promise<ReadFile> {
  if (isWorkbookName(name)) {
    const { readWorkbook } = await import('#sources/archive/read-workbook.ts');
    const digest = (): string => process.getBuiltinModule('node:crypto').hash('sha256', readFileSync(path), 'hex');
    const workbook = await readWorkbook(path);
    const content = await workbookContent(workbook, name, told);
    return { digest, content, why: content === undefined ? await whyNoSheet(workbook) : undefined };
  }
  const large = isLarge(path) ? await largeXml(path, name) : undefined;
  if (large !== undefined) {
    isRead?.();
    return { digest: large.digest, content: { kind: 'estate', reading: large.reading } };
  }
  const { text, digestSha256: digest } = readDocument(path);
  isRead?.();
  const content = await textContent(text, name, told);
  return { digest, content, why: content === undefined ? await whyNot(text) : undefined };
}

async function whyNot(text: string): Promise<string | undefined> {
  const { whyUnread } = await import('#core/formats/why-unread.ts');
  return whyUnread(text);
}

async function whyNoSheet(workbook: Workbook): Promise<string | undefined> {
  const { whyUnreadWorkbook } = await import('#core/formats/why-unread.ts');
  return whyUnreadWorkbook(workbook);
}

/** What is smaller is as well read at once. */
const largeBytes = 8 * 1024 * 1024;

/** What is too large altogether is refused by whoever reads it as a whole. */
function isLarge(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size > largeBytes && stat.size <= limits.documentBytes;
}

async function largeXml(path: string, name: string): Promise<LargeXml | undefined> {
  // Most by far of what is large, and never XML.
  if (/\.(json|csv|gz)$/i.test(name)) return undefined;
  const { readLargeXml } = await import('#sources/archive/large-xml.ts');
  return readLargeXml(path, name);
}
