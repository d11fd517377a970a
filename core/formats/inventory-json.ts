// The inventory formats that are JSON; kept apart from those that need a parser for XML, YAML or lines, which `match` must
// not load to read a JSON document.
import type { InventoryReading } from '#core/components/inventory-reading.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import * as csafVex from '#core/formats/csaf-vex/document.ts';
import * as cyclonedx from '#core/formats/cyclonedx/bom.ts';
import * as inToto from '#core/formats/in-toto/attestation.ts';
import type { JsonInventoryFormat } from '#core/formats/inventory-format.ts';
import * as npmLock from '#core/formats/npm-lock/document.ts';
import * as openVex from '#core/formats/openvex/document.ts';
import * as spdx2 from '#core/formats/spdx2/document.ts';
import * as spdx3 from '#core/formats/spdx3/document.ts';
import * as syft from '#core/formats/syft/document.ts';
import { isRecord } from '#core/kernel/json.ts';

const plain: readonly JsonInventoryFormat[] = [
  { title: 'CycloneDX', recognise: cyclonedx.isCycloneDx, parse: (root) => cyclonedx.readBom(root, 'JSON') },
  { title: 'SPDX 2', recognise: spdx2.isSpdx2, parse: (root) => spdx2.readSpdx2(root, 'JSON') },
  { title: 'SPDX 3', recognise: spdx3.isSpdx3, parse: spdx3.readSpdx3 },
  { title: 'Syft', recognise: syft.isSyft, parse: syft.readSyft },
  { title: 'npm lock file', recognise: npmLock.isNpmLock, parse: npmLock.readNpmLock },
  { title: 'OpenVEX', recognise: openVex.isOpenVex, parse: openVex.readOpenVex },
  { title: 'CSAF VEX', recognise: csafVex.isCsafVex, parse: csafVex.readCsafVex },
];

export const jsonFormats: readonly JsonInventoryFormat[] = [
  ...plain,
  {
    title: 'in-toto attestation',
    recognise: inToto.isAttestation,
    parse: (root) => inToto.readAttestation(root, { parseText: parseStrict, read: (value) => readAs(plain, value) }),
  },
];

/**
 * `undefined` where the value is the root of none of the formats.
 *
 * @throws BadDocument where it is one, and can't be read as a whole
 */
export function readJsonInventory(value: unknown): InventoryReading | undefined {
  return readAs(jsonFormats, value);
}

function readAs(formats: readonly JsonInventoryFormat[], value: unknown): InventoryReading | undefined {
  if (!isRecord(value)) return undefined;
  return formats.find(({ recognise }) => recognise(value))?.parse(value);
}
