// A determination as a record: criteria published first, then evidence, offices consulted, the developer's comments, each
// answered; then what the evidence says. It is never overwritten, only followed by another. EO 14409 §3(c): nothing here
// knows of a release or of its notice, and nothing of a notice waits for anything here.
import { brokenLink } from '#core/frontier/chain.ts';
import { verdictFrom, type Finding } from '#core/frontier/determination/verdict.ts';
import { canonicalText } from '#core/frontier/record.ts';
import type { Comparison } from '#core/frontier/comparison/compare.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** EO 14409 §3(a): "by the Director of NSA", who alone determines. */
const decider = 'nsa-director';

/** §3(a): "in consultation with the National Cyber Director, the APST, the Director of CISA". */
export const consulted = ['national-cyber-director', 'apst', 'cisa-director'] as const;

/** And "other representatives of the Department of War, as appropriate". */
export const offices = [...consulted, 'department-of-war', decider] as const;
type Office = (typeof offices)[number];

/** Digests are SHA-256, hexadecimal: what they are of may be seen by fewer people than this record. */
interface Evidence {
  readonly digest: string;
  /** Of the criteria that it was judged by. */
  readonly criteria: string;
  /** When the first result that it holds came to be. */
  readonly firstResultAt: Temporal.Instant;
  readonly finding: Finding;
}

export type DeterminationMove =
  | { readonly kind: 'criteria-published'; readonly version: string; readonly digest: string }
  | { readonly kind: 'evidence-recorded'; readonly evidence: Evidence }
  | { readonly kind: 'office-answered'; readonly answer: OfficeAnswer }
  | { readonly kind: 'assessment-shown'; readonly digest: string; readonly until: Temporal.Instant }
  | { readonly kind: 'comment-made'; readonly id: string; readonly digest: string }
  | { readonly kind: 'comments-done' }
  | { readonly kind: 'comment-answered'; readonly id: string; readonly digest: string }
  | { readonly kind: 'determined'; readonly by: Office };

interface OfficeAnswer {
  readonly office: Office;
  /** `none`: it was asked, and said nothing; dissent stands in the record as it is. */
  readonly view: 'agrees' | 'differs' | 'none';
  readonly digest: string;
}

interface Comment {
  readonly id: string;
  readonly digest: string;
  /** Digest of the answer. */
  readonly answer: string | undefined;
}

/** Made of texts and numbers alone, so that it has a canonical text. */
export interface Determination {
  readonly number: number;
  /** Digest of the one before; `undefined` of the first. */
  readonly follows: string | undefined;
  readonly at: string;
  readonly by: Office;
  readonly verdict: Comparison['determination'];
  readonly levels: Finding['levels'];
  readonly criteria: { readonly version: string; readonly digest: string; readonly publishedAt: string };
  readonly evidence: string;
  readonly offices: readonly OfficeAnswer[];
  readonly comments: readonly Comment[];
}

interface Round {
  readonly evidence: Evidence;
  readonly offices: readonly OfficeAnswer[];
  /** Until when the developer comments on what it was shown; `undefined` before it was shown anything. */
  readonly commentsUntil: Temporal.Instant | undefined;
  readonly comments: readonly Comment[];
}

export interface DeterminationLife {
  readonly criteria: readonly {
    readonly version: string;
    readonly digest: string;
    readonly publishedAt: Temporal.Instant;
  }[];
  /** From evidence to what is determined by it. */
  readonly round: Round | undefined;
  readonly determinations: readonly Determination[];
  readonly lastAt: Temporal.Instant | undefined;
}

export const noDetermination: DeterminationLife = {
  criteria: [],
  round: undefined,
  determinations: [],
  lastAt: undefined,
};

type DeterminationRefusal =
  | 'determination.out_of_order'
  | 'determination.criteria_known'
  | 'determination.criteria_too_late'
  | 'determination.result_in_future'
  | 'determination.no_evidence'
  | 'determination.window_in_past'
  | 'determination.window_short'
  | 'determination.window_shortened'
  | 'determination.comments_over'
  | 'determination.comment_known'
  | 'determination.comment_unknown'
  | 'determination.answer_known'
  | 'determination.other_office'
  | 'determination.office_unheard'
  | 'determination.comments_open'
  | 'determination.comment_unanswered';

