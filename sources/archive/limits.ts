// What a document from outside may cost at most. This table is printed in the reference.
import { componentsMax } from '#core/components/inventory-reading.ts';
import { jsonDepthMax } from '#core/formats/bases/strict-json.ts';

const mebi = 1024 * 1024;

export const limits = {
  /** One document, unpacked: a file read as a whole, an entry of an archive, a line of NDJSON. */
  documentBytes: 256 * mebi,
  /** One gzip stream, unpacked. */
  expandedBytes: 1024 * mebi,
  /** A zip archive's entries together, unpacked: the list of all CVEs takes about 2 GiB. */
  archiveBytes: 8 * 1024 * mebi,
  /** A workbook's parts together, unpacked. */
  workbookBytes: 512 * mebi,
  /** How many times larger than packed a stream, an entry, or a whole archive may become… */
  expansionRatio: 200,
  /** …once it is larger than this: small documents of few different bytes are honest. */
  expansionFreeBytes: mebi,
  /** Entries of one zip archive. */
  archiveEntries: 1_000_000,
  /** Files found under what was named. */
  files: 1_000_000,
  /** Folders within folders. */
  folderDepth: 64,
  /** Objects and lists of JSON within each other. */
  jsonDepth: jsonDepthMax,
  /** Components of one inventory document. */
  components: componentsMax,
} as const;
