import type { Statement, Subject } from '#core/advisories/advisory.ts';
import * as cpe from '#core/components/cpe.ts';
import { recordsOf, textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { collectedIn } from '#sources/cve/packages.ts';
import { versionsOf, type SaidByStatus } from '#sources/cve/versions.ts';
import { ofMicrosoft } from '#sources/bases/microsoft-names.ts';
import { vendorBefore } from '#sources/cve/vendor-habits.ts';
import type { Sink } from '#sources/reader.ts';

/** Names that stand for no name. */
const noName = /^(?:n\/a|unknown|unspecified|not applicable|various|-)?$/i;

/** CPEs of one entry beyond this number are counted, not read. */
const cpesMax = 2_000;

/** What one `affected` entry says. */
export interface SaidByEntry {
  readonly statements: readonly Statement[];
  /** What it names with git commits only, which no version answers. */
  readonly byCommit: readonly Subject[];
}

/** The statements of one `affected` entry, one or two for each thing that it names. */
export function readAffected(
  affected: JsonRecord,
  generic: Scheme,
  { id, issuer, sink }: { readonly id: string; readonly issuer: string | undefined; readonly sink: Sink },
): SaidByEntry {
  const { packages, isPart } = collectedIn(affected);
  const byPackage = packages.flatMap(({ package: name, release, ecosystem }) => {
    const scheme = schemeOf(ecosystem);
    const subject: Subject = { kind: 'package', package: name, release };
    return scheme === undefined ? [] : stated(versionsOf(affected, scheme), subject);
  });
  if (isPart) {
    if (packages.length === 0) sink.drop('affected entry names a part of a product that has no name here', id);
    return { statements: byPackage, byCommit: [] };
  }
  const subjects = [...(packages.length > 0 ? [] : cpesOf(affected, id, sink)), ...productOf(affected, issuer)];
  if (subjects.length === 0 && packages.length === 0) sink.drop('affected entry names no product', id);
  const said = versionsOf(withVendor(affected, issuer), generic);
  if (said.isGitOnly) {
    sink.drop('affected entry lists only git commits, which no version answers', id);
    return { statements: byPackage, byCommit: subjects };
  }
  return { statements: [...byPackage, ...subjects.flatMap((subject) => stated(said, subject))], byCommit: [] };
}

/** That only commits are stated: whether a version is affected can't be told. */
export function openStatement(subject: Subject, scheme: Scheme): Statement {
  const said = { scheme: scheme.id, range: [], versions: [], unreadable: ['only git commits are stated'] };
  return { ...said, flaws: [0], subject, stance: 'affected', justification: undefined, fixed: [] };
}

function stated(said: SaidByStatus, subject: Subject): readonly Statement[] {
  if (said.isGitOnly) return [];
  const { affected, unaffected, fixed } = said;
  const plain = { flaws: [0], subject, justification: undefined };
  const statements: Statement[] = [];
  if (affected.range.length + affected.versions.length + affected.unreadable.length > 0) {
    statements.push({ ...plain, ...affected, stance: 'affected', fixed });
  }
  if (unaffected.length > 0) {
    const { scheme } = affected;
    const rest = { scheme, range: unaffected, versions: [], unreadable: [], fixed: [] };
    statements.push({ ...plain, ...rest, stance: 'not affected' });
  }
  return statements;
}

/** The entry's CPEs without versions, which its ranges state better. */
function cpesOf(affected: JsonRecord, id: string, sink: Sink): readonly Subject[] {
  const texts = textsOf(affected['cpes']);
  if (texts.length > cpesMax) sink.drop('affected entry lists too many CPEs', id);
  const patterns = new Set<string>();
  for (const text of texts.slice(0, cpesMax)) {
    const pattern = withoutVersion(text);
    if (pattern === undefined) sink.drop('CPE is malformed', text);
    else patterns.add(pattern);
  }
  return [...patterns].map((pattern) => ({ kind: 'cpe', cpe: pattern }));
}

function withoutVersion(text: string): string | undefined {
  const name = cpe.parse(text);
  return name && cpe.bind({ ...name, version: '*', update: '*' });
}

function productOf(affected: JsonRecord, issuer: string | undefined): readonly Subject[] {
  const vendor = vendorOf(affected, issuer);
  const product = nameOf(affected);
  if (noName.test(product) || vendor === undefined) return [];
  const platforms = textsOf(affected['platforms']);
  return [{ kind: 'product', vendor, ...ofMicrosoft(vendor, product, platforms) }];
}

function nameOf(affected: JsonRecord): string {
  return textOf(affected['product'])?.trim() ?? textOf(affected['packageName'])?.trim() ?? '';
}

function vendorOf(affected: JsonRecord, issuer: string | undefined): string | undefined {
  const vendor = textOf(affected['vendor'])?.trim() ?? '';
  return noName.test(vendor) ? vendorBefore(nameOf(affected), issuer) : vendor;
}

function withVendor(affected: JsonRecord, issuer: string | undefined): JsonRecord {
  const vendor = vendorOf(affected, issuer);
  return vendor === undefined ? affected : { ...affected, vendor };
}

/** Statements of `cpeApplicability`: ranges stand beside each CPE. */
export function applicabilityOf(container: JsonRecord, scheme: Scheme, sink: Sink): readonly Statement[] {
  const nodes = recordsOf(container['cpeApplicability']).flatMap((one) => recordsOf(one['nodes']));
  return nodes.flatMap((node) => {
    if (node['negate'] === true) {
      sink.drop('CPE configuration is negated', JSON.stringify(node).slice(0, 200));
      return [];
    }
    return recordsOf(node['cpeMatch']).flatMap((match) => statementOfMatch(match, scheme, sink));
  });
}

function statementOfMatch(match: JsonRecord, scheme: Scheme, sink: Sink): readonly Statement[] {
  // What is not vulnerable itself is only the platform on which the other is.
  if (match['vulnerable'] !== true) return [];
  const criteria = textOf(match['criteria']) ?? '';
  const pattern = withoutVersion(criteria);
  if (pattern === undefined) {
    sink.drop('CPE is malformed', criteria);
    return [];
  }
  return stated(versionsOf({ versions: [entryOf(match, criteria)] }, scheme), { kind: 'cpe', cpe: pattern });
}

/** The range of a match in the words of a version entry. */
function entryOf(match: JsonRecord, criteria: string): JsonRecord {
  const own = cpe.version(criteria);
  const from = textOf(match['versionStartIncluding']);
  const after = textOf(match['versionStartExcluding']);
  const below = textOf(match['versionEndExcluding']);
  const through = textOf(match['versionEndIncluding']);
  const version = from ?? (after === undefined ? undefined : `next of ${after}`);
  const plain = { status: 'affected' };
  if (below !== undefined) return { ...plain, version: version ?? '0', lessThan: below };
  if (through !== undefined) return { ...plain, version: version ?? '0', lessThanOrEqual: through };
  if (version !== undefined) return { ...plain, version, lessThan: '*' };
  return { ...plain, version: own ?? (/^cpe:2\.3:[aoh]:[^:]+:[^:]+:-/.test(criteria) ? '-' : '*') };
}
