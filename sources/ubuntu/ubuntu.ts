// Ubuntu's security pages as JSON: lists of CVEs and lists of notices, or one of either.
import type { Statement } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { isRecord, listOf, recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distributionAdvisory, ownBuildStatement, type OwnBuild } from '#sources/bases/own-builds.ts';
import { idOf, instantOf, shown, titleFrom } from '#sources/bases/texts.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const ubuntu: RecordReader = { source: 'ubuntu', holds: 'many', recognises, read };

function recognises(record: JsonRecord): boolean {
  if (isNotice(record) || isCve(record)) return true;
  return isListOf(record['notices'], isNotice) || isListOf(record['cves'], isCve);
}

function isListOf(list: unknown, isOne: (record: JsonRecord) => boolean): boolean {
  const [first] = listOf(list);
  return isRecord(first) && isOne(first);
}

function isNotice(record: JsonRecord): boolean {
  return 'release_packages' in record && 'id' in record;
}

function isCve(record: JsonRecord): boolean {
  const [first] = listOf(record['packages']);
  return 'id' in record && isRecord(first) && Array.isArray(first['statuses']);
}

function read(record: JsonRecord, sink: Sink): void {
  if (isNotice(record)) return readNotice(record, sink);
  if (isCve(record)) return readCve(record, sink);
  requireTypes(record, { notices: 'list', cves: 'list' });
  for (const [member, isOne, readOne] of lists) {
    for (const one of listOf(record[member])) {
      if (isRecord(one) && isOne(one)) readOne(one, sink);
      else sink.drop(`entry of "${member}" states nothing of packages`, shown(recordOf(one)?.['id']));
    }
  }
}

const lists = [
  ['notices', isNotice, readNotice],
  ['cves', isCve, readCve],
] as const;

function readNotice(notice: JsonRecord, sink: Sink): void {
  const id = idOf(notice['id']);
  if (id === undefined) return sink.drop('record has no usable id', shown(notice['id']));
  const cves = [
    ...textsOf(notice['cves_ids']),
    ...listOf(notice['cves']).map((one) => textOf(one) ?? textOf(recordOf(one)?.['id']) ?? ''),
  ].flatMap((text) => cveId(text) ?? []);
  const spoken = [...new Set(cves)];
  const flaws = spoken.length === 0 ? [0] : spoken.map((_, index) => index);
  const numbers = new Map(
    recordsOf(notice['releases']).map((one) => [textOf(one['codename']), textOf(one['version'])] as const),
  );
  const statements = Object.entries(recordOf(notice['release_packages']) ?? {}).flatMap(([series, packages]) =>
    recordsOf(packages).flatMap((one): readonly Statement[] => {
      // Packages built from a source may count their versions apart; the flaw is the source's.
      if (one['is_source'] === false || one['is_source'] === 'false') return [];
      const found = packageIn({ series, number: numbers.get(series), name: one['name'], where: id, sink });
      const version = idOf(one['version']);
      if (found !== undefined && version === undefined) sink.drop('package of a notice has no version', id);
      return found === undefined || version === undefined
        ? []
        : [ownBuildStatement(found, { state: 'fixed', version }, flaws)];
    }),
  );
  sink.take({
    kind: 'advisory',
    advisory: distributionAdvisory({
      id,
      publisher: 'Ubuntu',
      source: 'ubuntu',
      title: textOf(notice['title']),
      details: [textOf(notice['summary']), textOf(notice['description'])]
        .filter((text) => text !== undefined)
        .join('\n\n'),
      publishedAt: instantOf(notice['published']),
      modifiedAt: instantOf(notice['published']),
      references: [{ url: `https://ubuntu.com/security/notices/${id}`, kind: 'advisory' }],
      spoken,
      statements,
    }),
  });
}

function readCve(record: JsonRecord, sink: Sink): void {
  const id = cveId(textOf(record['id']) ?? '');
  if (id === undefined) return sink.drop('record has no usable id', shown(record['id']));
  const statements = recordsOf(record['packages']).flatMap((one) =>
    recordsOf(one['statuses']).flatMap((status): readonly Statement[] => {
      const series = textOf(status['release_codename']) ?? '';
      const where = `${id} ${shown(one['name'])} ${series}`;
      if (saysNothing(series, status)) return [];
      const build = buildOf(status);
      if (build === undefined) sink.drop('state of a package is not known', `${where}: ${shown(status['status'])}`);
      const found = build && packageIn({ series, number: undefined, name: one['name'], where, sink });
      return found === undefined || build === undefined ? [] : [ownBuildStatement(found, build, [0])];
    }),
  );
  const details = textOf(record['ubuntu_description']) || textOf(record['description']) || '';
  sink.take({
    kind: 'advisory',
    advisory: distributionAdvisory({
      // As in Ubuntu's OSV records, so that both are known to be the same.
      id: `UBUNTU-${id}`,
      publisher: 'Ubuntu',
      source: 'ubuntu',
      title: titleFrom(details),
      details,
      publishedAt: instantOf(record['published']),
      modifiedAt: instantOf(record['updated_at']) ?? instantOf(record['published']),
      references: [{ url: `https://ubuntu.com/security/${id}`, kind: 'advisory' }],
      spoken: [id],
      statements,
    }),
  });
}

/** What its authors released, a package that the release does not hold, and builds for FIPS, which are packages of their own. */
function saysNothing(series: string, status: JsonRecord): boolean {
  const pocket = textOf(status['pocket']) ?? '';
  return series === 'upstream' || status['status'] === 'DNE' || pocket.startsWith('fips') || series.startsWith('fips');
}

interface Named {
  readonly series: string;
  /** The release's number, where the record gives it. */
  readonly number: string | undefined;
  readonly name: unknown;
  readonly where: string;
  readonly sink: Sink;
}

function packageIn({ series, number, name, where, sink }: Named): ReturnType<typeof packageOfEcosystem> {
  // `esm-infra/xenial` and `trusty/esm` are the release itself, longer maintained.
  const release =
    number ?? series.split('/').find((part) => !/^(?:esm|fips|ros|bluefield|realtime)/.test(part)) ?? series;
  const found = packageOfEcosystem(`Ubuntu:${release}`, idOf(name) ?? '');
  if (found?.release !== undefined) return found;
  sink.drop(found === undefined ? 'entry names no package' : 'release of the distribution is not known', where);
  return undefined;
}

/** https://documentation.ubuntu.com/security/ on what each state means. */
function buildOf(status: JsonRecord): OwnBuild | undefined {
  const version = idOf(status['description']);
  switch (status['status']) {
    case 'released':
      return version === undefined ? undefined : { state: 'fixed', version };
    case 'not-affected':
      return { state: 'not affected' };
    case 'needed':
    case 'pending':
    case 'active':
    case 'in-progress':
    case 'deferred':
    case 'ignored':
      return { state: 'open' };
    case 'needs-triage':
      return { state: 'undecided' };
    default:
      return undefined;
  }
}
