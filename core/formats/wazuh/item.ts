// A finding as the manager answered with it until 4.7: it knows neither the package's type nor the agent's system.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { madeAfter, ratedSeverity, reported } from '#core/formats/bases/reported.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { seenComponent } from '#core/formats/bases/seen-component.ts';
import { fixedByCondition } from '#core/formats/wazuh/condition.ts';
import { dayOf } from '#core/kernel/days.ts';
import { numberOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

export function addItem(item: JsonRecord, report: ScanReport, unnamed: string): void {
  const id = textOf(item['cve']);
  if (id === undefined) {
    report.tally.add('finding names no vulnerability', textOf(item['title']) ?? '');
    return;
  }
  const host = hostOf(item, report, unnamed);
  const component = componentOf(item);
  const condition = textOf(item['condition']);
  const seenOn = dayOf(textOf(item['detection_time']));
  madeAfter(report, seenOn);
  host.state(
    reported({
      kind: 'vulnerability',
      id,
      component: component && host.install(component),
      vulnerabilities: [id.toUpperCase()],
      // What the manager found before and no longer finds.
      stance: textOf(item['status']) === 'OBSOLETE' ? 'fixed' : 'affected',
      title: textOf(item['title']) ?? id,
      severity: ratedSeverity(textOf(item['severity']), numberOf(item['cvss3_score'])),
      evidence: condition,
      fixedIn: fixedByCondition(condition),
      seenOn,
      references: webAddressesIn(textsOf(item['external_references']).join('\n')),
    }),
  );
}

/** The answer for one agent names none: it was asked for by its number. */
function hostOf(item: JsonRecord, report: ScanReport, unnamed: string): ScanHost {
  const agent = textOf(item['agent_name']);
  const address = textOf(item['agent_ip']);
  const host = report.host(agent ?? address ?? unnamed);
  host.call('host', agent ?? (address === undefined ? unnamed : undefined));
  host.also(address);
  host.kind = 'host';
  return host;
}

function componentOf(item: JsonRecord): StatedComponent | undefined {
  const name = textOf(item['name']);
  const arch = textOf(item['architecture']);
  if (name === undefined) return undefined;
  const component = seenComponent({ name, version: textOf(item['version']) });
  return arch === undefined ? component : { ...component, qualifiers: { arch } };
}
