// NinjaOne: exports of its device list and its reports on software and patches. Names of columns as its interface and
// https://app.ninjarmm.com/apidocs/ (devices, queries/software, queries/os-patches, queries/software-patches) call them.
import { headings } from '#core/formats/bases/headings.ts';
import { deviceColumns, softwareColumns, systemColumns, updateColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const tool = 'NinjaOne';
const host = headings('systemname devicename device displayname dnsname');
const recognisedBy = headings('organization organizationname organizationid');

const devices = {
  host,
  ...deviceColumns,
  os: headings('osname operatingsystem os operatingsystemname'),
  osVersion: headings('osbuildnumber osbuild osversion buildnumber'),
  osRelease: headings('osreleaseid releaseid osdisplayversion'),
} as const;

export const ninjaDevices = managedTable({
  title: 'NinjaOne devices',
  tool,
  columns: { ...devices, 'recognised by': recognisedBy },
  required: ['host', 'os', 'recognised by'],
});

export const ninjaSoftware = managedTable({
  title: 'NinjaOne software',
  tool,
  columns: {
    host,
    ...systemColumns,
    ...softwareColumns,
    product: headings('softwarename productname application name'),
    'recognised by': recognisedBy,
  },
  required: ['host', 'product', 'version', 'recognised by'],
});

export const ninjaPatches = managedTable({
  title: 'NinjaOne patches',
  tool,
  columns: {
    host,
    ...systemColumns,
    ...updateColumns,
    title: headings('patchname patchtitle name title'),
    'recognised by': recognisedBy,
  },
  required: ['host', 'title', 'status', 'recognised by'],
});
