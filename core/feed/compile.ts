// Records become one immutable file: the same records give the same content and so the same id.
import type { SourceReport } from '#core/advisories/source-record.ts';
import { packFlaws, packHead } from '#core/feed/advisory-codec.ts';
import { BlockWriter } from '#core/feed/blocks.ts';
import { namesOf, packCard } from '#core/feed/card-codec.ts';
import { cardOf } from '#core/feed/cards.ts';
import { sortByHash, writeDirectory } from '#core/feed/directory.ts';
import { noFacts, type DraftFacts, type FeedDraft } from '#core/feed/draft.ts';
import type { FeedHead } from '#core/feed/feed.ts';
import { packFeedHead, packSources } from '#core/feed/head-codec.ts';
import { IssuerDraft } from '#core/feed/issuers.ts';
import { sectionNames, writeHeader, type SectionContent, type SectionName } from '#core/feed/layout.ts';
import { hashName } from '#core/feed/name-hash.ts';
import { listedAdvisories } from '#core/feed/listed.ts';
import { number, type Numbered } from '#core/feed/numbering.ts';
import { Packer } from '#core/feed/packer.ts';
import type { CompileTools } from '#core/feed/reader.ts';
import { newestRevisions } from '#core/feed/revisions.ts';
import { assert } from '#core/kernel/assert.ts';
import { latest, type Day } from '#core/kernel/days.ts';

export interface CompiledFeed {
  /** Hexadecimal, 64 characters. */
  readonly id: string;
  /** The file, in pieces. */
  readonly parts: readonly Uint8Array[];
}

type Sections = Record<SectionName, SectionContent>;

/**
 * Compiles what was gathered; the draft is not to be used again.
 *
 * @param reports what became of each source, to be shown with the feed
 * @param builtOn not a part of the feed's identity
 */
export function compile(
  draft: FeedDraft,
  reports: readonly SourceReport[],
  builtOn: Day,
  tools: CompileTools,
): CompiledFeed {
  const newest = newestRevisions(draft.advisories, draft.tally);
  const numbered = number([...newest, ...listedAdvisories(newest, draft.facts)], draft.facts.keys());
  for (const { own, refused } of numbered.disputed) {
    draft.tally.add('join refused, since it would make one of two CVEs', `${own} and ${refused}`);
  }
  const names = nameSections(numbered);
  const cards = cardSections(numbered, draft, tools);
  const head: Omit<FeedHead, 'id' | 'builtOn' | 'sources'> = {
    ...daysOf(draft.facts, reports),
    vulnerabilities: numbered.vulnerabilities.length,
    advisories: numbered.advisories.length,
    names: names.names,
    statements: names.statements,
    dropped: draft.tally.list(),
  };
  const out = new Packer();
  packFeedHead(out, head);
  const sections: Sections = {
    HEAD: plain(out.take()),
    ...names.sections,
    ...cards,
    ...advisorySections(numbered, tools),
    SRCS: plain(sourcesSection(reports)),
  };
  const { header, id } = writeHeader(sections, builtOn, tools);
  return { id, parts: [header, ...sectionNames.flatMap((name) => sections[name].parts)] };
}

function plain(bytes: Uint8Array): SectionContent {
  return { parts: [bytes], content: undefined };
}

function sourcesSection(reports: readonly SourceReport[]): Uint8Array {
  const out = new Packer();
  packSources(out, reports);
  return out.take();
}

interface Row {
  readonly vulnerability: number;
  readonly advisory: number;
  readonly said: Uint8Array;
}

function nameSections({ advisories, flaws }: Numbered): {
  readonly sections: Pick<Sections, 'NDIR' | 'NROW' | 'STMT'>;
  readonly names: number;
  readonly statements: number;
} {
  const byName = new Map<string, Row[]>();
  advisories.forEach(({ statements }, advisory) => {
    for (const { name, flaws: own, said } of statements) {
      const list = byName.get(name) ?? [];
      byName.set(name, list);
      const numbers = new Set(own.map((flaw) => flaws[advisory]?.[flaw] ?? -1));
      for (const vulnerability of numbers) if (vulnerability >= 0) list.push({ vulnerability, advisory, said });
    }
  });
  const named = sortByHash([...byName.keys()].map((name) => ({ name, hash: hashName(name), value: 0 })));
  const out = new Packer();
  let statements = 0;
  const rows = named.map(({ name, hash }) => {
    const value = out.length;
    const list = byName.get(name) ?? [];
    statements += list.length;
    packName(out, name, list);
    return { hash, value };
  });
  assert(out.length < 2 ** 32, 'offsets of statements are words');
  const { buckets, rows: written } = writeDirectory(rows);
  const sections = { NDIR: plain(buckets), NROW: plain(written), STMT: plain(out.take()) };
  return { sections, names: named.length, statements };
}

