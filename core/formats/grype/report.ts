// Grype's JSON: matches of packages with vulnerabilities, each with what it was found by.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { reportedList } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { addMatch, type Reading } from '#core/formats/grype/match.ts';
import { dayOf } from '#core/kernel/days.ts';
import { isRecord, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

export const grypeJson: JsonEstateFormat = { title: 'Grype JSON', tried: true, recognise: isGrype, parse: readGrype };

function isGrype(root: unknown): boolean {
  if (!isRecord(root) || !Array.isArray(root['matches'])) return false;
  if (recordOf(root['descriptor'])?.['name'] === 'grype') return true;
  const first: unknown = root['matches'][0];
  return isRecord(first) && isRecord(first['vulnerability']) && isRecord(first['artifact']);
}

function readGrype(root: unknown, source: string): EstateReading {
  const report = new ScanReport();
  const document = recordOf(root) ?? {};
  const descriptor = recordOf(document['descriptor']);
  const version = textOf(descriptor?.['version']);
  report.tool = version === undefined ? 'Grype' : `Grype ${version}`;
  report.createdOn = dayOf(textOf(descriptor?.['timestamp']));
  const system = recordOf(document['distro']);
  const reading: Reading = {
    host: hostOf(document, report, source),
    tally: report.tally,
    distribution: distributionOfId(textOf(system?.['name']), textOf(system?.['version'])),
    seenOn: report.createdOn,
  };
  for (const match of reportedList(document, 'matches')) {
    if (isRecord(match)) addMatch(match, reading, 'affected');
    else report.tally.add('match is no object');
  }
  for (const match of reportedList(document, 'ignoredMatches')) addIgnored(match, reading);
  return { ...report.finish('Grype JSON'), columns: [] };
}

/** Taken out by a VEX document, which says why; or by a rule, which does not. */
function addIgnored(match: unknown, reading: Reading): void {
  const record = recordOf(match);
  const stated = recordsOf(record?.['appliedIgnoreRules'])
    .map((rule) => textOf(rule['vex-status']))
    .find((status) => status !== undefined);
  const stance = stated === 'not_affected' ? 'not affected' : stated === 'fixed' ? 'fixed' : undefined;
  if (record !== undefined && stance !== undefined) addMatch(record, reading, stance);
  else reading.tally.add('match that the scan was told to ignore', textOf(recordOf(record?.['vulnerability'])?.['id']));
}

/** A folder that was looked at as `.` has no name. */
function isNoName(name: string): boolean {
  return /^["./\\]+$/.test(name);
}

function hostOf(document: JsonRecord, report: ScanReport, source: string): Reading['host'] {
  const from = recordOf(document['source']) ?? {};
  const target = recordOf(from['target']) ?? {};
  const stated = textOf(target['userInput']) ?? textOf(target['path']) ?? textOf(from['target']);
  const name = stated === undefined || isNoName(stated) ? hostNameOf(source) : stated;
  const host = report.host(name);
  host.call('host', name);
  host.kind = from['type'] === 'image' ? 'application' : 'unknown';
  for (const one of [...textsOf(target['tags']), ...textsOf(target['repoDigests'])]) host.also(one);
  return host;
}
