// CVE records, JSON format 5: the CNA's container and those of authorized data publishers (ADP).
import type { Advisory, Flaw, Reference, Remediation, Statement, Subject } from '#core/advisories/advisory.ts';
import { cveId } from '#core/advisories/flaws.ts';
import { recordOf, recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { requireTypes } from '#sources/bases/root-types.ts';
import { distinct } from '#sources/bases/severities.ts';
import { instantOf, referencesOf, shown, titleFrom } from '#sources/bases/texts.ts';
import { applicabilityOf, openStatement, readAffected } from '#sources/cve/affected.ts';
import { takeKev } from '#sources/cve/kev-note.ts';
import { decisionPointsIn, severitiesIn } from '#sources/cve/metrics.ts';
import { plainAffected } from '#sources/cve/vendor-habits.ts';
import type { RecordReader, Sink } from '#sources/reader.ts';

export const cve: RecordReader = { source: 'cve', holds: 'one', recognises, read };

function recognises(record: JsonRecord): boolean {
  return 'cveMetadata' in record && 'containers' in record;
}

interface Told {
  readonly id: string;
  readonly issuer: string | undefined;
  readonly sink: Sink;
}

const containerTypes = { affected: 'list', descriptions: 'list', references: 'list', metrics: 'list' } as const;

function read(record: JsonRecord, sink: Sink): void {
  requireTypes(record, { cveMetadata: 'object', containers: 'object' });
  const head = recordOf(record['cveMetadata']) ?? {};
  const containers = recordOf(record['containers']);
  requireTypes(containers ?? {}, { cna: 'object', adp: 'list' }, '$.containers');
  const cna = recordOf(containers?.['cna']);
  requireTypes(cna ?? {}, containerTypes, '$.containers.cna');
  const id = cveId(textOf(head['cveId']) ?? '');
  if (cna === undefined || id === undefined) {
    sink.drop('record has no usable id or no CNA container', shown(head['cveId']));
    return;
  }
  const all = [cna, ...recordsOf(containers?.['adp'])];
  sink.take({
    kind: 'advisory',
    advisory: advisoryOf(head, all, { id, sink, issuer: textOf(head['assignerShortName']) }),
  });
  for (const container of all) takeKev(container, id, sink);
}

/** @param all the CNA's container first */
function advisoryOf(head: JsonRecord, all: readonly JsonRecord[], told: Told): Advisory {
  const cna = all[0] ?? {};
  const details = textIn(cna['descriptions']) ?? textIn(cna['rejectedReasons']) ?? '';
  const references = all.flatMap((container) => recordsOf(container['references']).flatMap(readReference));
  return {
    id: told.id,
    publisher: 'CVE',
    source: 'cve',
    title: textOf(cna['title']) ?? titleFrom(details),
    details,
    publishedAt: instantOf(head['datePublished']),
    modifiedAt: instantOf(head['dateUpdated']),
    withdrawnAt: withdrawnAt(head),
    references: referencesOf(references, told.sink.drop),
    flaws: [flawOf(all, told)],
    alsoKnownAs: [],
    statements: allStatements(all, told),
    remediations: remediationsOf(cna),
  };
}

function withdrawnAt(head: JsonRecord): string | undefined {
  if (textOf(head['state'])?.toUpperCase() !== 'REJECTED') return undefined;
  return (
    instantOf(head['dateRejected']) ?? instantOf(head['dateUpdated']) ?? instantOf(head['datePublished']) ?? 'undated'
  );
}

function flawOf(all: readonly JsonRecord[], { id, issuer, sink }: Told): Flaw {
  const by = (container: JsonRecord): string =>
    textOf(recordOf(container['providerMetadata'])?.['shortName']) ?? issuer ?? 'CVE';
  return {
    ids: [id],
    title: undefined,
    weaknesses: weaknessesOf(all),
    severities: distinct(all.flatMap((container) => severitiesIn(container, by(container), sink))),
    decisionPoints: all.map((container) => decisionPointsIn(container, by(container))).find((one) => one !== undefined),
    issuer,
  };
}

function weaknessesOf(all: readonly JsonRecord[]): readonly string[] {
  const listed = all
    .flatMap((container) => recordsOf(container['problemTypes']))
    .flatMap((type) => recordsOf(type['descriptions']))
    .flatMap((description) => {
      const text = textOf(description['cweId']) ?? textOf(description['description']) ?? '';
      return /^CWE-\d{1,5}(?!\d)/i.exec(text)?.[0].toUpperCase() ?? [];
    });
  return [...new Set(listed)];
}

function allStatements(all: readonly JsonRecord[], told: Told): readonly Statement[] {
  const generic = schemeOf('generic');
  if (generic === undefined) return [];
  const statements = new Map<string, Statement>();
  const byCommit: Subject[] = [];
  let isRanged = false;
  for (const [index, container] of all.entries()) {
    const listed = recordsOf(container['affected']).flatMap(plainAffected);
    const entries = listed.map((affected) => readAffected(affected, generic, told));
    const own = [...entries.flatMap((entry) => entry.statements), ...applicabilityOf(container, generic, told.sink)];
    byCommit.push(...entries.flatMap((entry) => entry.byCommit));
    for (const statement of own) {
      // Whoever assigned the CVE may say what is not affected; others may only add to what is.
      if (index > 0 && statement.stance !== 'affected') {
        told.sink.drop('another publisher than the CNA states what is not affected', told.id);
        continue;
      }
      // Publishers that add CPEs to others' records often know no versions; who assigned the CVE does.
      if (index > 0 && isRanged && isUnbounded(statement)) {
        told.sink.drop('another publisher states no versions where the CNA does', told.id);
      } else statements.set(JSON.stringify(statement), statement); // an ADP often repeats what the CNA has said
    }
    if (index === 0)
      isRanged = own.some((one) => one.stance === 'affected' && one.range.length > 0 && !isUnbounded(one));
  }
  const named = new Set([...statements.values()].map(({ subject }) => JSON.stringify(subject)));
  const open = byCommit.filter((subject) => !named.has(JSON.stringify(subject)));
  return [...statements.values(), ...open.map((subject) => openStatement(subject, generic))];
}

/** Every version, or none that is stated. */
function isUnbounded({ stance, range, versions, unreadable }: Statement): boolean {
  if (stance !== 'affected' || versions.length > 0) return false;
  const [only] = range;
  if (only === undefined) return unreadable.every((text) => text === '-' || /^no .*stated$/.test(text));
  return only.from === undefined && only.to === undefined;
}

function remediationsOf(cna: JsonRecord): readonly Remediation[] {
  const read = (member: string, kind: Remediation['kind']): readonly Remediation[] => {
    const text = textIn(cna[member]);
    return text === undefined ? [] : [{ flaws: [], kind, text, url: undefined, on: undefined, subjects: [] }];
  };
  return [...read('solutions', 'fix'), ...read('workarounds', 'workaround')];
}

/** The English text of a list of texts, or the first there is. */
function textIn(texts: unknown): string | undefined {
  const listed = recordsOf(texts);
  const english = listed.filter((one) => textOf(one['lang'])?.toLowerCase().startsWith('en') === true);
  const chosen = (english.length > 0 ? english : listed.slice(0, 1)).flatMap(
    (one) => textOf(one['value'])?.trim() ?? [],
  );
  return chosen.length === 0 ? undefined : chosen.join('\n\n');
}

const kinds: readonly (readonly [string, Reference['kind']])[] = [
  ['exploit', 'exploit'],
  ['patch', 'fix'],
  ['vendor-advisory', 'advisory'],
  ['third-party-advisory', 'advisory'],
  ['product', 'package'],
  ['technical-description', 'article'],
];

function readReference(reference: JsonRecord): readonly Reference[] {
  const url = textOf(reference['url']);
  if (url === undefined) return [];
  const tags = textsOf(reference['tags']);
  return [{ url, kind: kinds.find(([tag]) => tags.includes(tag))?.[1] ?? 'other' }];
}
