// A document of the index `wazuh-states-vulnerabilities`, from 4.8 on: agent, system, package, vulnerability.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import * as purls from '#core/components/purl.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import {
  distributionComponent,
  joined,
  madeAfter,
  ratedSeverity,
  reported,
  reportedComponent,
  titleFrom,
} from '#core/formats/bases/reported.ts';
import type { Said, ScanHost } from '#core/formats/bases/scan-host.ts';
import type { ScanReport } from '#core/formats/bases/scan-report.ts';
import { webAddressesIn } from '#core/formats/bases/scan-words.ts';
import { tableSystem } from '#core/formats/bases/table-system.ts';
import { fixedByCondition } from '#core/formats/wazuh/condition.ts';
import { dayOf } from '#core/kernel/days.ts';
import { numberOf, recordOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

export function addDocument(document: JsonRecord, report: ScanReport): void {
  const vulnerability = recordOf(document['vulnerability']) ?? {};
  const id = textOf(vulnerability['id']);
  const host = hostOf(document, report);
  if (id === undefined || host === undefined) {
    report.tally.add('finding names no vulnerability or no agent', id ?? '');
    return;
  }
  const stated = recordOf(document['package']) ?? {};
  const component = componentOf(stated, recordOf(recordOf(document['host'])?.['os']) ?? {}, report);
  const held = component && host.install(component);
  host.state({ ...said(vulnerability, id), component: held, place: textOf(stated['path']) });
  madeAfter(report, dayOf(textOf(vulnerability['detected_at'])));
}

function said(vulnerability: JsonRecord, id: string): Said {
  const scanner = recordOf(vulnerability['scanner']) ?? {};
  const condition = textOf(scanner['condition']);
  const score = numberOf(recordOf(vulnerability['score'])?.['base']);
  return reported({
    kind: 'vulnerability',
    id,
    vulnerabilities: [id.toUpperCase()],
    title: textOf(vulnerability['title']) ?? titleFrom(textOf(vulnerability['description'])) ?? id,
    severity: ratedSeverity(textOf(vulnerability['severity']), score),
    evidence: joined([condition, textOf(scanner['source'])], '; '),
    fixedIn: fixedByCondition(condition),
    seenOn: dayOf(textOf(vulnerability['detected_at'])),
    references: webAddressesIn(textOf(vulnerability['reference'])),
  });
}

function hostOf(document: JsonRecord, report: ScanReport): ScanHost | undefined {
  const agent = recordOf(document['agent']) ?? {};
  const stated = recordOf(document['host']) ?? {};
  const name = textOf(agent['name']) ?? textOf(agent['id']);
  if (name === undefined) return undefined;
  const host = report.host(name);
  host.call('host', name);
  host.call('fqdn', fullName(textOf(stated['hostname'])));
  for (const address of addressesOf(stated['ip'] ?? recordOf(agent['host'])?.['ip'])) host.also(address);
  const { component, kind } = systemOf(recordOf(stated['os']) ?? {});
  if (host.kind === 'unknown') host.kind = kind === 'unknown' ? 'host' : kind;
  if (component !== undefined) host.install(component);
  return host;
}

function addressesOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : textsOf(value);
}

function fullName(name: string | undefined): string | undefined {
  return name?.includes('.') === true ? name : undefined;
}

/** The long name repeats the number, and holds the code name. */
function systemOf(system: JsonRecord): ReturnType<typeof tableSystem> {
  const version = textOf(system['version']);
  const full = textOf(system['full'])
    ?.replace(version ?? '', '')
    .trim();
  return tableSystem({ name: textOf(system['name']) ?? full, version });
}

const ecosystems: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['pypi', 'pypi'],
]);

function componentOf(stated: JsonRecord, system: JsonRecord, report: ScanReport): StatedComponent | undefined {
  const name = textOf(stated['name']);
  if (name === undefined) return undefined;
  const version = textOf(stated['version']);
  const type = textOf(stated['type'])?.toLowerCase();
  const distribution = distributionOfId(textOf(system['platform']), textOf(system['version']));
  if (distribution !== undefined && (type === distribution.type || type === undefined)) {
    return distributionComponent(distribution, { name, version }, { arch: textOf(stated['architecture']) });
  }
  const purl = purlOf(ecosystems.get(type ?? ''), name, version);
  return reportedComponent({ name, version, vendor: textOf(stated['vendor']) }, purl, undefined, report.tally);
}

function purlOf(type: string | undefined, name: string, version: string | undefined): string | undefined {
  const built = type === undefined ? undefined : purls.build({ type, name, version });
  return built?.ok === true ? purls.render(built.value) : undefined;
}
