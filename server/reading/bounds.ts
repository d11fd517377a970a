// How much is told of one document. Apart from the schemas that hold to it: the program that reads needs none of them.
import { documentCodes, type DocumentCode } from '#core/formats/document-codes.ts';

/** More columns, reasons or questions of one document are not told. */
export const listMax = 200;
export const textCharactersMax = 300;

/** Cut to what may cross. */
export function cut(said: string): string {
  return said.length <= textCharactersMax ? said : `${said.slice(0, textCharactersMax - 1)}…`;
}

export function firstOf<One>(list: readonly One[]): readonly One[] {
  return list.slice(0, listMax);
}

export function isDocumentCode(code: string): code is DocumentCode {
  return documentCodes.some((one) => one === code);
}
