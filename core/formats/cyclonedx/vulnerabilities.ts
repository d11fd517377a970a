// VEX inside a bill of materials: `vulnerabilities[].analysis` with the components that `affects` names.
import type { ComponentStatement } from '#core/components/component.ts';
import type { LooseStatement, Subject, Target } from '#core/components/inventory-reading.ts';
import { isMeant, type VersionLimit } from '#core/components/version-limit.ts';
import type { ComponentList } from '#core/formats/bases/component-list.ts';
import { listOf, recordOf, recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';

/** Where statements go. */
export interface Place {
  readonly list: ComponentList;
  readonly subject: Subject | undefined;
  /** Who makes the statements. */
  readonly by: string;
}

export interface Statements {
  readonly overall: ComponentStatement[];
  readonly loose: LooseStatement[];
}

/** `impactAnalysisState` of the standard. */
const stances: ReadonlyMap<string, ComponentStatement['stance']> = new Map([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'under investigation'],
  ['false_positive', 'not affected'],
  ['not_affected', 'not affected'],
]);

/** `affectedStatus` of the standard. */
const stanceOfStatus: ReadonlyMap<string, ComponentStatement['stance']> = new Map([
  ['affected', 'affected'],
  ['unaffected', 'not affected'],
  ['unknown', 'under investigation'],
]);

const detailCharactersMax = 300;

/** Statements on components go into the list; the others are returned. */
export function readVulnerabilities(values: readonly unknown[], place: Place): Statements {
  const out: Statements = { overall: [], loose: [] };
  const { dropped } = place.list;
  for (const value of values) {
    const record = recordOf(value);
    const vulnerability = record === undefined ? undefined : idOf(record);
    if (record === undefined || vulnerability === undefined) {
      dropped.add('vulnerability has no id');
      continue;
    }
    const affects = recordsOf(record['affects']);
    if (affects.length === 0) dropped.add('vulnerability names nothing that it affects', vulnerability);
    const analysed = analysisOf(record, vulnerability, place.by);
    for (const affected of affects) {
      const ref = textOf(affected['ref']);
      if (ref === undefined) dropped.add('vulnerability affects something without a reference', vulnerability);
      else file(ref, statedVersions(affected, analysed), place, out);
    }
  }
  return out;
}

/** A statement, limited to some versions where the document limits it. */
interface Limited {
  readonly versions: VersionLimit | undefined;
  readonly statement: ComponentStatement;
}

function file(ref: string, limited: readonly Limited[], { list, subject }: Place, out: Statements): void {
  const index = list.refs.get(ref);
  const isSubject = subject !== undefined && ref === subject.ref;
  const link = linkOf(ref);
  for (const { versions, statement } of limited) {
    if (index !== undefined) fileOnComponent(index, { versions, statement }, list);
    if (isSubject && isMeant(versions, subject.version) === true) out.overall.push(statement);
    else if (isSubject) {
      const target: Target = { kind: 'product', name: subject.name, version: undefined };
      out.loose.push({ target, within: undefined, versions, statement });
    } else if (index === undefined && link !== undefined) {
      out.loose.push({ target: link, within: undefined, versions, statement });
    } else if (index === undefined) {
      list.dropped.add('vulnerability affects something that the document does not hold', ref);
    }
  }
}

function fileOnComponent(index: number, { versions, statement }: Limited, list: ComponentList): void {
  const holds = isMeant(versions, list.versionOf(index));
  if (holds === true) list.state(index, statement);
  else if (holds === false)
    list.dropped.add('statement on another version than the one listed', statement.vulnerability);
  else list.dropped.add('statement on versions that can not be compared', statement.vulnerability);
}

function idOf(record: JsonRecord): string | undefined {
  return textOf(record['id']) ?? recordsOf(record['references']).map((one) => textOf(one['id']))[0];
}

function analysisOf(record: JsonRecord, vulnerability: string, by: string): ComponentStatement {
  const analysis = recordOf(record['analysis']) ?? {};
  const state = textOf(analysis['state']);
  // Listed without an analysis: someone found it, nobody has judged it.
  const stance = (state === undefined ? undefined : stances.get(state)) ?? 'under investigation';
  const justification = textOf(analysis['justification'])?.replaceAll('_', ' ');
  const detail = textOf(analysis['detail'])?.slice(0, detailCharactersMax);
  const why = justification ?? (state === 'false_positive' ? 'false positive' : detail);
  return { vulnerability, stance, justification: why, by };
}

function statedVersions(affected: JsonRecord, analysed: ComponentStatement): readonly Limited[] {
  const limited = listOf(affected['versions']).flatMap((value): readonly Limited[] => {
    const record = recordOf(value) ?? {};
    const versions = limitOf(textOf(record['version']), textOf(record['range']));
    if (versions === undefined) return [];
    const status = stanceOfStatus.get(textOf(record['status']) ?? 'affected') ?? 'affected';
    // "Affected" says that these versions are meant; the analysis says how they stand.
    const stance = status === 'affected' && analysed.stance !== 'not affected' ? analysed.stance : status;
    return [{ versions, statement: { ...analysed, stance } }];
  });
  return limited.length > 0 ? limited : [{ versions: undefined, statement: analysed }];
}

function limitOf(version: string | undefined, range: string | undefined): VersionLimit | undefined {
  if (version !== undefined) return { kind: 'version', version };
  return range === undefined ? undefined : { kind: 'range', vers: range };
}

/** `urn:cdx:serial/version#ref`; the ref may be percent-encoded. */
function linkOf(ref: string): Target | undefined {
  const match = /^urn:cdx:([0-9a-f-]{36})\/\d+#(.{1,2000})$/i.exec(ref);
  if (match === null) return undefined;
  const [, serial = '', inner = ''] = match;
  return { kind: 'link', serial: `urn:uuid:${serial.toLowerCase()}`, ref: decoded(inner) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function serialOf(value: unknown): string | undefined {
  return textOf(value)?.toLowerCase();
}
