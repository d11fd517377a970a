/** Every code by which a document of an inventory is refused as a whole: what the service promises to refuse with. */
export const documentCodes = [
  'document.corrupt',
  'document.depth',
  'document.duplicate_key',
  'document.encoding',
  'document.encrypted',
  'document.entities',
  'document.expansion',
  'document.kind',
  'document.not_an_inventory',
  'document.spdx_rdf',
  'document.syntax',
  'document.too_large',
  'document.too_many_components',
  'document.truncated',
  'document.unknown_version',
  'document.unsafe_name',
  'document.wrong_type',
] as const;

export type DocumentCode = (typeof documentCodes)[number];
