// One document becomes what it holds: an inventory of one thing, or a report or list of many. Names no Node module, so that
// the page can use it too; what reads a kind of document is loaded when the first of it is met.
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { nothingTold, type ToldHeadings } from '#core/formats/bases/headings.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import type { Workbook } from '#core/formats/bases/workbook.ts';
import { readJsonInventory } from '#core/formats/inventory-json.ts';

export type Content =
  | { readonly kind: 'inventory'; readonly reading: InventoryReading }
  | { readonly kind: 'estate'; readonly reading: EstateReading };

const assetsYaml = /^assets\.ya?ml$/i;

/** By its name alone: a workbook is an archive, and is opened by another way than a text. */
export function isWorkbookName(name: string): boolean {
  return /\.(xlsx|xlsm)$/i.test(name);
}

/**
 * `undefined` where the workbook holds no table that is read.
 *
 * @throws BadDocument where its table can't be read as a whole
 */
export async function workbookContent(
  workbook: Workbook,
  name: string,
  told: ToldHeadings = nothingTold,
): Promise<Content | undefined> {
  const { readWorkbookEstate } = await import('#core/formats/estate-table.ts');
  const reading = readWorkbookEstate(workbook, name, told);
  return reading === undefined ? undefined : { kind: 'estate', reading };
}

/**
 * `undefined` where the text is in none of the formats.
 *
 * @param file the file's name, without its folder: by it people are told where a fact comes from
 * @param told what the person said of headings that were guessed
 * @throws BadDocument where it is in one of the formats, and can't be read as a whole
 */
export async function textContent(
  text: string,
  file: string,
  told: ToldHeadings = nothingTold,
): Promise<Content | undefined> {
  const name = file.replace(/\.gz$/i, '');
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
  const estate = await otherEstate(text, name, told);
  return estate === undefined ? undefined : { kind: 'estate', reading: estate };
}

async function jsonContent(text: string, name: string): Promise<Content | undefined> {
  const lines = isJsonLines(text, name) ? await otherEstate(text, name, nothingTold) : undefined;
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

async function otherEstate(text: string, name: string, told: ToldHeadings): Promise<EstateReading | undefined> {
  if (/^\s*</.test(text.slice(0, 1024))) {
    const { readXmlEstate } = await import('#core/formats/estate-xml.ts');
    return readXmlEstate([text], name);
  }
  const { readTextEstate } = await import('#core/formats/estate-text.ts');
  const listing = readTextEstate(text, name);
  if (listing !== undefined) return listing;
  const { readTableEstate } = await import('#core/formats/estate-table.ts');
  return readTableEstate(text, name, told);
}
