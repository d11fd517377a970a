// `winget export`: the ids of programs that can be installed again, with versions where they were asked for.
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { reportedList } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { addProgram } from '#core/formats/winget/program.ts';
import { dayOf } from '#core/kernel/days.ts';
import { isRecord, recordOf, recordsOf, textOf } from '#core/kernel/json.ts';

export const wingetExport: JsonEstateFormat = {
  title: 'winget export',
  tried: false,
  recognise: (root) => {
    if (!isRecord(root) || !Array.isArray(root['Sources'])) return false;
    if (/winget-packages/.test(textOf(root['$schema']) ?? '')) return true;
    return 'WinGetVersion' in root || recordsOf(root['Sources']).some((source) => 'SourceDetails' in source);
  },
  parse: (root, source) => {
    const report = new ScanReport();
    const document = recordOf(root) ?? {};
    const version = textOf(document['WinGetVersion']);
    report.tool = version === undefined ? 'winget' : `winget ${version}`;
    report.createdOn = dayOf(textOf(document['CreationDate']));
    const name = hostNameOf(source);
    const host = report.host(name);
    host.call('host', name);
    host.kind = 'workstation';
    for (const one of recordsOf(reportedList(document, 'Sources'))) {
      const from = textOf(recordOf(one['SourceDetails'])?.['Name']);
      for (const listed of recordsOf(one['Packages'])) {
        const id = textOf(listed['PackageIdentifier']);
        if (id === undefined) report.tally.add('package has no id');
        else addProgram({ name: id, id, version: textOf(listed['Version']) ?? '', source: from }, host, report.tally);
      }
    }
    // Programs that its sources do not know stand in no export.
    report.tally.add('programs that winget could not install again are not in an export; winget list has them');
    return { ...report.finish('winget export'), columns: [] };
  },
};
