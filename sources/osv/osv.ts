// OSV records, https://ossf.github.io/osv-schema/ : what any member of its ecosystem publishes.
import type { Advisory, Flaw, Reference, Severity, Statement } from '#core/advisories/advisory.ts';
import { cveId, flawsOf, flawsSpokenOf } from '#core/advisories/flaws.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distinct, severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, referencesOf, shown, titleFrom } from '#sources/bases/texts.ts';
import { isOfModule, startOfLine, streamInTitle } from '#sources/bases/module-stream.ts';
import { cutAt, draftOf, finish, type VersionsDraft } from '#sources/bases/versions-draft.ts';
import { publisherOf } from '#core/advisories/publishers.ts';
import { addEvents, fixedIn } from '#sources/osv/ranges.ts';
import { remediationsIn } from '#sources/osv/remediations.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const osv: RecordReader = { source: 'osv', holds: 'one', recognises, read };

function recognises(record: JsonRecord): boolean {
  return (
    typeof record['id'] === 'string' &&
    typeof record['modified'] === 'string' &&
    !('document' in record) &&
    ('affected' in record || 'withdrawn' in record || 'schema_version' in record || 'aliases' in record)
  );
}

const rootTypes = {
  aliases: 'list',
  upstream: 'list',
  related: 'list',
  affected: 'list',
  severity: 'list',
  references: 'list',
  summary: 'text',
  details: 'text',
  withdrawn: 'text',
} as const;

function read(record: JsonRecord, sink: Sink): void {
  requireTypes(record, rootTypes);
  const id = idOf(record['id']);
  if (id === undefined) {
    sink.drop('record has no usable id', shown(record['id']));
    return;
  }
  const publisher = publisherOf(id);
  const aliases = idsIn(record, 'aliases');
  const naming = flawsSpokenOf(id, aliases, spokenOf(record, id));
  const severities = severitiesOf(record, publisher, sink);
  // A bulletin's severity is that of the gravest flaw that it mends: nobody says which one that is.
  const isShared = naming.flaws.length > 1 && flawsOf(id, aliases).flaws.length === 1;
  if (isShared && severities.length > 0) sink.drop('severity of a record that speaks of several flaws', id);
  const details = textOf(record['details']) ?? '';
  const title = textOf(record['summary']) ?? titleFrom(details);
  const flaws = naming.flaws.map((ids): Flaw => ({
    ids,
    title: undefined,
    weaknesses: weaknessesOf(record),
    severities: isShared ? [] : severities,
    decisionPoints: undefined,
    issuer: undefined,
  }));
  const advisory: Advisory = {
    id,
    publisher,
    source: 'osv',
    title,
    details,
    publishedAt: instantOf(record['published']),
    modifiedAt: instantOf(record['modified']),
    withdrawnAt: textOf(record['withdrawn']),
    references: referencesOf(recordsOf(record['references']).flatMap(readReference), sink.drop),
    flaws,
    alsoKnownAs: naming.alsoKnownAs,
    statements: statementsOf(record, { id, title, flaws: flaws.map((_, index) => index) }, sink),
    remediations: remediationsIn(details, instantOf(record['modified'])),
  };
  sink.take({ kind: 'advisory', advisory });
}

function idsIn(record: JsonRecord, member: string): readonly string[] {
  return textsOf(record[member]).flatMap((id) => idOf(id) ?? []);
}

/** Bulletins of distributions; before the schema had `upstream`, they named what they mend under `related`. */
const bulletin = /^(?:AL[SBE]A|RH[SBE]A|R[LX]SA|(?:open)?SUSE-[SRFO]U|USN|DSA|DLA|ELA|MGASA|OESA|PHSA)-/i;

function spokenOf(record: JsonRecord, id: string): readonly string[] {
  const upstream = idsIn(record, 'upstream');
  if (upstream.length > 0 || !bulletin.test(id)) return upstream;
  return idsIn(record, 'related').filter((name) => cveId(name) !== undefined);
}

/** What each affected entry takes from its record. */
interface Whole {
  readonly id: string;
  readonly title: string;
  readonly flaws: readonly number[];
}

