import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { parseYaml, type YamlValue } from '#core/formats/bases/strict-yaml.ts';
import { readSpdx2 } from '#core/formats/spdx2/document.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord } from '#core/kernel/json.ts';

/** Longer than other YAML, since lists of packages are. */
const charactersMax = 8 * 1024 * 1024;

/** By its version, a key at the root that comes before the long lists. */
export function isSpdxYaml(text: string): boolean {
  return (
    /^["']?spdxVersion["']?[ \t]*:/m.test(text.slice(0, 16_384)) ||
    /^["']?spdxVersion["']?[ \t]*:/m.test(text.slice(-16_384))
  );
}

/** Throws `BadDocument` where the text is no plain YAML, or holds no SPDX document. */
export function parseSpdxYaml(text: string): InventoryReading {
  const root = plain(parseYaml(text, charactersMax));
  if (!isRecord(root)) throw new BadDocument('document.wrong_type', 'the root is no map', '$');
  return readSpdx2(root, 'YAML');
}

function plain(value: YamlValue): unknown {
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(value.entries.map(({ key, value }) => [key, plain(value)]));
    case 'list':
      return value.items.map(plain);
    case 'text':
      return value.text;
    case 'nothing':
      return undefined;
  }
}