type Decided = Decision<DeterminationLife, DeterminationRefusal>;

/** What a move is made at, and by which SHA-256 (hexadecimal) records are chained. */
export interface Moment {
  readonly at: Temporal.Instant;
  readonly sha256: (text: string) => string;
}

/** Takes a move, or refuses it with its reason; what was determined before stays as it is. */
export function determine(life: DeterminationLife, move: DeterminationMove, moment: Moment): Decided {
  const { at } = moment;
  if (life.lastAt !== undefined && isBefore(at, life.lastAt)) {
    return refuse('determination.out_of_order', 'The record goes forward: something later stands in it.');
  }
  const decided = decide(life, move, moment);
  return decided.ok ? accept({ ...decided.value, lastAt: at }) : decided;
}

function decide(life: DeterminationLife, move: DeterminationMove, moment: Moment): Decided {
  if (move.kind === 'criteria-published') return published(life, move, moment.at);
  if (move.kind === 'evidence-recorded') return opened(life, move.evidence, moment.at);
  const { round } = life;
  // An office that differs is heard at any time: what was determined stays as it is, and so does what was said of it.
  if (round === undefined && move.kind === 'office-answered' && isLate(life, move.answer)) return accept(life);
  if (round === undefined) {
    return refuse('determination.no_evidence', 'No evidence was recorded since the last determination.');
  }
  if (move.kind === 'determined') return determined(life, round, move.by, moment);
  const next = within(round, move, moment.at);
  return next.ok ? accept({ ...life, round: next.value }) : next;
}

function isLate({ determinations }: DeterminationLife, { view }: OfficeAnswer): boolean {
  return determinations.length > 0 && view !== 'none';
}

function published(
  life: DeterminationLife,
  { version, digest }: Extract<DeterminationMove, { kind: 'criteria-published' }>,
  at: Temporal.Instant,
): Decided {
  if (life.criteria.some((one) => one.version === version || one.digest === digest)) {
    return refuse('determination.criteria_known', 'These criteria, or this version, were published before.');
  }
  return accept({ ...life, criteria: [...life.criteria, { version, digest, publishedAt: at }] });
}

/** Research §5.6: criteria are committed to in advance. A comment that nobody answered goes on into the next round. */
function opened(life: DeterminationLife, evidence: Evidence, at: Temporal.Instant): Decided {
  const criteria = life.criteria.find(({ digest }) => digest === evidence.criteria);
  if (criteria === undefined || !isBefore(criteria.publishedAt, evidence.firstResultAt)) {
    return refuse('determination.criteria_too_late', 'Criteria are published before the first result exists.');
  }
  if (isBefore(at, evidence.firstResultAt)) {
    return refuse('determination.result_in_future', 'The first result lies in the future.');
  }
  const comments = (life.round?.comments ?? []).filter(({ answer }) => answer === undefined);
  return accept({ ...life, round: { evidence, offices: [], commentsUntil: undefined, comments } });
}

type MoveWithin = Exclude<DeterminationMove, { kind: 'criteria-published' | 'evidence-recorded' | 'determined' }>;

function within(round: Round, move: MoveWithin, at: Temporal.Instant): Decision<Round, DeterminationRefusal> {
  switch (move.kind) {
    case 'office-answered':
      // An office may think again: what it said before stays too.
      return accept({ ...round, offices: [...round.offices, move.answer] });
    case 'assessment-shown':
      return shown(round, move.until, at);
    case 'comments-done':
      return isOpen(round, at) ? accept({ ...round, commentsUntil: at }) : commentsOver();
    case 'comment-made': {
      if (!isOpen(round, at)) return commentsOver();
      if (round.comments.some(({ id }) => id === move.id)) {
        return refuse('determination.comment_known', 'This comment was made before.');
      }
      const comment = { id: move.id, digest: move.digest, answer: undefined };
      return accept({ ...round, comments: [...round.comments, comment] });
    }
    case 'comment-answered':
      return answered(round, move.id, move.digest);
  }
}

