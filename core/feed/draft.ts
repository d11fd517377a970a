// Records as they are read, kept until all are there: of each only what joining needs, the rest already as bytes.
import type { Advisory, Flaw, Statement, Subject } from '#core/advisories/advisory.ts';
import type { Detection } from '#core/advisories/detection.ts';
import type { CveFacts, EpssScore, ExploitEvidence, KevEntry } from '#core/advisories/exploitation.ts';
import type { SourceRecord } from '#core/advisories/source-record.ts';
import { lookUpName } from '#core/components/cpe.ts';
import { productLookUpName } from '#core/components/product-name.ts';
import { packDetail } from '#core/feed/advisory-codec.ts';
import type { AdvisoryHead, FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { Packer } from '#core/feed/packer.ts';
import { packSaid } from '#core/feed/statement-codec.ts';
import { Tally } from '#core/kernel/tally.ts';
import { contains, cutAfter, cutBefore, union, type Interval } from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';

/** A statement whose numbers are not known yet. */
export interface DraftStatement {
  /** Indexes into the advisory's flaws. */
  readonly flaws: readonly number[];
  readonly name: LookUpName;
  /** Whether it says which versions are affected. */
  readonly statesVersions: boolean;
  readonly said: Uint8Array;
}

export interface DraftAdvisory {
  readonly head: AdvisoryHead;
  readonly title: string;
  readonly flaws: readonly Flaw[];
  readonly alsoKnownAs: readonly string[];
  readonly statements: readonly DraftStatement[];
  readonly detail: Uint8Array;
}

/** What is known of a CVE beside advisories, in the order in which it was read. */
export interface DraftFacts {
  readonly kev: KevEntry[];
  readonly epss: EpssScore[];
  readonly facts: CveFacts[];
  readonly exploits: ExploitEvidence[];
  readonly detections: Detection[];
}

export const noFacts: DraftFacts = { kev: [], epss: [], facts: [], exploits: [], detections: [] };

/** Names under which no statement can be looked up are longer than any real one. */
const nameCharactersMax = 1000;

/** Longer details are left out; the longest real ones are a hundredth of this. */
const detailBytesMax = 16 * 1024 * 1024;

/** Gathers records, in any order, for `compile`. */
export class FeedDraft {
  readonly advisories: DraftAdvisory[] = [];
  readonly facts = new Map<string, DraftFacts>();
  readonly tally = new Tally();
  readonly #schemes: (name: string) => Scheme | undefined;
  readonly #packer = new Packer();

  /** @param schemes finds the scheme that a statement's range is written in */
  constructor(schemes: (name: string) => Scheme | undefined) {
    this.#schemes = schemes;
  }

  add(record: SourceRecord): void {
    switch (record.kind) {
      case 'advisory':
        this.advisories.push(this.#advisory(record.advisory));
        return;
      case 'kev':
        this.#factsOf(record.entry.cve).kev.push(record.entry);
        return;
      case 'epss':
        this.#factsOf(record.score.cve).epss.push(record.score);
        return;
      case 'exploit':
        this.#factsOf(record.evidence.cve).exploits.push(record.evidence);
        return;
      case 'cve facts':
        this.#factsOf(record.facts.cve).facts.push(record.facts);
        return;
      case 'detection':
        for (const cve of record.cves) this.#factsOf(cve).detections.push(record.detection);
    }
  }

  #factsOf(cve: string): DraftFacts {
    const id = cve.toUpperCase();
    const known = this.facts.get(id);
    if (known !== undefined) return known;
    const facts: DraftFacts = { kev: [], epss: [], facts: [], exploits: [], detections: [] };
    this.facts.set(id, facts);
    return facts;
  }

  #advisory(advisory: Advisory): DraftAdvisory {
    const { id, publisher, source, publishedAt, modifiedAt, withdrawnAt, title, flaws, alsoKnownAs } = advisory;
    packDetail(this.#packer, advisory);
    if (this.#packer.length > detailBytesMax) {
      this.#packer.take();
      packDetail(this.#packer, { title, details: '', references: [], remediations: [] });
      this.tally.add('details longer than a feed keeps', id);
    }
    return {
      head: { id, publisher, source, publishedAt, modifiedAt, withdrawn: withdrawnAt !== undefined },
      title,
      flaws,
      alsoKnownAs,
      detail: this.#packer.take(),
      statements: advisory.statements.flatMap((statement) => this.#statement(statement, id)),
    };
  }

  #statement(statement: Statement, id: string): readonly DraftStatement[] {
    const name = nameOf(statement.subject);
    if (name === undefined || name.length > nameCharactersMax) {
      this.tally.add(
        'statement on something that nothing can be looked up by',
        `${id}: ${nameless(statement.subject)}`,
      );
      return [];
    }
    const { stance, scheme, unreadable, fixed, updates, justification } = statement;
    const versions = inNormalForm(statement, this.#schemes(scheme));
    packSaid(this.#packer, {
      stance,
      scheme,
      ...versions,
      unreadable,
      fixed,
      updates,
      justification,
      limit: limitOf(statement.subject),
    });
    const statesVersions = stance === 'affected' && versions.range.length + versions.versions.length > 0;
    return [{ flaws: statement.flaws, name, statesVersions, said: this.#packer.take() }];
  }
}

/** The name that statements about a subject are looked up under. */
export function nameOf(subject: Subject): LookUpName | undefined {
  switch (subject.kind) {
    case 'package':
      return `pkg:${subject.package}`;
    case 'cpe':
      return lookUpName(subject.cpe);
    case 'product':
      return productLookUpName(subject.vendor, subject.product);
  }
}

function nameless(subject: Subject): string {
  return subject.kind === 'cpe' ? subject.cpe : subject.kind === 'package' ? subject.package : subject.product;
}

function limitOf(subject: Subject): FeedStatement['limit'] {
  switch (subject.kind) {
    case 'package':
      return subject.release === undefined ? { kind: 'none' } : { kind: 'release', release: subject.release };
    case 'cpe':
      return { kind: 'cpe', cpe: subject.cpe };
    case 'product':
      return {
        kind: 'product',
        vendor: subject.vendor,
        product: subject.product,
        platforms: subject.platforms,
      };
  }
}

/** Listed versions become a part of the range where they have a key; the others match by their text. */
function inNormalForm(
  { range, versions }: Statement,
  scheme: Scheme | undefined,
): Pick<FeedStatement, 'range' | 'versions'> {
  if (versions.length === 0) return { range, versions };
  const beyond: Interval[] = [];
  const texts = new Set<string>();
  for (const version of versions) {
    const key = scheme?.key(version);
    if (key === undefined) texts.add(version);
    else if (!contains(range, key)) beyond.push({ from: cutBefore(version, key), to: cutAfter(version, key) });
  }
  return { range: beyond.length === 0 ? range : union([...range, ...beyond]), versions: [...texts] };
}
