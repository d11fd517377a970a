// Microsoft Configuration Manager (SCCM, MECM): lists of devices as the console and its reports write them, CMPivot's
// results, queries of its views (whose columns end in 0), and the compliance of software updates. Columns as
// https://learn.microsoft.com/intune/configmgr/develop/core/understand/sqlviews/ and
// https://learn.microsoft.com/intune/configmgr/core/servers/manage/cmpivot-overview describe them.
import { headings } from '#core/formats/bases/headings.ts';
import { deviceColumns, updateColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const tool = 'Microsoft Configuration Manager';
const host = headings('netbiosname0 name0 computername netbiosname machinename devicename device name');

const devices = {
  host,
  ...deviceColumns,
  dnsName: headings('fullyqualifieddomainname resourcenames0 fullyqualifieddomainname0 fqdn'),
  address: headings('ipaddress0 ipaddresses0 ipaddress ipaddresses'),
  os: headings('caption0 caption operatingsystem operatingsystemnameandversion operatingsystemnameand0 osname'),
  osVersion: headings(
    'buildext buildext0 operatingsystembuild build01 version0 version buildnumber buildnumber0 build',
  ),
  seenOn: headings('lasthardwarescan lasthwscan lastactivetime lastactivity heartbeatddr lastcontact'),
} as const;

export const mecmDevices = managedTable({
  title: 'MECM devices',
  tool,
  columns: {
    ...devices,
    'recognised by': headings(
      'smssitename sitecode smsassignedsites0 resourceid topconsoleuser resourceid0 clientactivity client0 adsitename0',
    ),
  },
  required: ['host', 'os', 'recognised by'],
});

export const mecmSystems = managedTable({
  title: 'MECM operating systems',
  tool,
  columns: {
    ...devices,
    host: headings('device name0 netbiosname0'),
    os: headings('caption caption0'),
    osVersion: headings('version version0 buildnumber buildnumber0'),
  },
  required: ['host', 'os', 'osVersion'],
});

export const mecmSoftware = managedTable({
  title: 'MECM software',
  tool,
  columns: {
    host,
    product: headings('displayname0 arpdisplayname arpdisplayname0 productname0 normalizedname productname'),
    version: headings('version0 productversion productversion0 normalizedversion'),
    publisher: headings('publisher0 publisher normalizedpublisher companyname'),
  },
  required: ['host', 'product', 'version'],
});

export const mecmUpdates = managedTable({
  title: 'MECM software updates',
  tool,
  columns: {
    host: headings('computername netbiosname0 name0 machinename devicename device name machine'),
    ...updateColumns,
    title: headings('title updatetitle displayname title0'),
    'recognised by': headings('bulletinid updateclassification bulletinid0 ciuniqueid ciid'),
  },
  required: ['host', 'update', 'title', 'recognised by'],
});
