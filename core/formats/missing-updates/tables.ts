// Lists of updates that machines lack, or have, of whichever tool: a host and the number of an update in each row.
import { headings } from '#core/formats/bases/headings.ts';
import { systemColumns, softwareColumns, updateColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const host = headings(
  'hostname computername devicename machinename endpointname assetname servername host computer device machine endpoint',
  'asset server systemname pscomputername csname name',
);

export const missingUpdates = managedTable({
  title: 'list of updates',
  tool: 'a list of updates',
  columns: {
    host,
    ...systemColumns,
    ...softwareColumns,
    ...updateColumns,
    title: headings(
      'updatename updatetitle patchname patchtitle title missingupdate missingpatch patch update description',
    ),
  },
  required: ['host', 'update'],
});