function packName(out: Packer, name: string, rows: readonly Row[]): void {
  out.text(name);
  const sorted = rows.toSorted((a, b) => a.vulnerability - b.vulnerability || a.advisory - b.advisory);
  let last = 0;
  out.list(sorted, ({ vulnerability, advisory, said }) => {
    out.count(vulnerability - last);
    last = vulnerability;
    out.count(advisory);
    out.raw(said);
  });
}

function cardSections(
  { vulnerabilities }: Numbered,
  draft: FeedDraft,
  tools: CompileTools,
): Pick<Sections, 'CIDX' | 'CPOS' | 'CARD' | 'IDIR' | 'IROW' | 'ISSU' | 'IDAY'> {
  const writer = new BlockWriter(tools);
  const issuers = new IssuerDraft();
  const ids: { name: string; hash: ReturnType<typeof hashName>; value: number }[] = [];
  const out = new Packer();
  const how = { baseScore: remembered(tools.baseScore), tally: draft.tally };
  vulnerabilities.forEach(({ cluster, members }, value) => {
    const card = cardOf(cluster, members, draft.facts.get(cluster.id) ?? noFacts, how);
    packCard(out, card);
    writer.add(out.take());
    issuers.add(card);
    for (const name of namesOf(card)) ids.push({ name, hash: hashName(name), value });
  });
  const { buckets, rows } = writeDirectory(sortByHash(ids));
  const { issuers: list, days } = issuers.finish();
  const { index, positions, frames } = writer.finish();
  return {
    IDIR: plain(buckets),
    IROW: plain(rows),
    CIDX: index,
    CPOS: positions,
    CARD: frames,
    ISSU: plain(list),
    IDAY: plain(days),
  };
}

function remembered(baseScore: CompileTools['baseScore']): CompileTools['baseScore'] {
  const scores = new Map<string, number | undefined>();
  return (vector) => {
    if (!scores.has(vector)) scores.set(vector, baseScore(vector));
    return scores.get(vector);
  };
}

function advisorySections(
  { advisories, flaws }: Numbered,
  tools: CompileTools,
): Pick<Sections, 'AOFF' | 'AHED' | 'DIDX' | 'DPOS' | 'DETL'> {
  const offsets = new Packer();
  const heads = new Packer();
  const writer = new BlockWriter(tools);
  const out = new Packer();
  advisories.forEach(({ head, detail }, index) => {
    offsets.word(heads.length);
    packHead(heads, head);
    packFlaws(out, flaws[index] ?? []);
    out.raw(detail);
    writer.add(out.take());
  });
  offsets.word(heads.length);
  const { index, positions, frames } = writer.finish();
  return { AOFF: plain(offsets.take()), AHED: plain(heads.take()), DIDX: index, DPOS: positions, DETL: frames };
}

function daysOf(
  facts: ReadonlyMap<string, DraftFacts>,
  reports: readonly SourceReport[],
): Pick<FeedHead, 'asOf' | 'kevAsOf' | 'epssAsOf' | 'epssModelVersion'> {
  let epssAsOf: Day | undefined;
  let epssModelVersion: string | undefined;
  for (const { epss } of facts.values()) {
    for (const { on, modelVersion } of epss) {
      if (epssAsOf !== undefined && on < epssAsOf) continue;
      if (on !== epssAsOf) epssModelVersion = undefined;
      epssAsOf = on;
      epssModelVersion ??= modelVersion;
    }
  }
  const days = reports.flatMap(({ newestOn, asOf }) => [newestOn, asOf]);
  const kevDays = reports.filter(({ source }) => source === 'kev').map(({ asOf }) => asOf);
  return { asOf: latest(days), kevAsOf: latest(kevDays), epssAsOf, epssModelVersion };
}
