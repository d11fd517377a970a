// What the fairness ledger holds, how long an overseer sees it, and what is counted of it.
import { z } from 'zod';
import type { FairnessEvent } from '#core/frontier/fairness/ledger.ts';
import type { JudgedCase } from '#core/frontier/fairness/same-verdict.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Characters of what somebody wrote. */
export const wordsMost = 4000;
const text = z.string().trim().min(1).max(wordsMost);
const name = z.string().trim().min(1).max(400);

/** One thing that shows whether developers are treated alike: research §5.7. */
export const entryShape = z.discriminatedUnion('kind', [
  /** A developer asks whether its model is a covered frontier model. */
  z.strictObject({ kind: z.literal('asked') }),
  /** More evidence is asked for. */
  z.strictObject({ kind: z.literal('evidence-asked'), what: text }),
  z.strictObject({ kind: z.literal('criteria-applied'), version: name, criteria: digest }),
  /** An office that was consulted sees it otherwise. */
  z.strictObject({ kind: z.literal('dissent'), office: name, says: text }),
  /** The office that determines notes that another was asked, and said nothing. */
  z.strictObject({ kind: z.literal('silence'), office: name, noted: text }),
  /** Something is not shown to the developer. */
  z.strictObject({ kind: z.literal('withheld'), what: text, reason: text }),
  z.strictObject({ kind: z.literal('determined'), verdict: name, evidence: digest, criteria: digest }),
  /** Days to the first partner are counted from here, in this zone. */
  z.strictObject({ kind: z.literal('notice-given'), zone: name }),
  z.strictObject({
    kind: z.literal('partner-answer'),
    side: z.enum(['developer', 'government']),
    applicant: z.strictObject({ id: z.string(), name }),
    /** Coverage targets for which it counts, by their ids. */
    covers: z.array(name).max(30),
    says: z.enum(['yes', 'no']),
    reason: text,
  }),
  /** Somebody asked for something beside the framework's own ways. */
  z.strictObject({
    kind: z.literal('requested-outside'),
    by: name,
    on: z.iso.date(),
    asked: text,
    shield: z.string().max(60).optional(),
  }),
]);
export type FairnessEntry = z.output<typeof entryShape>;
export type EntryKind = FairnessEntry['kind'];

/**
 * Which entries stay together, and which of them settles the others; those of none stay by themselves. The second thread is
 * settled by the first access of a partner, which is no entry: grants tell it.
 */
const threads: Readonly<Partial<Record<EntryKind, { readonly thread: number; readonly settles: boolean }>>> = {
  asked: { thread: 1, settles: false },
  'evidence-asked': { thread: 1, settles: false },
  'criteria-applied': { thread: 1, settles: false },
  dissent: { thread: 1, settles: false },
  silence: { thread: 1, settles: false },
  withheld: { thread: 1, settles: false },
  determined: { thread: 1, settles: true },
  'notice-given': { thread: 2, settles: false },
};

export interface Kept {
  /** Who reads it beside the overseer: `record`, the developer too. */
  readonly audience: 'record' | 'offices';
  readonly thread: number | undefined;
  readonly settles: boolean;
}

/** How an entry is kept: nothing of it says what it is. */
export function keptAs(kind: EntryKind): Kept {
  const isOfOffices = kind === 'dissent' || kind === 'silence' || kind === 'withheld';
  const { thread, settles } = threads[kind] ?? { thread: undefined, settles: false };
  return { audience: isOfOffices ? 'offices' : 'record', thread, settles };
}

/** An entry as it was read. */
export interface LedgerEntry {
  readonly id: string;
  readonly developer: string;
  /** `undefined`: about no model. */
  readonly shield: string | undefined;
  readonly at: Temporal.Instant;
  readonly entry: FairnessEntry;
}

/** Since when a partner has or had access. */
export interface PartnerSince {
  readonly shield: string;
  /** The organization's id. */
  readonly partner: string;
  readonly at: Temporal.Instant;
}

