// Alpine's security database, a JSON document for each release and repository: which build mends which flaws. Wolfi and
// Chainguard publish theirs in the same form.
import { cveId } from '#core/advisories/flaws.ts';
import { packageOfEcosystem, type EcosystemPackage } from '#core/components/ecosystems.ts';
import { listOf, recordOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distributionAdvisory, ownBuildStatement, type OwnBuild } from '#sources/bases/own-builds.ts';
import { idOf, shown } from '#sources/bases/texts.ts';
import type { Advisory, Statement } from '#core/advisories/advisory.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const alpine: RecordReader = { source: 'alpine', holds: 'many', recognises, read };

function recognises(record: JsonRecord): boolean {
  return 'packages' in record && 'reponame' in record && 'apkurl' in record;
}

interface Distribution {
  readonly publisher: string;
  /** Behind which the package's name stands. */
  readonly ecosystem: string;
  /** Leads the ids of what is read. */
  readonly prefix: string;
  /** Behind the ids, since each release has a document of its own. */
  readonly release: string | undefined;
}

interface Gathered {
  /** What the entries call it beside its id. */
  readonly names: Set<string>;
  readonly statements: Statement[];
}

function read(record: JsonRecord, sink: Sink): void {
  requireTypes(record, { packages: 'list' });
  const distribution = distributionOf(record);
  if (distribution === undefined) {
    sink.drop('release of the distribution is not known', shown(record['distroversion']));
    return;
  }
  const flaws = new Map<string, Gathered>();
  for (const entry of listOf(record['packages'])) {
    const named = recordOf(recordOf(entry)?.['pkg']);
    const found = packageOfEcosystem(distribution.ecosystem, idOf(named?.['name']) ?? '');
    if (found === undefined) sink.drop('entry names no package', shown(named?.['name']));
    else gather(flaws, found, recordOf(named?.['secfixes']) ?? {}, sink);
  }
  for (const [id, gathered] of flaws) {
    sink.take({ kind: 'advisory', advisory: advisoryOf(id, gathered, distribution) });
  }
}

function advisoryOf(
  id: string,
  { names, statements }: Gathered,
  { prefix, release, publisher }: Distribution,
): Advisory {
  return distributionAdvisory({
    id: `${prefix}-${id}${release === undefined ? '' : ` (${release})`}`,
    publisher,
    source: 'alpine',
    details: '',
    references: [],
    spoken: cveId(id) === undefined ? [id] : [id, ...names],
    statements,
  });
}

// oxlint-disable-next-line max-params -- where it goes, of what, what it says, and who counts
function gather(flaws: Map<string, Gathered>, found: EcosystemPackage, fixes: JsonRecord, sink: Sink): void {
  for (const [version, listed] of Object.entries(fixes)) {
    for (const text of listOf(listed)) {
      const { ids, others } = namesIn(text);
      if (ids.length === 0) sink.drop('identifier names no flaw', `${found.package}: ${shown(text)}`);
      for (const id of ids) {
        const flaw = flaws.get(id) ?? { names: new Set<string>(), statements: [] };
        flaws.set(id, flaw);
        for (const other of others) flaw.names.add(other);
        flaw.statements.push(statementOf(found, version));
      }
    }
  }
}

/** Flaws that this distribution's builds never had stand under version 0. */
function statementOf(found: EcosystemPackage, version: string): Statement {
  const build: OwnBuild = version === '0' ? { state: 'not affected' } : { state: 'fixed', version };
  return ownBuildStatement(found, build, [0]);
}

function distributionOf(record: JsonRecord): Distribution | undefined {
  const address = textOf(record['urlprefix']) ?? '';
  if (/\bwolfi\b/.test(address)) {
    return { publisher: 'Wolfi', ecosystem: 'Wolfi', prefix: 'WOLFI', release: undefined };
  }
  if (/\b(?:chainguard|cgr)\b/.test(address)) {
    return { publisher: 'Chainguard', ecosystem: 'Chainguard', prefix: 'CHAINGUARD', release: undefined };
  }
  const release = packageOfEcosystem(`Alpine:${textOf(record['distroversion']) ?? ''}`, 'a')?.release;
  if (release === undefined) return undefined;
  const own = release.replace(/^alpine:/, '');
  return { publisher: 'Alpine', ecosystem: `Alpine:${own}`, prefix: 'ALPINE', release: own };
}

/** `CVE-2017-15597 XSA-236`: the CVEs, and what else the same entry calls them; where no CVE stands, the other name. */
function namesIn(entry: unknown): { readonly ids: readonly string[]; readonly others: readonly string[] } {
  const words = (textOf(entry) ?? '').slice(0, 500).split(/[\s,;()]+/);
  const names = words.map((word) => cveId(word.replaceAll('_', '-')) ?? word);
  const cves = names.filter((name) => cveId(name) !== undefined);
  const others = names.filter((name) => /^(?!CVE\b)[A-Za-z]{2,20}-(?=[\w-]*\d)[\w-]{1,40}$/.test(name));
  return cves.length > 0 ? { ids: [...new Set(cves)], others } : { ids: others.slice(0, 1), others: others.slice(1) };
}
