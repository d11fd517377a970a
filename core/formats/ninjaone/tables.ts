// NinjaOne: exports of its device list and its reports on software and patches. Names of columns as its interface and
// https://app.ninjarmm.com/apidocs/ (devices, queries/software, queries/os-patches, queries/software-patches) call them.
import { headings } from '#core/formats/bases/headings.ts';
import { deviceColumns, softwareColumns, updateColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const tool = 'NinjaOne';
const host = headings('systemname devicename device displayname dnsname');
const mark = headings('organization organizationname organizationid');

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
  columns: { ...devices, mark },
  required: ['host', 'os', 'mark'],
});

export const ninjaSoftware = managedTable({
  title: 'NinjaOne software',
  tool,
  columns: {
    host,
    ...softwareColumns,
    product: headings('softwarename productname application name'),
    mark,
  },
  required: ['host', 'product', 'version', 'mark'],
});

export const ninjaPatches = managedTable({
  title: 'NinjaOne patches',
  tool,
  columns: {
    host,
    ...updateColumns,
    title: headings('patchname patchtitle name title'),
    mark,
  },
  required: ['host', 'title', 'status', 'mark'],
});