/**
 * What the overseer sees. An entry that nothing settled is seen while somebody has access to the model, and no longer: a
 * developer that left would else be known by an asking that nobody answers.
 *
 * Source: issue, "That a developer did not enrol, declined or withdrew appears in no list, count, log".
 *
 * @param shared shields of models to which somebody has access now
 */
export function overseen(
  entries: readonly LedgerEntry[],
  shared: ReadonlySet<string>,
  partners: readonly PartnerSince[],
): readonly LedgerEntry[] {
  return entries.filter(({ shield, at, entry }) => {
    const { thread } = keptAs(entry.kind);
    if (thread === undefined || shield === undefined || shared.has(shield)) return true;
    return settlements(entries, partners, { shield, thread }).some((one) => Temporal.Instant.compare(at, one) <= 0);
  });
}

function settlements(
  entries: readonly LedgerEntry[],
  partners: readonly PartnerSince[],
  { shield, thread }: { readonly shield: string; readonly thread: number },
): readonly Temporal.Instant[] {
  if (thread === 2) return partners.filter((one) => one.shield === shield).map(({ at }) => at);
  return entries.flatMap((one) => {
    const as = keptAs(one.entry.kind);
    return one.shield === shield && as.thread === thread && as.settles ? [one.at] : [];
  });
}

/** An asking with all that belongs to it, up to the next. */
export interface FairnessCase {
  /** `<shield> 1`, and so on. */
  readonly id: string;
  readonly developer: string;
  readonly shield: string;
  readonly askedAt: Temporal.Instant;
  readonly evidenceAsked: readonly Temporal.Instant[];
  /** A determination may be followed by another. */
  readonly answers: readonly { readonly at: Temporal.Instant; readonly verdict: string; readonly entry: string }[];
}

/** In the order in which they were asked. A model is asked about anew once its last asking is answered. */
export function casesOf(entries: readonly LedgerEntry[]): readonly FairnessCase[] {
  const cases: FairnessCase[] = [];
  const open = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { id, developer, shield, at, entry } of inOrder(entries)) {
    if (shield === undefined) continue;
    const place = open.get(shield);
    const current = place === undefined ? undefined : cases[place];
    if (entry.kind === 'asked' && (current === undefined || current.answers.length > 0)) {
      const count = (counts.get(shield) ?? 0) + 1;
      counts.set(shield, count);
      open.set(shield, cases.length);
      cases.push({ id: `${shield} ${count}`, developer, shield, askedAt: at, evidenceAsked: [], answers: [] });
    }
    if (place === undefined || current === undefined) continue;
    if (entry.kind === 'evidence-asked') {
      cases[place] = { ...current, evidenceAsked: [...current.evidenceAsked, at] };
    }
    if (entry.kind === 'determined') {
      cases[place] = { ...current, answers: [...current.answers, { at, verdict: entry.verdict, entry: id }] };
    }
  }
  return cases;
}

/** As what is published counts them. */
export function eventsOf(cases: readonly FairnessCase[]): readonly FairnessEvent[] {
  return cases.flatMap(({ id, developer, askedAt, evidenceAsked, answers }) => [
    { kind: 'asked' as const, case: id, developer, at: askedAt },
    ...evidenceAsked.map(() => ({ kind: 'evidence-asked' as const, case: id })),
    ...answers.map(({ at, verdict }) => ({ kind: 'answered' as const, case: id, verdict, at })),
  ]);
}

/** Every determination, by what it was made of: `<shield> (1)`, and so on. */
export function judgedCases(entries: readonly LedgerEntry[]): readonly JudgedCase[] {
  const counts = new Map<string, number>();
  return inOrder(entries).flatMap(({ developer, shield = '', entry }) => {
    if (entry.kind !== 'determined') return [];
    const count = (counts.get(shield) ?? 0) + 1;
    counts.set(shield, count);
    const { evidence, criteria, verdict } = entry;
    return [{ id: `${shield} (${count})`, developer, evidence, criteria, verdict }];
  });
}

function inOrder(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return [...entries].sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : 1));
}
