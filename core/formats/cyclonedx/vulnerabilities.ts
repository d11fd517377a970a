// VEX inside a bill of materials: `vulnerabilities[].analysis` with the components that `affects` names.
import type { ComponentStatement } from '#core/components/component.ts';
import type { LooseStatement, Subject, Target } from '#core/components/inventory-reading.ts';
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

/** A statement, limited to one version where the document limits it. */
interface Limited {
  readonly version: string | undefined;
  readonly range: string | undefined;
  readonly statement: ComponentStatement;
}

function file(ref: string, limited: readonly Limited[], place: Place, out: Statements): void {
  const { list, subject } = place;
  const index = list.refs.get(ref);
  for (const one of limited) {
    const { version, range, statement } = one;
    if (range !== undefined) list.dropped.add('statement on a range of versions is not read', `${ref} ${range}`);
    else if (subject !== undefined && ref === subject.ref) fileOnSubject(subject, one, out);
    else if (index !== undefined) fileOnComponent(index, one, list);
    else {
      const target = linkOf(ref);
      if (target === undefined)
        list.dropped.add('vulnerability affects something that the document does not hold', ref);
      else out.loose.push({ target, within: undefined, version, statement });
    }
  }
}

function fileOnSubject(subject: Subject, { version, statement }: Limited, out: Statements): void {
  const target: Target = { kind: 'product', name: subject.name, version };
  if (version === undefined || version === subject.version) out.overall.push(statement);
  else out.loose.push({ target, within: undefined, version, statement });
}

function fileOnComponent(index: number, { version, statement }: Limited, list: ComponentList): void {
  if (version === undefined || version === list.versionOf(index)) list.state(index, statement);
  else list.dropped.add('statement on another version than the one listed', `${statement.vulnerability} ${version}`);
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
  const versions = listOf(affected['versions']).flatMap((value) => {
    const record = recordOf(value);
    if (record === undefined) return [];
    const version = textOf(record['version']);
    const range = version === undefined ? textOf(record['range']) : undefined;
    if (version === undefined && range === undefined) return [];
    const status = stanceOfStatus.get(textOf(record['status']) ?? 'affected') ?? 'affected';
    // "Affected" says that this version is meant; the analysis says how it stands.
    const stance = status === 'affected' && analysed.stance !== 'not affected' ? analysed.stance : status;
    return [{ version, range, statement: { ...analysed, stance } }];
  });
  return versions.length > 0 ? versions : [{ version: undefined, range: undefined, statement: analysed }];
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
