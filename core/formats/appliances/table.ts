// Lists of appliances: firewalls, VPN gateways, switches, storage, each with the version of its firmware.
import { deviceListColumns } from '#core/formats/bases/device-columns.ts';
import { AssetRows } from '#core/formats/bases/table-assets.ts';
import type { TableEstateFormat } from '#core/formats/estate-format.ts';

const title = 'appliances';

export const appliances: TableEstateFormat = {
  title,
  tried: false,
  columns: deviceListColumns,
  required: ['vendor', 'model', 'firmware'],
  open: (source, preamble) => new AssetRows(source, { format: title, otherwise: 'device' }, preamble),
};
