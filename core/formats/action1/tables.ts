// Action1: exports of its endpoints and of its reports on installed software and missing updates. Names of columns as its
// interface calls them; https://www.action1.com/documentation/ shows the reports.
import { headings } from '#core/formats/bases/headings.ts';
import { deviceColumns, softwareColumns, systemColumns, updateColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const tool = 'Action1';
const host = headings('endpointname endpoint');

export const action1Endpoints = managedTable({
  title: 'Action1 endpoints',
  tool,
  columns: { host, ...deviceColumns, address: headings('ipaddress address ip') },
  required: ['host', 'os'],
});

export const action1Software = managedTable({
  title: 'Action1 installed software',
  tool,
  columns: {
    host,
    ...systemColumns,
    ...softwareColumns,
    product: headings('applicationname softwarename appname productname name displayname application software'),
  },
  required: ['host', 'product', 'version'],
});

export const action1Updates = managedTable({
  title: 'Action1 missing updates',
  tool,
  columns: {
    host,
    ...systemColumns,
    ...updateColumns,
    title: headings('updatename updatetitle missingupdate update patchname'),
  },
  required: ['host', 'title', 'severity'],
});
