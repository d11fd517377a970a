// One file becomes what it holds.
import { readFileSync } from 'node:fs';
import { isWorkbookName, textContent, workbookContent, type Content } from '#sources/archive/content.ts';
import type { ToldHeadings } from '#core/formats/bases/headings.ts';
import { readDocument } from '#sources/archive/read-document.ts';

interface ReadFile {
  /** SHA-256 of the bytes as they lie on disk, hexadecimal. */
  readonly digest: () => string;
  /** `undefined` where the file is in none of the formats. */
  readonly content: Content | undefined;
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
    return { digest, content: await workbookContent(await readWorkbook(path), name, told) };
  }
  const { text, digestSha256: digest } = readDocument(path);
  isRead?.();
  return { digest, content: await textContent(text, name, told) };
}
