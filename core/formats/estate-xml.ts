// The reports of many assets that are XML.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { readXmlParts, xmlRootName } from '#core/formats/bases/xml-parts.ts';
import type { XmlEstateFormat } from '#core/formats/estate-format.ts';
import { nessusXml } from '#core/formats/nessus/xml.ts';
import { nexposeXml } from '#core/formats/nexpose/xml.ts';
import { nmapXml } from '#core/formats/nmap/xml.ts';
import { openVasXml } from '#core/formats/openvas/xml.ts';
import { qualysDetectionXml, qualysScanXml } from '#core/formats/qualys/scan-xml.ts';
import { qualysXml } from '#core/formats/qualys/xml.ts';

export const xmlEstateFormats: readonly XmlEstateFormat[] = [
  nessusXml,
  nexposeXml,
  nmapXml,
  openVasXml,
  qualysXml,
  qualysScanXml,
  qualysDetectionXml,
];

/** So much of a document's beginning is shown to the formats. */
const headCharactersMax = 16_384;

/**
 * `undefined` where the text is in none of the formats. It comes in pieces of any length, so that nobody need hold a large
 * report as one text; a text that is at hand is one piece.
 *
 * @throws BadDocument with line and column where it is in one, and can't be read as a whole
 */
export function readXmlEstate(pieces: Iterable<string>, source: string): EstateReading | undefined {
  const rest = pieces[Symbol.iterator]();
  const first: string[] = [];
  let head = '';
  while (head.length < headCharactersMax) {
    const next = rest.next();
    if (next.done === true) break;
    first.push(next.value);
    head += next.value.slice(0, headCharactersMax);
  }
  const root = xmlRootName(head);
  const format = root === undefined ? undefined : xmlEstateFormats.find(({ recognise }) => recognise(root, head));
  if (format === undefined) return undefined;
  const reader = format.open(source);
  readXmlParts(chain(first, rest), format.parts, reader.take);
  return reader.finish();
}

function* chain(first: readonly string[], rest: Iterator<string>): Generator<string> {
  yield* first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}
