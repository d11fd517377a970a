import { assetTable } from '#core/formats/assets-csv/asset-table.ts';
import { jsonEstateFormats } from '#core/formats/estate-json.ts';
import { tableEstateFormats } from '#core/formats/estate-table.ts';
import { textEstateFormats } from '#core/formats/estate-text.ts';
import { xmlEstateFormats } from '#core/formats/estate-xml.ts';
import { jsonFormats } from '#core/formats/inventory-json.ts';
import { textFormats } from '#core/formats/inventory-text.ts';
import { page, table, type Page } from '#scripts/reference/page.ts';

/** Recognised, so that it can be refused with advice. */
const refused = 'SPDX RDF/XML';

const components = 'components of one thing';
const statements = 'statements on components of other documents';
const scan = 'operating systems, programs, findings';
const packages = 'programs of one host';
const machine = 'operating system and installed updates of one host';
const computers = 'operating systems';
const devices = 'makers, models, firmware, where they stand';

/** What a document tells, besides the assets that it is about. */
const gives: Readonly<Record<string, string>> = {
  CycloneDX: `${components}, statements on them`,
  'SPDX 2': components,
  'SPDX 3': `${components}, statements on them`,
  Syft: components,
  'npm lock file': components,
  OpenVEX: statements,
  'CSAF VEX': statements,
  'in-toto attestation': 'what the document inside gives',
  'CycloneDX XML': `${components}, statements on them`,
  'SPDX tag-value': components,
  'SPDX YAML': components,
  'winget export': packages,
  'Get-ComputerInfo JSON': machine,
  'Wazuh JSON': scan,
  'Microsoft Defender JSON': scan,
  'Trivy operator JSON': 'programs, findings',
  'Grype JSON': 'programs, findings',
  'Trivy JSON': 'programs, findings',
  'Nessus XML': `${scan}, installed updates`,
  'Nexpose XML': scan,
  'nmap XML': 'operating systems, programs that answer on a port, findings of its scripts',
  'OpenVAS XML': scan,
  'Qualys XML': scan,
  'Qualys scan XML': scan,
  'Qualys detection XML': scan,
  'Nessus CSV': `${scan}, installed updates`,
  'InsightVM CSV': scan,
  'OpenVAS CSV': 'programs, findings',
  'Qualys CSV': scan,
  'Microsoft Defender CSV': scan,
  'Intune devices': computers,
  'Entra devices': computers,
  'Intune discovered apps': 'programs',
  'Intune discovered apps, summed up': 'programs, and not on which device',
  'MECM devices': computers,
  'MECM operating systems': computers,
  'MECM software': 'programs',
  'MECM software updates': 'installed updates, missing ones as findings',
  'NinjaOne devices': computers,
  'NinjaOne software': 'programs',
  'NinjaOne patches': 'installed updates, missing ones as findings',
  'Action1 endpoints': computers,
  'Action1 installed software': 'programs',
  'Action1 missing updates': 'missing updates as findings',
  'ConnectWise computers': computers,
  'ConnectWise software': 'programs',
  'ConnectWise patches': 'installed updates, missing ones as findings',
  'systeminfo CSV': 'operating systems, installed updates',
  'medical devices': devices,
  'OT assets': devices,
  appliances: devices,
  'list of updates': 'installed updates, missing ones as findings',
  'winget list': packages,
  'Windows registry export': `${packages}, installed updates`,
  'Get-ComputerInfo': machine,
  systeminfo: machine,
  'apk info -v': `${packages}, without the sources by which Alpine states`,
  'apk list -I': packages,
  'apk installed database': packages,
  'rpm -qa': `${packages}; without epochs and sources unless these are asked for`,
  'dnf list installed': `${packages}, without the sources by which some distributions state`,
  'dpkg-query -W': `${packages}; without the sources by which Debian states unless these are asked for`,
  'dpkg -l': `${packages}, without the sources by which Debian states`,
  'dpkg status': packages,
  'apt list --installed': `${packages}, without the sources by which Debian states`,
  'os-release': 'the operating system of one host, and the release for its packages',
  'Microsoft Defender JSON lines': scan,
  [assetTable.title]: 'programs, operating systems, exposure, criticality',
  'assets.yaml': 'exposure, criticality, and what is lost, for other documents',
};

/** What stands for an inventory, in the order in which a document is offered to the readers. */
export function inventoryFormats(): Page {
  const sboms = [
    ...jsonFormats.map(({ title }) => [title, 'JSON', given(title)]),
    ...textFormats.filter(({ title }) => title !== refused).map(({ title }) => [title, 'text', given(title)]),
  ];
  const estates = [
    ...jsonEstateFormats.map((format) => rowOf(format.title, 'JSON', format)),
    ...xmlEstateFormats.map((format) => rowOf(format.title, 'XML', format)),
    ...tableEstateFormats.map((format) => rowOf(format.title, 'CSV or a workbook', format)),
    ...textEstateFormats.map((format) => rowOf(format.title, 'lines of text', format)),
    [assetTable.title, 'CSV or a workbook', given(assetTable.title), 'any table that names hosts or products'],
    ['assets.yaml', 'YAML', given('assets.yaml'), 'its own format'],
  ];
  const told = new Set([...sboms, ...estates].map(([title]) => title));
  const stale = Object.keys(gives).filter((title) => !told.has(title));
  if (stale.length > 0) throw new Error(`what is told of these formats is of none that there is: ${stale.join(', ')}`);
  return page(
    'inventory-formats.md',
    'Inventory formats',
    'A document is known by what it holds, not by its name. Each may be compressed with gzip. In a folder, files that hold no ' +
      'inventory are passed over and counted; a file that is named must hold one. Which one to take, and how to write ' +
      '`assets.yaml` and the CSV, is told in `../guides/inventory.md`.',
    '## What one thing is made of',
    table(['format', 'written as', 'gives'], sboms),
    `${refused} is known, and refused with advice to convert it.`,
    '## What there is: scanners, management tools, listings, lists',
    'A format that is not yet tried on real documents was written from its published description: if yours is read wrongly, ' +
      '`breakwater read FILE` shows what was understood. Findings are what the scanner reports; each stands beside what the ' +
      'records say.',
    table(['format', 'written as', 'gives', 'tried on'], estates),
  );
}

function rowOf(title: string, written: string, { tried }: { readonly tried: boolean }): readonly string[] {
  return [title, written, given(title), tried ? 'real documents' : '**not yet tried on real documents**'];
}

function given(title: string): string {
  const text = gives[title];
  if (text === undefined) throw new Error(`nothing is told of what ${title} gives`);
  return text;
}
