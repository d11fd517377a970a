// Lists of operational technology with the attributes of CISA's "Foundations for OT Cybersecurity: Asset Inventory
// Guidance for Owners and Operators" (August 2025), appendix on fields: asset role or type, manufacturer, model, operating
// system or firmware, addresses, protocols, ports, criticality, location, logging, accounts.
import { deviceListColumns } from '#core/formats/bases/device-columns.ts';
import { headings } from '#core/formats/bases/headings.ts';
import { AssetRows } from '#core/formats/bases/table-assets.ts';
import type { TableEstateFormat } from '#core/formats/estate-format.ts';

const title = 'OT assets';

const columns = {
  ...deviceListColumns,
  role: headings('assetroletype assetrole assettype role devicerole devicetype'),
  level: headings('purduelevel purduemodellevel purdue isa95level level otlevel'),
  // What only lists of controllers have.
  'recognised by': headings(
    'activesupportedcommunicationprotocols activesupportedcommunicationsprotocols communicationprotocols',
    'communicationsprotocols supportedprotocols protocols industrialprotocols otprotocols purduelevel portsservices',
    'controlsystem otzone cellarea safetyfunction ladderlogicversion',
  ),
} as const;

export const otAssets: TableEstateFormat = {
  title,
  tried: false,
  columns,
  required: ['vendor', 'model', 'recognised by'],
  open: (source, preamble) => new AssetRows(source, { format: title, kind: 'ot' }, preamble),
};
