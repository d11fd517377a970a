// A document's bytes become what is told of it; run apart.
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { Dropped } from '#core/kernel/tally.ts';
import { isOwnFile, noInventory } from '#core/formats/inventory-files.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Content } from '#sources/archive/content.ts';
import { readBytes } from '#sources/archive/read-bytes.ts';
import { assetNameCharactersMax, softwareNameCharactersMax } from '#server/planning/bounds.ts';
import { cut, firstOf, isDocumentCode } from '#server/reading/bounds.ts';
import type { ReadingAnswer } from '#server/reading/document-reading.ts';
import type { ReadOrder } from '#server/reading/read-order.ts';

/** What is wrong with the document is answered; what is wrong with us is thrown. */
export async function understood(bytes: Uint8Array, { path, told }: ReadOrder): Promise<ReadingAnswer> {
  const name = fileNameOf(path);
  if (isOwnFile(name)) return refused('document.not_an_inventory', noInventory, undefined);
  try {
    const { content, why } = await readBytes(bytes, name, told);
    if (content === undefined) return refused('document.not_an_inventory', why ?? noInventory, undefined);
    const long = longName(content);
    if (long !== undefined) return refused('document.too_large', long, undefined);
    if (content.kind === 'estate') return ofEstate(content.reading);
    const { format, createdOn, tool, components, dropped } = content.reading;
    const head = {
      is: 'read' as const,
      format: cut(format),
      createdOn,
      tool: tool === undefined ? undefined : cut(tool),
    };
    return { ...head, assets: 1, components: components.length, dropped: bounded(dropped), columns: [], questions: [] };
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    return refused(error.code, error.message, error.place);
  }
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Rows and plans name assets and software whole; names that go on without end are nobody's. */
function longName(content: Content): string | undefined {
  const assets =
    content.kind === 'estate'
      ? content.reading.assets
      : [{ name: content.reading.subject?.name ?? '', components: content.reading.components }];
  for (const { name, components } of assets) {
    if (name.length > assetNameCharactersMax)
      return `the name of an asset is longer than ${assetNameCharactersMax} characters`;
    if (
      components.some(
        (one) =>
          Math.max(one.name.length + (one.vendor?.length ?? 0), one.package?.length ?? 0) > softwareNameCharactersMax,
      )
    )
      return `the name of a program is longer than ${softwareNameCharactersMax} characters`;
  }
  return undefined;
}

function ofEstate({ format, createdOn, tool, assets, columns, questions = [], dropped }: EstateReading): ReadingAnswer {
  return {
    is: 'read',
    format: cut(format),
    createdOn,
    tool: tool === undefined ? undefined : cut(tool),
    assets: assets.length,
    components: assets.reduce((sum, { components }) => sum + components.length, 0),
    dropped: bounded(dropped),
    columns: firstOf(columns).map(({ heading, meaning, certain }) => ({ heading: cut(heading), meaning, certain })),
    questions: firstOf(questions).map(({ meaning, guess, candidates }) => ({
      meaning,
      guess: guess === undefined ? undefined : cut(guess),
      candidates: firstOf(candidates).map(cut),
    })),
  };
}

function bounded(dropped: readonly Dropped[]): Dropped[] {
  return firstOf(dropped).map(({ reason, count, example }) => ({ reason: cut(reason), count, example: cut(example) }));
}

function refused(code: string, why: string, place: string | undefined): ReadingAnswer {
  return {
    is: 'refused',
    code: isDocumentCode(code) ? code : 'document.kind',
    why: cut(why),
    place: place === undefined ? undefined : cut(place),
  };
}
