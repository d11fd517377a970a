// Checks of configuration in the Trivy operator's reports, alone or gathered under the controls of a benchmark.
import { reported, reportedSeverity } from '#core/formats/bases/reported.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { Day } from '#core/kernel/days.ts';
import { numberOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Tally } from '#core/kernel/tally.ts';

interface Checked {
  readonly host: ScanHost;
  readonly tally: Tally;
  readonly seenOn: Day | undefined;
  /** Of the control that a check stands under. */
  readonly severity?: string | undefined;
}

export function addCheck(record: JsonRecord, { host, tally, seenOn, severity }: Checked): void {
  const title = textOf(record['title']);
  const id = textOf(record['checkID']) ?? textOf(record['id']) ?? title;
  if (record['success'] === true) {
    tally.add('check passed', id ?? '');
    return;
  }
  if (id === undefined) {
    tally.add('check has neither an id nor a title', textOf(record['description']) ?? '');
    return;
  }
  const target = textOf(record['target']);
  const messages = textsOf(record['messages']).join('\n');
  host.state(
    reported({
      kind: 'misconfiguration',
      id: target === undefined ? id : `${id} in ${target}`,
      title: title ?? id,
      severity: reportedSeverity(textOf(record['severity']) ?? severity),
      solution: textOf(record['remediation']),
      evidence: messages === '' ? textOf(record['description']) : messages,
      place: target,
      seenOn,
    }),
  );
}

/** A benchmark's report in either form: counts of what failed for each control, or the checks themselves. */
export function addCompliance(root: JsonRecord, checked: Checked): void {
  const status = recordOf(root['status']) ?? {};
  for (const control of recordsOf(recordOf(status['summaryReport'])?.['controlCheck'])) addControl(control, checked);
  for (const result of recordsOf(recordOf(status['detailReport'])?.['results'])) {
    for (const check of recordsOf(result['checks']))
      addCheck(check, { ...checked, severity: textOf(result['severity']) });
  }
}

function addControl(record: JsonRecord, { host, tally, seenOn }: Checked): void {
  const id = textOf(record['id']);
  const failed = numberOf(record['totalFail']) ?? 0;
  if (id === undefined || failed <= 0) {
    tally.add(id === undefined ? 'control has no id' : 'check passed', id ?? textOf(record['name']) ?? '');
    return;
  }
  host.state(
    reported({
      kind: 'misconfiguration',
      id,
      title: textOf(record['name']) ?? id,
      severity: reportedSeverity(textOf(record['severity'])),
      evidence: `${failed} checks failed`,
      seenOn,
    }),
  );
}
