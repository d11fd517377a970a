// GitLab's advisory database: one file per package and flaw, ranges in each ecosystem's own syntax.
import type { Flaw, Remediation, Severity, Statement } from '#core/advisories/advisory.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { everyVersion } from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { namedEnds } from '#sources/bases/named-ends.ts';
import { flawsNamed, namesIn, nativeRange, ownPath } from '#sources/bases/native-advisory.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, referencesOf } from '#sources/bases/texts.ts';
import { addRange, draftOf, finish } from '#sources/bases/versions-draft.ts';
import type { Origin, RecordReader, Sink } from '#sources/reader.ts';

export const gitlab: RecordReader = { source: 'gitlab', holds: 'one', recognises, read };

/** The first part of a package's slug, and the OSV ecosystem that it means. */
const ecosystems: ReadonlyMap<string, string> = new Map([
  ['cargo', 'crates.io'],
  ['conan', 'ConanCenter'],
  ['gem', 'RubyGems'],
  ['go', 'Go'],
  ['maven', 'Maven'],
  ['npm', 'npm'],
  ['nuget', 'NuGet'],
  ['packagist', 'Packagist'],
  ['pub', 'Pub'],
  ['pypi', 'PyPI'],
  ['swift', 'SwiftURL'],
]);

function recognises(record: JsonRecord): boolean {
  return typeof record['package_slug'] === 'string' && 'affected_range' in record;
}

function read(record: JsonRecord, sink: Sink, origin: Origin): void {
  requireTypes(record, { affected_range: 'text', identifiers: 'list', fixed_versions: 'list', urls: 'list' });
  const slug = textOf(record['package_slug']) ?? '';
  const named = packageOf(slug);
  const file = ownPath(undefined, origin.name, 0);
  const id = idOf(textOf(record['_path']) ?? `${slug}/${file}`);
  if (id === undefined || named === undefined) {
    sink.drop('package is of no known ecosystem', slug);
    return;
  }
  const identifiers = [...textsOf([record['identifier']]), ...textsOf(record['identifiers'])];
  const common = { weaknesses: weaknessesIn(record), severities: severitiesIn(record, sink) };
  const { flaws, alsoKnownAs } = flawsNamed(namesIn([...new Set(identifiers)], sink.drop), id, common);
  sink.take({
    kind: 'advisory',
    advisory: {
      id,
      publisher: 'GitLab',
      source: 'gitlab',
      title: textOf(record['title']) ?? id,
      details: textOf(record['description']) ?? '',
      publishedAt: instantOf(record['pubdate']),
      modifiedAt: instantOf(record['date']),
      withdrawnAt: undefined,
      references: referencesOf(
        textsOf(record['urls']).map((url) => ({ url, kind: 'other' })),
        sink.drop,
      ),
      flaws,
      alsoKnownAs,
      statements: [statementOf(record, named, flaws)],
      remediations: remediationsOf(record),
    },
  });
}

interface SluggedPackage {
  readonly package: string;
  readonly ecosystem: string;
}

function packageOf(slug: string): SluggedPackage | undefined {
  const slash = slug.indexOf('/');
  const ecosystem = ecosystems.get(slug.slice(0, slash).toLowerCase());
  if (ecosystem === undefined) return undefined;
  const name = slug.slice(slash + 1).replace(/\/+$/, '');
  // Group and artifact of Maven are divided by a slash here.
  const found = packageOfEcosystem(ecosystem, ecosystem === 'Maven' ? name.replace('/', ':') : name);
  return found && { package: found.package, ecosystem };
}

function statementOf(record: JsonRecord, named: SluggedPackage, flaws: readonly Flaw[]): Statement {
  const scheme = schemeOf(named.ecosystem);
  const draft = draftOf(scheme);
  const text = textOf(record['affected_range'])?.trim() ?? '';
  // An empty range is how the database writes that every version is affected; it says so in words beside it.
  if (text === '' && /^all versions\b/i.test(textOf(record['affected_versions']) ?? ''))
    draft.intervals.push(...everyVersion);
  else if (text === '') draft.unreadable.push('no versions are stated');
  else addRange(draft, scheme === undefined ? undefined : nativeRange(scheme, text), text);
  const versions = finish(draft);
  return {
    ...versions,
    flaws: flaws.map((_, index) => index),
    subject: { kind: 'package', package: named.package, release: undefined },
    stance: 'affected',
    justification: undefined,
    fixed: [...new Set([...textsOf(record['fixed_versions']), ...namedEnds(versions.range, text)])],
  };
}

/** Groups of the OWASP list that GitLab adds to every record. */
const catchAll = new Set(['CWE-937', 'CWE-1035']);

function weaknessesIn(record: JsonRecord): readonly string[] {
  const listed = textsOf(record['cwe_ids']).filter((text) => /^CWE-\d{1,5}$/.test(text) && !catchAll.has(text));
  return [...new Set(listed)];
}

function severitiesIn(record: JsonRecord, sink: Sink): readonly Severity[] {
  return ['cvss_v4', 'cvss_v3', 'cvss_v2'].flatMap((member) => {
    const text = textOf(record[member]);
    if (text === undefined) return [];
    const severity = severityOf(text, 'GitLab');
    if (severity === undefined) sink.drop('severity is no CVSS vector', text);
    return severity ?? [];
  });
}

function remediationsOf(record: JsonRecord): readonly Remediation[] {
  const text = textOf(record['solution'])?.trim() ?? '';
  if (text === '') return [];
  const kind = /^(?:unfortunately|no (?:fix|solution|patch)|there is no|nothing to be done)/i.test(text)
    ? 'none available'
    : /^(?:upgrade|update|install)/i.test(text)
      ? 'fix'
      : 'mitigation';
  return [{ flaws: [], kind, text, url: undefined, on: undefined, subjects: [] }];
}
