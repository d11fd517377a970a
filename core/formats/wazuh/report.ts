// Wazuh's vulnerabilities: the manager's answer (to 4.7) and the indexer's documents (from 4.8), as a search or a list.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { reportedList } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { addDocument } from '#core/formats/wazuh/indexed.ts';
import { addItem } from '#core/formats/wazuh/item.ts';
import { isRecord, listOf, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export const wazuhJson: JsonEstateFormat = { title: 'Wazuh JSON', tried: true, recognise: isWazuh, parse: readWazuh };

function isWazuh(root: unknown): boolean {
  if (Array.isArray(root)) return isDocument(root[0]);
  if (!isRecord(root)) return false;
  return isAnswer(root) || isSearch(root);
}

function isAnswer(root: JsonRecord): boolean {
  const items = recordOf(root['data'])?.['affected_items'];
  if (!Array.isArray(items)) return false;
  // An answer without findings says by its message alone what was asked.
  if (items.length === 0) return /vulnerabilit/i.test(textOf(root['message']) ?? '');
  const first: unknown = items[0];
  return isRecord(first) && 'cve' in first;
}

function isSearch(root: JsonRecord): boolean {
  const hits = recordOf(root['hits'])?.['hits'];
  if (!Array.isArray(hits)) return false;
  const first: unknown = hits[0];
  return isDocument(first) || (isRecord(first) && textOf(first['_index'])?.startsWith('wazuh-') === true);
}

/** With what the search adds to it, or without. */
function isDocument(value: unknown): boolean {
  const record = recordOf(value);
  const content = recordOf(record?.['_source']) ?? record;
  return isRecord(content?.['agent']) && isRecord(content['vulnerability']);
}

function readWazuh(root: unknown, source: string): EstateReading {
  const report = new ScanReport();
  report.tool = 'Wazuh';
  const answered = isRecord(root) ? recordOf(root['data']) : undefined;
  if (answered !== undefined) {
    readAnswer(answered, report, hostNameOf(source));
    return { ...report.finish('Wazuh manager JSON'), columns: [] };
  }
  const found = isRecord(root) ? (recordOf(root['hits']) ?? {}) : { hits: root };
  readFound(found, report);
  return { ...report.finish('Wazuh indexer JSON'), columns: [] };
}

function readAnswer(answered: JsonRecord, report: ScanReport, unnamed: string): void {
  const items = reportedList(answered, 'affected_items');
  for (const item of items) {
    if (isRecord(item)) addItem(item, report, unnamed);
    else report.tally.add('finding is no object');
  }
  const failed = listOf(answered['failed_items']).length;
  if (failed > 0) report.tally.add('agent that the manager could not answer for', '', failed);
  countRest(report, answered['total_affected_items'], items.length);
}

function readFound(found: JsonRecord, report: ScanReport): void {
  const hits = reportedList(found, 'hits');
  for (const hit of hits) {
    const record = recordOf(hit);
    const document = recordOf(record?.['_source']) ?? record;
    if (document === undefined) report.tally.add('finding is no object');
    else addDocument(document, report);
  }
  countRest(report, recordOf(found['total'])?.['value'], hits.length);
}

/** Both answer in pages: what stands on the others is not read, and must not look as if it were not there. */
function countRest(report: ScanReport, total: unknown, here: number): void {
  if (typeof total === 'number' && total > here)
    report.tally.add('finding on another page, which is not in this file', '', total - here);
}
