// What the Trivy operator writes into a cluster, as kubectl prints it: one report, a list of them, or a JSON list.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { joined, madeAfter, reportedList } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { ScanHost } from '#core/formats/bases/scan-host.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { addCheck, addCompliance } from '#core/formats/trivy-operator/checks.ts';
import { addSecret, addVulnerability, type Container } from '#core/formats/trivy-operator/findings.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import { dayOf, type Day } from '#core/kernel/days.ts';
import { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

export const trivyOperatorJson: JsonEstateFormat = {
  title: 'Trivy operator JSON',
  tried: true,
  recognise: isTrivyOperator,
  parse: readTrivyOperator,
};

const group = 'aquasecurity.github.io/';

function isTrivyOperator(root: unknown): boolean {
  if (Array.isArray(root)) return isReport(root[0]);
  if (!isRecord(root)) return false;
  return isReport(root) || (Array.isArray(root['items']) && isReport(root['items'][0]));
}

function isReport(value: unknown): boolean {
  return isRecord(value) && textOf(value['apiVersion'])?.startsWith(group) === true;
}

function readTrivyOperator(root: unknown): EstateReading {
  const report = new ScanReport();
  report.tool = 'Trivy operator';
  for (const one of Array.isArray(root) ? root : isRecord(root) ? reportsOf(root) : []) {
    if (isRecord(one) && isReport(one)) readReport(one, report);
    else report.tally.add('element is no report of the operator', textOf(recordOf(one)?.['kind']) ?? '');
  }
  return { ...report.finish('Trivy operator JSON'), columns: [] };
}

function reportsOf(root: JsonRecord): readonly unknown[] {
  return root['items'] === undefined ? [root] : reportedList(root, 'items');
}

function readReport(root: JsonRecord, all: ScanReport): void {
  const kind = textOf(root['kind']) ?? 'unknown';
  const metadata = recordOf(root['metadata']) ?? {};
  const content = recordOf(root['report']) ?? {};
  const host = hostOf(kind, metadata, all);
  const seenOn = dayOf(textOf(content['updateTimestamp']) ?? textOf(metadata['creationTimestamp']));
  madeAfter(all, seenOn);
  const version = textOf(recordOf(content['scanner'])?.['version']);
  if (version !== undefined) all.tool = `Trivy operator, Trivy ${version}`;
  if (kind.endsWith('ComplianceReport')) addCompliance(root, { host, tally: all.tally, seenOn });
  else if (kind.endsWith('SbomReport')) all.tally.add('SBOM inside a report of the operator is not read', kind);
  else readContent(content, { host, seenOn, place: placeOf(metadata, content) }, all);
}

interface Place {
  readonly host: ScanHost;
  readonly seenOn: Day | undefined;
  /** `container nginx, library/nginx:alpine`. */
  readonly place: string | undefined;
}

function readContent(content: JsonRecord, place: Place, { tally }: ScanReport): void {
  const system = recordOf(content['os']);
  const distribution = distributionOfId(textOf(system?.['family']), textOf(system?.['name']));
  const container: Container = { ...place, tally, distribution };
  for (const one of recordsOf(content['vulnerabilities'])) addVulnerability(one, container);
  for (const one of recordsOf(content['secrets'])) addSecret(one, container);
  for (const one of recordsOf(content['checks'])) addCheck(one, container);
}

/** The thing in the cluster that the report is about. */
function hostOf(kind: string, metadata: JsonRecord, all: ScanReport): ScanHost {
  const labels = recordOf(metadata['labels']);
  const label = (name: string): string | undefined => textOf(labels?.[`trivy-operator.resource.${name}`]);
  const about = label('kind');
  const namespace = label('namespace') ?? textOf(metadata['namespace']);
  // Names too long for a label stand in an annotation, or nowhere.
  const annotated = textOf(recordOf(metadata['annotations'])?.['trivy-operator.resource.name']);
  const name = label('name') ?? annotated ?? textOf(metadata['name']) ?? 'unnamed';
  const host = all.host([namespace, about ?? kind, name].filter((part) => part !== undefined).join('/'));
  host.kind = about === 'Node' ? 'server' : 'application';
  return host;
}

function placeOf(metadata: JsonRecord, content: JsonRecord): string | undefined {
  const container = textOf(recordOf(metadata['labels'])?.['trivy-operator.container.name']);
  const artifact = recordOf(content['artifact']);
  const repository = textOf(artifact?.['repository']);
  const tag = textOf(artifact?.['tag']);
  const image = repository === undefined || tag === undefined ? repository : `${repository}:${tag}`;
  return joined([container && `container ${container}`, image], ', ');
}
