// Trivy's JSON: schema 2 of images, repositories and file systems; the lists of its first versions; clusters.
import type { AssetKind } from '#core/components/asset.ts';
import type { EstateReading } from '#core/components/estate-reading.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { reportedList } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';
import type { JsonEstateFormat } from '#core/formats/estate-format.ts';
import { splitTarget } from '#core/formats/trivy/package.ts';
import { readResult } from '#core/formats/trivy/result.ts';
import { dayOf } from '#core/kernel/days.ts';
import { isRecord, listOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

export const trivyJson: JsonEstateFormat = { title: 'Trivy JSON', tried: true, recognise: isTrivy, parse: readTrivy };

const clusterLists = ['Resources', 'Vulnerabilities', 'Misconfigurations', 'Findings'] as const;

function isTrivy(root: unknown): boolean {
  if (Array.isArray(root)) return isList(root);
  if (!isRecord(root)) return false;
  if (typeof root['SchemaVersion'] === 'number') return 'ArtifactName' in root || Array.isArray(root['Results']);
  return 'ClusterName' in root && clusterLists.some((field) => Array.isArray(root[field]));
}

/** Before schema 2, the results alone. */
function isList(root: readonly unknown[]): boolean {
  const isResult = (one: unknown): boolean =>
    isRecord(one) && typeof one['Target'] === 'string' && ('Vulnerabilities' in one || 'Type' in one);
  return root.length > 0 && root.slice(0, 5).every(isResult);
}

function readTrivy(root: unknown, source: string): EstateReading {
  const report = new ScanReport();
  report.tool = 'Trivy';
  if (!isRecord(root)) {
    readArtifact({ Results: root }, report, source);
    return { ...report.finish('Trivy JSON, first version'), columns: [] };
  }
  const version = textOf(recordOf(root['Trivy'])?.['Version']);
  if (version !== undefined) report.tool = `Trivy ${version}`;
  report.createdOn = dayOf(textOf(root['CreatedAt']));
  if ('ClusterName' in root) {
    readCluster(root, report);
    return { ...report.finish('Trivy JSON, cluster'), columns: [] };
  }
  readArtifact(root, report, source);
  return { ...report.finish(`Trivy JSON, schema ${String(root['SchemaVersion'])}`), columns: [] };
}

const kinds: ReadonlyMap<string, AssetKind> = new Map<string, AssetKind>([
  ['container_image', 'application'],
  ['repository', 'application'],
  ['cyclonedx', 'application'],
  ['spdx', 'application'],
  ['vm', 'host'],
  ['aws_account', 'service'],
]);

function readArtifact(root: JsonRecord, report: ScanReport, source: string): void {
  const name = artifactName(root, source);
  const host = report.host(name);
  host.call('host', name);
  host.kind = kinds.get(textOf(root['ArtifactType']) ?? '') ?? 'unknown';
  const metadata = recordOf(root['Metadata']);
  for (const tag of textsOf(metadata?.['RepoTags'])) host.also(tag);
  for (const digest of textsOf(metadata?.['RepoDigests'])) host.also(digest);
  readResults(reportedList(root, 'Results'), report, {
    host,
    tally: report.tally,
    distribution: distributionOf(metadata),
    seenOn: report.createdOn,
    itself: new Set(host.aliases),
  });
}

/** Old reports and those of images by digest don't say: a result of operating system packages does. */
function artifactName(root: JsonRecord, source: string): string {
  const stated = textOf(root['ArtifactName']);
  // A document that was looked into is no name of what it describes, and neither is the folder that one stood in.
  if (stated !== undefined && !/^\.{0,2}\/*$/.test(stated) && !isSbom(root)) return stated;
  const [tag] = textsOf(recordOf(root['Metadata'])?.['RepoTags']);
  const ofSystem = recordsOf(root['Results'])
    .map((result) => splitTarget(textOf(result['Target']) ?? ''))
    .find(({ name, distribution }) => distribution !== undefined && name !== '');
  return tag ?? ofSystem?.name ?? hostNameOf(source);
}

function isSbom(root: JsonRecord): boolean {
  return root['ArtifactType'] === 'cyclonedx' || root['ArtifactType'] === 'spdx';
}

function distributionOf(metadata: JsonRecord | undefined): HostDistribution | undefined {
  const system = recordOf(metadata?.['OS']);
  return distributionOfId(textOf(system?.['Family']), textOf(system?.['Name']));
}

function readResults(results: readonly unknown[], report: ScanReport, reading: Parameters<typeof readResult>[1]): void {
  for (const result of results) {
    if (isRecord(result)) readResult(result, reading);
    else report.tally.add('result is no object');
  }
}

function readCluster(root: JsonRecord, report: ScanReport): void {
  const cluster = textOf(root['ClusterName']);
  for (const field of clusterLists) {
    for (const resource of reportedList(root, field)) {
      if (isRecord(resource)) readResource(resource, report, cluster);
      else report.tally.add('resource is no object');
    }
  }
}

function readResource(resource: JsonRecord, report: ScanReport, cluster: string | undefined): void {
  const kind = textOf(resource['Kind']);
  const plain = textOf(resource['Name']);
  if (kind === undefined || plain === undefined) {
    report.tally.add('resource has no kind or no name', plain ?? kind ?? '');
    return;
  }
  const path = [textOf(resource['Namespace']), kind, plain].filter((part) => part !== undefined).join('/');
  const host = report.host(cluster === undefined ? path : `${cluster}/${path}`);
  // A cluster in a cloud is called by a number with its name at the end.
  if (cluster !== undefined) host.call('host', `${cluster.slice(cluster.lastIndexOf('/') + 1)}/${path}`);
  host.kind = /^node/i.test(kind) ? 'server' : 'application';
  if (textOf(resource['Error']) !== undefined)
    report.tally.add('resource could not be scanned', textOf(resource['Error']));
  // One for each image, where there are several.
  const metadata = recordOf(resource['Metadata']) ?? recordOf(listOf(resource['Metadata'])[0]);
  readResults(reportedList(resource, 'Results'), report, {
    host,
    tally: report.tally,
    distribution: distributionOf(metadata),
    seenOn: report.createdOn,
    itself: new Set([`${kind}/${plain}`]),
  });
}
