// `systeminfo /fo csv`, one machine in a row; headings in the languages of which they are known here. Lists are in one cell.
import { headings } from '#core/formats/bases/headings.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { RowReader, TableEstateFormat, TableRow } from '#core/formats/estate-format.ts';
import { readMachine } from '#core/formats/systeminfo/machine.ts';

const columns = {
  host: headings('hostname nomdelhote nombredehost'),
  os: headings('osname betriebssystemname nomdusystemedexploitation nombredelsistemaoperativo'),
  osVersion: headings('osversion betriebssystemversion versiondusysteme versiondelsistemaoperativo'),
  domain: headings('domain domane domaine dominio'),
  type: headings('systemtype systemtyp typedusysteme tipodesistema'),
  updates: headings('hotfixs hotfixes correctifs revisiones'),
  cards: headings('networkcards netzwerkkarten cartesreseau tarjetasdered'),
  'recognised by': headings(
    'systemboottime systemstartzeit heurededemarragedusysteme tiempodearranquedelsistema originalinstalldate',
    'ursprunglichesinstallationsdatum datedinstallationoriginale fechadeinstalacionoriginal',
  ),
};

export const systemInfoCsv: TableEstateFormat = {
  title: 'systeminfo CSV',
  tried: false,
  columns,
  required: ['host', 'os', 'osVersion', 'recognised by'],
  open: (source) => new SystemInfoRows(source),
};

class SystemInfoRows implements RowReader {
  readonly #report = new ScanReport();
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
    this.#report.tool = 'systeminfo';
  }

  readonly take: RowReader['take'] = (row: TableRow) => {
    const name = row.cell('host');
    // Outputs of several machines in one file repeat their headings.
    if (row.cell('osVersion') !== undefined && !/^\d/.test(row.cell('osVersion') ?? '')) {
      this.#report.tally.add('row is a heading again', `line ${row.line}: ${row.whole()}`);
      return;
    }
    const values = ['type', 'updates', 'cards'].flatMap((column) => row.cell(column) ?? []);
    const [system, version, domain] = [row.cell('os'), row.cell('osVersion'), row.cell('domain')];
    readMachine({ name, system, version, domain, values }, this.#report, `${this.#source}: line ${row.line}`);
  };

  readonly finish: RowReader['finish'] = () => this.#report.finish('systeminfo CSV');
}
