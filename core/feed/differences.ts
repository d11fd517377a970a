// What a feed says otherwise than the one before it, name by name: who runs nothing of these names is not concerned.
import { unpackCard } from '#core/feed/card-codec.ts';
import type { FeedStatement, LookUpName } from '#core/feed/feed.ts';
import { hashName } from '#core/feed/name-hash.ts';
import { unpackHead } from '#core/feed/advisory-codec.ts';
import { unpackStatements } from '#core/feed/open.ts';
import { headOf, partsOf, statementsOfRow, type FeedParts } from '#core/feed/parts.ts';
import type { FeedReader } from '#core/feed/reader.ts';

/** A statement that only one of two feeds holds, or that is of something which is only now known to be exploited. */
export interface ChangedStatement {
  /** The vulnerability's id in the feed that holds the statement. */
  readonly vulnerability: string;
  readonly statement: FeedStatement;
  /** Its advisory, or the vulnerability, was withdrawn. */
  readonly isWithdrawn: boolean;
  /** Its source; a catalogue of exploited vulnerabilities says of no version that it is affected. */
  readonly source: string;
}

export interface NameDifference {
  readonly name: LookUpName;
  /** Of the newer feed, and not of the one before. */
  readonly came: readonly ChangedStatement[];
  /** The other way round. */
  readonly went: readonly ChangedStatement[];
}

/**
 * The names under which two feeds differ, each once: those of the newer one in its order, then those that are gone.
 *
 * @param before `undefined`: there was none, and all that the newer one says came
 */
export function* differences(before: FeedReader | undefined, after: FeedReader): Generator<NameDifference> {
  const old = before === undefined ? undefined : tellings(before);
  const now = tellings(after);
  const known = new Map<LookUpName, { readonly row: number; readonly hash: string }>();
  if (old !== undefined) {
    for (let row = 0; row < old.names; row += 1) {
      const { name, all } = old.at(row);
      known.set(name, { row, hash: hashOfAll(all) });
    }
  }
  for (let row = 0; row < now.names; row += 1) {
    const { name, all } = now.at(row);
    const other = known.get(name);
    known.delete(name);
    if (other === undefined || old === undefined) yield { name, came: all.map(changed), went: [] };
    else if (other.hash !== hashOfAll(all)) yield differenceOf(name, old.at(other.row).all, all);
  }
  if (old === undefined) return;
  for (const [name, { row }] of known) yield { name, came: [], went: old.at(row).all.map(changed) };
}

/** A statement, with a text that is the same in two feeds where it says the same. */
interface Telling extends ChangedStatement {
  readonly told: string;
}

interface Tellings {
  readonly names: number;
  readonly at: (row: number) => { readonly name: LookUpName; readonly all: readonly Telling[] };
}

function tellings(reader: FeedReader): Tellings {
  const parts = partsOf(reader);
  const flaws = flawsIn(parts);
  const heads = Array.from({ length: parts.counts.advisories }, (_, index) => {
    const { id, publisher, source, withdrawn } = unpackHead(headOf(parts, index));
    return { told: `${publisher} ${id} ${String(withdrawn)}`, withdrawn, source };
  });
  const tellingOf = (statement: FeedStatement): Telling => {
    // Numbers differ from feed to feed; what they stand for does not.
    const { vulnerability, advisory, ...said } = statement;
    const flaw = flaws[vulnerability];
    const head = heads[advisory];
    const told = JSON.stringify([flaw?.told, head?.told, said]);
    const isWithdrawn = head?.withdrawn === true || flaw?.withdrawn === true;
    return { vulnerability: flaw?.id ?? '', statement, isWithdrawn, source: head?.source ?? '', told };
  };
  return {
    names: parts.names.length,
    at: (row) => {
      const blob = statementsOfRow(parts, row);
      return { name: blob.text(), all: unpackStatements(blob, parts.counts).map(tellingOf) };
    },
  };
}

interface Flaw {
  readonly id: string;
  readonly withdrawn: boolean;
  /** With what a listing as exploited adds to it. */
  readonly told: string;
}

/** By number. */
function flawsIn({ cards, counts, header }: FeedParts): readonly Flaw[] {
  return Array.from({ length: counts.vulnerabilities }, (_, index) => {
    const { id, kev, withdrawn } = unpackCard(cards.record(index), header.release);
    return { id, withdrawn, told: `${id} ${kev?.addedOn ?? ''} ${kev?.ransomware ?? ''} ${String(withdrawn)}` };
  });
}

function differenceOf(name: LookUpName, old: readonly Telling[], now: readonly Telling[]): NameDifference {
  const before = new Set(old.map(({ told }) => told));
  const after = new Set(now.map(({ told }) => told));
  return {
    name,
    came: now.filter(({ told }) => !before.has(told)).map(changed),
    went: old.filter(({ told }) => !after.has(told)).map(changed),
  };
}

/** In whatever order they stand: their numbers set it, and these change. */
function hashOfAll(all: readonly Telling[]): string {
  const { a, b } = hashName(
    all
      .map(({ told }) => told)
      .sort()
      .join('\n'),
  );
  return `${a} ${b}`;
}

function changed({ told: _told, ...one }: Telling): ChangedStatement {
  return one;
}
