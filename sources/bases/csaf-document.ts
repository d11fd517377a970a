// What is alike in whatever is made of a CSAF document.
import { recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** Why a document is not taken whole; a document without a label is taken for one without limits. */
export function refusalOf(record: JsonRecord, document: JsonRecord): string | undefined {
  const label = textOf(recordOf(recordOf(document['distribution'])?.['tlp'])?.['label'])?.toUpperCase();
  if (label !== undefined && label !== 'WHITE' && label !== 'CLEAR')
    return `its TLP label ${label} limits who may see it`;
  return record['_sha512_matches'] === false ? 'its bytes do not agree with the published digest' : undefined;
}

/** When its publisher took it back; `undated` where the document does not say when it was changed. */
export function withdrawnAtOf(document: JsonRecord, modifiedAt: string | undefined): string | undefined {
  const isBack = /^csaf_(?:withdrawn|superseded)$/.test(textOf(document['category']) ?? '');
  return isBack ? (modifiedAt ?? 'undated') : undefined;
}