function statementsOf(record: JsonRecord, whole: Whole, sink: Sink): readonly Statement[] {
  return recordsOf(record['affected']).flatMap((affected) => readAffected(affected, whole, sink));
}

function readAffected(affected: JsonRecord, { id, title, flaws }: Whole, sink: Sink): readonly Statement[] {
  const named = recordOf(affected['package']);
  const ecosystem = textOf(named?.['ecosystem']);
  const name = textOf(named?.['name']);
  if (ecosystem === undefined || name === undefined) {
    sink.drop('affected entry names no package', id);
    return [];
  }
  const found = packageOfEcosystem(ecosystem, name);
  if (found === undefined) {
    sink.drop('ecosystem or package name is not known', `${id}: ${ecosystem} ${name}`);
    return [];
  }
  const ranges = recordsOf(affected['ranges']);
  const draft = draftOf(schemeOf(ecosystem) ?? (isSemver(ranges) ? schemeOf('semver') : undefined));
  draft.listed.push(...textsOf(affected['versions']));
  readRanges(draft, ranges, id, sink);
  limitToLine(draft, title);
  // An entry that lists neither versions nor events leaves open which are affected.
  const isSilent = draft.listed.length === 0 && !ranges.some((range) => recordsOf(range['events']).length > 0);
  if (isSilent) draft.unreadable.push('no versions are stated');
  return [
    {
      ...finish(draft),
      flaws,
      subject: { kind: 'package', package: found.package, release: found.release },
      stance: 'affected',
      justification: undefined,
      fixed: [...new Set(ranges.filter((range) => !isGit(range)).flatMap(fixedIn))],
    },
  ];
}

function readRanges(draft: VersionsDraft, ranges: readonly JsonRecord[], id: string, sink: Sink): void {
  const ordered = ranges.filter((range) => !isGit(range));
  for (const range of ordered) addEvents(draft, range);
  if (ordered.length === ranges.length) return;
  const answered = ordered.length > 0 || draft.listed.length > 0;
  sink.drop(answered ? 'git range beside versions of the same' : 'only git commits, which no version answers', id);
  if (!answered) draft.unreadable.push('only git commits are stated');
}

/** A bulletin on a module stream says nothing of the stream beside it. */
function limitToLine(draft: VersionsDraft, title: string): void {
  draft.intervals.forEach(({ from, to }, index) => {
    if (from !== undefined || to === undefined || !isOfModule(to.version)) return;
    const start = startOfLine(streamInTitle(title), to.version);
    if (start !== undefined) draft.intervals[index] = { from: cutAt(draft, start, 'before'), to };
  });
}

function isGit(range: JsonRecord): boolean {
  return range['type'] === 'GIT';
}

function isSemver(ranges: readonly JsonRecord[]): boolean {
  return ranges.some((range) => range['type'] === 'SEMVER');
}

function severitiesOf(record: JsonRecord, by: string, sink: Sink): readonly Severity[] {
  const listed = [record, ...recordsOf(record['affected'])].flatMap((holder) => recordsOf(holder['severity']));
  return distinct(
    listed.flatMap((one) => {
      const score = textOf(one['score']);
      const severity = score === undefined ? undefined : severityOf(score, by);
      if (severity === undefined) sink.drop('severity is no CVSS vector', `${shown(one['type'])} ${shown(score)}`);
      return severity ?? [];
    }),
  );
}

/** GitHub and others state weaknesses in a member that the schema leaves to each database. */
function weaknessesOf(record: JsonRecord): readonly string[] {
  const own = recordOf(record['database_specific']);
  const listed = [...textsOf(own?.['cwe_ids']), ...textsOf(own?.['cwes'])];
  return [...new Set(listed.filter((text) => /^CWE-\d{1,5}$/.test(text)))];
}

const kinds: ReadonlyMap<string, Reference['kind']> = new Map([
  ['ADVISORY', 'advisory'],
  ['ARTICLE', 'article'],
  ['EVIDENCE', 'exploit'],
  ['FIX', 'fix'],
  ['PACKAGE', 'package'],
]);

function readReference(reference: JsonRecord): readonly Reference[] {
  const url = textOf(reference['url']);
  return url === undefined ? [] : [{ url, kind: kinds.get(shown(reference['type'])) ?? 'other' }];
}
