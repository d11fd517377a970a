// Microsoft Defender's vulnerability management in JSON: an answer of its interface, a list, or a record on each line.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { reportedList } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { parseStrict } from '#core/formats/bases/strict-json.ts';
import { addRecord, isDefenderRecord } from '#core/formats/defender/rows.ts';
import type { JsonEstateFormat, TextEstateFormat } from '#core/formats/estate-format.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { isRecord, listOf, textOf } from '#core/kernel/json.ts';

export const defenderJson: JsonEstateFormat = {
  title: 'Microsoft Defender JSON',
  tried: true,
  recognise: isDefender,
  parse: readDefender,
};

export const defenderLines: TextEstateFormat = {
  title: 'Microsoft Defender JSON lines',
  tried: false,
  recognise: isLines,
  parse: readLines,
};

function isDefender(root: unknown): boolean {
  const records = isRecord(root) ? root['value'] : root;
  if (!Array.isArray(records)) return false;
  const first: unknown = records[0];
  if (isRecord(first)) return isDefenderRecord(first);
  const context = isRecord(root) ? textOf(root['@odata.context']) : undefined;
  return records.length === 0 && /securitycenter|security\.microsoft/i.test(context ?? '');
}

function readDefender(root: unknown): EstateReading {
  const report = new ScanReport();
  for (const record of isRecord(root) ? reportedList(root, 'value') : listOf(root)) addElement(record, report);
  if (isRecord(root) && textOf(root['@odata.nextLink']) !== undefined)
    report.tally.add('further pages of the answer, which are not in this file', textOf(root['@odata.nextLink']));
  return finish(report, 'Microsoft Defender JSON');
}

/** The first line tells: a report is as long as its devices are many. */
function isLines(text: string): boolean {
  const record = recordIn(firstLine(text));
  return record !== undefined && isDefenderRecord(record);
}

const lineCharactersMax = 1_000_000;

function firstLine(text: string): string {
  return text.slice(0, lineCharactersMax).trimStart().split('\n', 1)[0] ?? '';
}

function recordIn(line: string): ReturnType<typeof parsedRecord> {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    return parsedRecord(line);
  } catch (error) {
    if (error instanceof BadDocument) return undefined;
    throw error;
  }
}

function parsedRecord(line: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseStrict(line);
  return isRecord(value) ? value : undefined;
}

function readLines(text: string): EstateReading {
  const report = new ScanReport();
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    from = end < 0 ? text.length : end + 1;
    if (line === '') continue;
    const record = recordIn(line);
    if (record === undefined) report.tally.add('line is no JSON object', line);
    else addElement(record, report);
  }
  return finish(report, 'Microsoft Defender JSON lines');
}

function addElement(value: unknown, report: ScanReport): void {
  if (isRecord(value)) addRecord(value, report);
  else report.tally.add('record is no object');
}

function finish(report: ScanReport, format: string): EstateReading {
  report.tool = 'Microsoft Defender';
  return { ...report.finish(format), columns: [] };
}