/** Hours that a developer has at least for its comments; our choice. It ends its window itself where it needs fewer. */
const commentHoursLeast = 72;

function shown(round: Round, until: Temporal.Instant, at: Temporal.Instant): Decision<Round, DeterminationRefusal> {
  if (!isBefore(at, until)) {
    return refuse('determination.window_in_past', 'The window for comments ends in the future.');
  }
  if (round.commentsUntil === undefined && isBefore(until, at.add({ hours: commentHoursLeast }))) {
    return refuse('determination.window_short', `The developer has ${commentHoursLeast} hours for comments at least.`);
  }
  if (round.commentsUntil !== undefined && isBefore(until, round.commentsUntil)) {
    return refuse('determination.window_shortened', 'A window for comments that was told becomes no shorter.');
  }
  return accept({ ...round, commentsUntil: until });
}

function commentsOver(): { readonly ok: false; readonly code: DeterminationRefusal; readonly why: string } {
  return refuse('determination.comments_over', 'Comments are made while the window for them is open.');
}

function answered(round: Round, id: string, answer: string): Decision<Round, DeterminationRefusal> {
  const own = round.comments.find((one) => one.id === id);
  if (own === undefined) return refuse('determination.comment_unknown', 'There is no such comment.');
  if (own.answer !== undefined) {
    return refuse('determination.answer_known', 'The comment was answered; an answer is never overwritten.');
  }
  return accept({ ...round, comments: round.comments.map((one) => (one === own ? { ...own, answer } : one)) });
}

function determined(life: DeterminationLife, round: Round, by: Office, { at, sha256 }: Moment): Decided {
  const refused = whyNotYet(round, by, at);
  if (refused !== undefined) return refused;
  const criteria = life.criteria.find(({ digest }) => digest === round.evidence.criteria);
  if (criteria === undefined) return refuse('determination.criteria_too_late', 'These criteria were never published.');
  const last = life.determinations.at(-1);
  const next: Determination = {
    number: life.determinations.length + 1,
    follows: last === undefined ? undefined : sha256(canonicalText(last)),
    at: at.toString(),
    by,
    verdict: verdictFrom(round.evidence.finding),
    levels: round.evidence.finding.levels,
    criteria: { ...criteria, publishedAt: criteria.publishedAt.toString() },
    evidence: round.evidence.digest,
    offices: round.offices,
    comments: round.comments,
  };
  return accept({ ...life, round: undefined, determinations: [...life.determinations, next] });
}

function whyNotYet(round: Round, by: Office, at: Temporal.Instant): Exclude<Decided, { ok: true }> | undefined {
  if (by !== decider) {
    return refuse(
      'determination.other_office',
      'The Director of NSA determines (EO 14409 §3(a)); others are consulted.',
    );
  }
  const unheard = consulted.filter((office) => !round.offices.some((one) => one.office === office));
  if (unheard.length > 0)
    return refuse(
      'determination.office_unheard',
      `Not heard yet: ${unheard.map((office) => office.replaceAll('-', ' ')).join(', ')}.`,
    );
  if (round.commentsUntil === undefined || isOpen(round, at)) {
    return refuse(
      'determination.comments_open',
      'The developer sees what may be shown, and its window to comment ends first.',
    );
  }
  const unanswered = round.comments.filter(({ answer }) => answer === undefined).length;
  if (unanswered === 0) return undefined;
  return refuse('determination.comment_unanswered', `Comments without an answer: ${unanswered}.`);
}

/**
 * The number of the first record that doesn't follow from the one before it; `undefined` where each does. The
 * last one's own digest is kept elsewhere, by whoever would hold the office to it.
 *
 * Source: research §5.11, "result-of-record never overwritten".
 */
export function brokenAt(records: readonly Determination[], sha256: Moment['sha256']): number | undefined {
  return brokenLink(records, sha256);
}

function isOpen({ commentsUntil }: Round, at: Temporal.Instant): boolean {
  return commentsUntil !== undefined && isBefore(at, commentsUntil);
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
