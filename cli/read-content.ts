// One file becomes what it holds: an inventory of one thing, or a report or list of many.
import { readFileSync } from 'node:fs';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { readJsonInventory } from '#core/formats/inventory-json.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { readDocument } from '#sources/archive/read-document.ts';

export type Content =
  | { readonly kind: 'inventory'; readonly reading: InventoryReading }
  | { readonly kind: 'estate'; readonly reading: EstateReading };

interface ReadFile {
  /** SHA-256 of the bytes as they lie on disk, hexadecimal. */
  readonly digest: () => string;
  /** `undefined` where the file is in none of the formats. */
  readonly content: Content | undefined;
}

const assetsYaml = /^assets\.ya?ml$/i;
const workbook = /\.(xlsx|xlsm)$/i;

/**
 * Reads a file, gzip or plain.
 *
 * @param name the file's, without its folder: by it people are told where a fact comes from
 * @param isRead called when its bytes are there, before they are looked into
 * @throws BadDocument where it is in one of the formats, and can't be read as a whole
 */
export async function readContent(path: string, name: string, isRead: () => void = () => {}): Promise<ReadFile> {
  if (workbook.test(name)) return readWorkbookContent(path, name);
  const { text, digestSha256: digest } = readDocument(path);
  isRead();
  return { digest, content: await contentOf(text, name.replace(/\.gz$/i, '')) };
}

async function readWorkbookContent(path: string, name: string): Promise<ReadFile> {
  const { readWorkbook } = await import('#sources/archive/read-workbook.ts');
  const { readWorkbookEstate } = await import('#core/formats/estate-table.ts');
  const reading = readWorkbookEstate(await readWorkbook(path), name);
  const digest = (): string => process.getBuiltinModule('node:crypto').hash('sha256', readFileSync(path), 'hex');
  return { digest, content: reading === undefined ? undefined : { kind: 'estate', reading } };
}

async function contentOf(text: string, name: string): Promise<Content | undefined> {
  if (/^\s*[[{]/.test(text.slice(0, 1024)) || name.toLowerCase().endsWith('.json')) return jsonContent(text, name);
  if (assetsYaml.test(name)) {
    const { parseAssetsYaml } = await import('#core/formats/assets-yaml/parse.ts');
    const stated = parseAssetsYaml(text, name);
    const nothing = { createdOn: undefined, tool: undefined, statements: [], columns: [] };
    return { kind: 'estate', reading: { ...nothing, ...stated, format: 'assets.yaml' } };
  }
  const { readTextInventory } = await import('#core/formats/inventory-text.ts');
  const reading = readTextInventory(text);
  if (reading !== undefined) return { kind: 'inventory', reading };
  const estate = await otherEstate(text, name);
  return estate === undefined ? undefined : { kind: 'estate', reading: estate };
}

async function jsonContent(text: string, name: string): Promise<Content | undefined> {
  const lines = isJsonLines(text, name) ? await otherEstate(text, name) : undefined;
  if (lines !== undefined) return { kind: 'estate', reading: lines };
  const root = parseStrict(text);
  const reading = readJsonInventory(root);
  if (reading !== undefined) return { kind: 'inventory', reading };
  const { readJsonEstate } = await import('#core/formats/estate-json.ts');
  const estate = readJsonEstate(root, name);
  return estate === undefined ? undefined : { kind: 'estate', reading: estate };
}

/** An object on each line, as tools write that add to their report while they run. */
function isJsonLines(text: string, name: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(name) || /^\s*\{[^\n]*\}\r?\n\s*\{/.test(text.slice(0, 65_536));
}

async function otherEstate(text: string, name: string): Promise<EstateReading | undefined> {
  if (/^\s*</.test(text.slice(0, 1024))) {
    const { readXmlEstate } = await import('#core/formats/estate-xml.ts');
    return readXmlEstate([text], name);
  }
  const { readTextEstate } = await import('#core/formats/estate-text.ts');
  const listing = readTextEstate(text, name);
  if (listing !== undefined) return listing;
  const { readTableEstate } = await import('#core/formats/estate-table.ts');
  return readTableEstate(text, name);
}
