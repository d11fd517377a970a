// Debian's security tracker, one JSON document: for each source package and flaw how it stands in each release.
import type { Statement } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { packageOfEcosystem } from '#core/components/ecosystems.ts';
import { isRecord, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { distributionAdvisory, ownBuildStatement, type OwnBuild } from '#sources/bases/own-builds.ts';
import { idOf, shown, titleFrom } from '#sources/bases/texts.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const debian: RecordReader = { source: 'debian', holds: 'many', recognises, read };

/** The tracker names its flaws so; what has no CVE yet has an id of its own. */
const flawId = /^(?:CVE-\d{4}-\d{4,19}|TEMP-\d{1,12}-[0-9A-F]{1,12})$/;

/** By its first package: the document has no member of its own. */
function recognises(record: JsonRecord): boolean {
  for (const issues of Object.values(record)) {
    if (!isRecord(issues)) return false;
    for (const [id, issue] of Object.entries(issues)) return flawId.test(id) && isRecord(recordOf(issue)?.['releases']);
  }
  return false;
}

interface Gathered {
  description: string;
  readonly statements: Statement[];
}

function read(record: JsonRecord, sink: Sink): void {
  const flaws = new Map<string, Gathered>();
  for (const [name, issues] of Object.entries(record)) {
    if (!isRecord(issues)) {
      sink.drop('package holds no flaws', shown(name));
      continue;
    }
    for (const [id, issue] of Object.entries(issues)) {
      if (!flawId.test(id) || !isRecord(issue)) sink.drop('flaw has no id of the tracker', `${shown(name)}: ${id}`);
      else gather(flaws, { name, id, issue, sink });
    }
  }
  for (const [id, { description, statements }] of flaws) {
    sink.take({
      kind: 'advisory',
      advisory: distributionAdvisory({
        // As in Debian's OSV records, so that both are known to be the same.
        id: cveId(id) === undefined ? id : `DEBIAN-${id}`,
        publisher: 'Debian',
        source: 'debian',
        title: titleFrom(description),
        details: description,
        references: [{ url: `https://security-tracker.debian.org/tracker/${id}`, kind: 'advisory' }],
        spoken: [id],
        statements,
      }),
    });
  }
}

interface Issue {
  readonly name: string;
  readonly id: string;
  readonly issue: JsonRecord;
  readonly sink: Sink;
}

function gather(flaws: Map<string, Gathered>, { name, id, issue, sink }: Issue): void {
  const known = flaws.get(id) ?? { description: '', statements: [] };
  flaws.set(id, known);
  if (known.description === '') known.description = textOf(issue['description']) ?? '';
  for (const [series, said] of Object.entries(recordOf(issue['releases']) ?? {})) {
    const where = `${shown(name)} ${id} ${series}`;
    const found = packageOfEcosystem(`Debian:${series}`, name);
    const build = buildOf(recordOf(said));
    if (found?.release === undefined) sink.drop('release of the distribution is not known', where);
    else if (build === undefined) sink.drop('state of a package is not known', where);
    else known.statements.push(ownBuildStatement(found, build, [0]));
  }
}

function buildOf(said: JsonRecord | undefined): OwnBuild | undefined {
  const version = idOf(said?.['fixed_version']);
  switch (said?.['status']) {
    case 'resolved':
      if (version === undefined) return undefined;
      // "0" stands for: no version of this release was ever affected.
      return version === '0' ? { state: 'not affected' } : { state: 'fixed', version };
    case 'open':
      return { state: 'open' };
    case 'undetermined':
      return { state: 'undecided' };
    default:
      return undefined;
  }
}
