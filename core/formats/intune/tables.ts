// Microsoft Intune: Devices > All devices > Export, Apps > Monitor > Discovered apps > Export, and the same reports by Graph.
// Columns as https://learn.microsoft.com/intune/intune-service/fundamentals/reports-export-graph-available-reports lists
// them (DevicesWithInventory, Devices, AppInvRawData, AppInvByDevice, AppInvAggregate).
import { headings } from '#core/formats/bases/headings.ts';
import { deviceColumns, softwareColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const tool = 'Microsoft Intune';
const host = headings('devicename');

export const intuneDevices = managedTable({
  title: 'Intune devices',
  tool,
  columns: {
    host,
    ...deviceColumns,
    // Beside `OS`, `SkuFamily` tells the edition only.
    os: headings('os osdescription operatingsystem devicetype'),
    'recognised by': headings(
      'microsoftentradeviceid azureaddeviceid intuneregistered managementname manageddevicename primaryuserupn',
      'intunedeviceid graphdeviceismanaged managementagents referenceid managementagent enrolleddatetime skufamily',
    ),
  },
  required: ['host', 'osVersion', 'recognised by'],
  isClient: true,
});

/** Devices by whom they sign in to, which Intune need not manage: Entra > Devices > Download devices, and Graph's. */
export const entraDevices = managedTable({
  title: 'Entra devices',
  tool: 'Microsoft Entra',
  columns: {
    host: headings('displayname'),
    ...deviceColumns,
    seenOn: headings('approximatelastsignindatetime lastsignindatetime'),
    'recognised by': headings('trusttype jointype approximatelastsignindatetime mdmdisplayname'),
  },
  required: ['host', 'os', 'osVersion', 'recognised by'],
});

export const intuneApps = managedTable({
  title: 'Intune discovered apps',
  tool,
  columns: {
    host,
    ...deviceColumns,
    ...softwareColumns,
    'recognised by': headings('applicationkey applicationshortversion applicationid appkey'),
  },
  required: ['host', 'product', 'version', 'recognised by'],
  isClient: true,
});

/** How many devices have a program, and not which. */
export const intuneAppsSummed = managedTable({
  title: 'Intune discovered apps, summed up',
  tool,
  columns: {
    ...softwareColumns,
    devices: headings('devicecount'),
    'recognised by': headings('applicationkey applicationshortversion applicationid appkey platform'),
  },
  required: ['product', 'version', 'devices', 'recognised by'],
  isClient: true,
  isSummed: true,
});
