// ConnectWise Automate (data views) and ConnectWise RMM (reports): computers, software, patches. Names of columns as their
// interfaces and the tables behind data views call them.
import { headings } from '#core/formats/bases/headings.ts';
import { deviceColumns, softwareColumns, systemColumns, updateColumns } from '#core/formats/bases/managed-columns.ts';
import { managedTable } from '#core/formats/bases/managed-table.ts';

const tool = 'ConnectWise';
const host = headings('computername agentname friendlyname devicename endpointname machinename computer');
const recognisedBy = headings('clientname client companyname company sitename locationname clientid computerid');

export const connectWiseComputers = managedTable({
  title: 'ConnectWise computers',
  tool,
  columns: { host, ...deviceColumns, 'recognised by': recognisedBy },
  required: ['host', 'os', 'recognised by'],
});

export const connectWiseSoftware = managedTable({
  title: 'ConnectWise software',
  tool,
  columns: {
    host,
    ...systemColumns,
    ...softwareColumns,
    product: headings('softwarename applicationname application software productname name'),
    'recognised by': recognisedBy,
  },
  required: ['host', 'product', 'version', 'recognised by'],
});

export const connectWisePatches = managedTable({
  title: 'ConnectWise patches',
  tool,
  columns: {
    host,
    ...systemColumns,
    ...updateColumns,
    title: headings('patchname patchtitle title hotfixtitle updatename patch'),
    'recognised by': recognisedBy,
  },
  required: ['host', 'title', 'recognised by'],
});
