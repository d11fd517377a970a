// Get-ComputerInfo through ConvertTo-Json: one machine, or a list of them.
import { readComputer } from '#core/formats/computerinfo/computer.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { isRecord, listOf, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export const computerInfoJson: JsonEstateFormat = {
  title: 'Get-ComputerInfo JSON',
  tried: false,
  recognise: (root) => isComputer(Array.isArray(root) ? root[0] : root),
  parse: (root, source) => {
    const report = new ScanReport();
    report.tool = 'Get-ComputerInfo';
    for (const one of Array.isArray(root) ? root : [root]) {
      if (isRecord(one)) readComputer(propertyOf(one), updatesOf(one), report, hostNameOf(source));
      else report.tally.add('machine is no object');
    }
    return { ...report.finish('Get-ComputerInfo JSON'), columns: [] };
  },
};

/** Chosen properties alone are one too, where they tell the system and its number. */
function isComputer(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const isNamed = 'OsName' in value || 'WindowsProductName' in value;
  return isNamed && ('OsVersion' in value || 'WindowsBuildLabEx' in value || 'OsBuildNumber' in value);
}

function propertyOf(record: JsonRecord): (name: string) => string | undefined {
  return (name) => {
    const value = record[name];
    return typeof value === 'number' ? String(value) : textOf(value);
  };
}

/** Objects; texts where the depth of the conversion ran out. */
function updatesOf(record: JsonRecord): readonly string[] {
  const stated = record['OsHotFixes'];
  return (Array.isArray(stated) ? listOf(stated) : [stated]).flatMap(
    (one) => textOf(one) ?? textOf(recordOf(one)?.['HotFixID']) ?? [],
  );
}
