// The Ruby Advisory Database: gems, and the implementations of Ruby themselves.
import type { Reference, Severity, Subject } from '#core/advisories/advisory.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { recordOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Range } from '#core/versions/range.ts';
import { allBut, flawsNamed, namesIn, ownPath } from '#sources/bases/native-advisory.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { severityOf } from '#sources/bases/severities.ts';
import { idOf, instantOf, referencesOf } from '#sources/bases/texts.ts';
import type { Origin, RecordReader, Sink } from '#sources/reader.ts';

export const rubysec: RecordReader = { source: 'rubysec', holds: 'one', recognises, read };

function recognises(record: JsonRecord): boolean {
  const named = typeof record['gem'] === 'string' || typeof record['engine'] === 'string';
  return named && 'title' in record && 'date' in record && 'url' in record;
}

function read(record: JsonRecord, sink: Sink, origin: Origin): void {
  requireTypes(record, { patched_versions: 'list', unaffected_versions: 'list' });
  const id = idOf(ownPath(textOf(record['_path']), origin.name, 2));
  const subjects = subjectsOf(record);
  const scheme = schemeOf('gem');
  if (id === undefined || subjects.length === 0 || scheme === undefined) {
    sink.drop('record names no gem', origin.name);
    return;
  }
  const unaffected = [...textsOf(record['patched_versions']), ...textsOf(record['unaffected_versions'])];
  const { range, unreadable } = allBut(scheme, unaffected);
  const { flaws, alsoKnownAs } = flawsNamed(names(record, sink), id, {
    weaknesses: [],
    severities: severitiesOf(record, sink),
  });
  const said = { scheme: scheme.id, range, versions: [], unreadable, fixed: fixedIn(range), justification: undefined };
  sink.take({
    kind: 'advisory',
    advisory: {
      id,
      publisher: 'RubySec',
      source: 'rubysec',
      title: textOf(record['title']) ?? id,
      details: textOf(record['description']) ?? '',
      publishedAt: instantOf(record['date']),
      modifiedAt: undefined,
      withdrawnAt: undefined,
      references: referencesOf(linksIn(record), sink.drop),
      flaws,
      alsoKnownAs,
      statements: subjects.map((subject) => ({
        ...said,
        subject,
        flaws: flaws.map((_, index) => index),
        stance: 'affected',
      })),
      remediations: [],
    },
  });
}

/** An affected range ends where a patched one begins. */
function fixedIn(range: Range): readonly string[] {
  return range.flatMap(({ to }) => (to?.side === 'before' ? [to.version] : []));
}

function subjectsOf(record: JsonRecord): readonly Subject[] {
  const gem = textOf(record['gem']);
  if (gem !== undefined) {
    const found = packageOfEcosystem('RubyGems', gem);
    return found === undefined ? [] : [{ kind: 'package', package: found.package, release: undefined }];
  }
  const engine = textOf(record['engine'])?.toLowerCase();
  if (engine === undefined || !/^[a-z_-]{2,30}$/.test(engine)) return [];
  const vendor = engine === 'ruby' ? 'ruby-lang' : engine;
  return [
    { kind: 'cpe', cpe: `cpe:2.3:a:${vendor}:${engine}:*:*:*:*:*:*:*:*` },
    { kind: 'product', vendor, product: engine, platforms: [] },
  ];
}

function names(record: JsonRecord, sink: Sink): readonly string[] {
  const prefixed = ([member, prefix]: readonly [string, string]): readonly string[] => {
    const text = textOf(record[member]);
    return text === undefined ? [] : [text.toUpperCase().startsWith(prefix) ? text : `${prefix}${text}`];
  };
  const written: readonly (readonly [string, string])[] = [
    ['cve', 'CVE-'],
    ['ghsa', 'GHSA-'],
    ['osvdb', 'OSVDB-'],
  ];
  return namesIn(written.flatMap(prefixed), sink.drop);
}

function linksIn(record: JsonRecord): readonly Reference[] {
  const urls = [...textsOf([record['url']]), ...textsOf(recordOf(record['related'])?.['url'])];
  return urls.map((url) => ({ url: url.trim(), kind: 'other' }));
}

/** The database states scores, mostly without the vector that they come from. */
function severitiesOf(record: JsonRecord, sink: Sink): readonly Severity[] {
  return ['cvss_v4', 'cvss_v3', 'cvss_v2'].flatMap((member) => {
    const text = textOf(record[member]) ?? (typeof record[member] === 'number' ? String(record[member]) : undefined);
    if (text === undefined) return [];
    const severity = severityOf(text, 'RubySec');
    if (severity === undefined) sink.drop('score without a vector', text);
    return severity ?? [];
  });
}
