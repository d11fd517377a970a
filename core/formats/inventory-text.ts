// The inventory formats that are no JSON, with the parsers they need.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { parseXml } from '#core/formats/bases/xml.ts';
import { bomNamespace, isCycloneDxXml, readXmlBom } from '#core/formats/cyclonedx/xml.ts';
import type { TextInventoryFormat } from '#core/formats/inventory-format.ts';
import { isTagValue, parseTagValue } from '#core/formats/spdx2/tag-value.ts';
import { isSpdxYaml, parseSpdxYaml } from '#core/formats/spdx2/yaml.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';

export const textFormats: readonly TextInventoryFormat[] = [
  { title: 'CycloneDX XML', recognise: (text) => isXml(text) && text.includes(bomNamespace), parse: parseBom },
  { title: 'SPDX RDF/XML', recognise: (text) => isXml(text) && text.includes('spdx.org/rdf/'), parse: refuseRdf },
  { title: 'SPDX tag-value', recognise: isTagValue, parse: parseTagValue },
  { title: 'SPDX YAML', recognise: (text) => !isXml(text) && isSpdxYaml(text), parse: parseSpdxYaml },
];

/**
 * `undefined` where the text is in none of the formats.
 *
 * @throws BadDocument where it is in one, and can't be read as a whole
 */
export function readTextInventory(text: string): InventoryReading | undefined {
  return textFormats.find(({ recognise }) => recognise(text))?.parse(text);
}

function isXml(text: string): boolean {
  return text.slice(0, 4096).trimStart().startsWith('<');
}

function parseBom(text: string): InventoryReading {
  const root = parseXml(text);
  if (isCycloneDxXml(root)) return readXmlBom(root);
  throw new BadDocument('document.not_an_inventory', 'the root is no CycloneDX <bom>', 'line 1');
}

function refuseRdf(): never {
  throw new BadDocument('document.spdx_rdf', 'SPDX as RDF/XML is not read; convert it to JSON, YAML or tag-value');
}
