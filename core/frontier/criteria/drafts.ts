// Criteria from draft to publication: a draft is open for comments until a stated instant, each comment is answered, then
// the text is published with its date, and never changes. Another text is another version.
import { brokenLink, type Chained } from '#core/frontier/chain.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** Digests are SHA-256 of the canonical text, hexadecimal: see `readCriteria`. */
export type CriteriaMove =
  | {
      readonly kind: 'draft-opened';
      readonly version: string;
      readonly digest: string;
      readonly until: Temporal.Instant;
    }
  /** Another text of the same draft; it is open for comments as long, or longer. */
  | { readonly kind: 'draft-changed'; readonly digest: string; readonly until: Temporal.Instant }
  | { readonly kind: 'comment-made'; readonly id: string; readonly digest: string }
  | { readonly kind: 'comment-answered'; readonly id: string; readonly digest: string }
  /** Nothing comes of the draft; why stands under the digest. */
  | { readonly kind: 'draft-dropped'; readonly digest: string }
  | { readonly kind: 'published'; readonly digest: string };

interface Comment {
  readonly id: string;
  readonly digest: string;
  /** Digest of the answer. */
  readonly answer: string | undefined;
}

/** No text of a draft is a commitment: what is published may be none of them, which their digests show. */
interface Draft {
  readonly version: string;
  /** Its texts, the last one last. */
  readonly texts: readonly string[];
  readonly commentsUntil: Temporal.Instant;
  readonly comments: readonly Comment[];
}

/** Made of texts and numbers alone, so that it has a canonical text. */
interface PublishedCriteria extends Chained {
  readonly version: string;
  /** By this, and from then on, criteria are committed to. */
  readonly digest: string;
  readonly publishedAt: string;
  readonly drafts: readonly string[];
  readonly comments: readonly Comment[];
}

interface DroppedDraft extends Draft {
  readonly why: string;
  readonly droppedAt: Temporal.Instant;
}

export interface CriteriaLife {
  readonly draft: Draft | undefined;
  readonly published: readonly PublishedCriteria[];
  readonly dropped: readonly DroppedDraft[];
  readonly lastAt: Temporal.Instant | undefined;
}

export const noCriteria: CriteriaLife = { draft: undefined, published: [], dropped: [], lastAt: undefined };

type CriteriaRefusal =
  | 'criteria.out_of_order'
  | 'criteria.draft_open'
  | 'criteria.no_draft'
  | 'criteria.version_known'
  | 'criteria.text_known'
  | 'criteria.window_in_past'
  | 'criteria.window_shortened'
  | 'criteria.comments_over'
  | 'criteria.comments_open'
  | 'criteria.comment_known'
  | 'criteria.comment_unknown'
  | 'criteria.answer_known'
  | 'criteria.comment_unanswered';

type Decided<Value = CriteriaLife> = Decision<Value, CriteriaRefusal>;

/** What a move is made at, and by which SHA-256 (hexadecimal) what is published is chained. */
interface Moment {
  readonly at: Temporal.Instant;
  readonly sha256: (text: string) => string;
}

/**
 * Takes a move, or refuses it with its reason; what was published before stays as it is.
 *
 * Source: issue "Determination": criteria are "versioned, open for comment as drafts, and committed to by a published, dated
 * digest before results exist"; research §5.6.
 */
export function moveCriteria(life: CriteriaLife, move: CriteriaMove, moment: Moment): Decided {
  const { at } = moment;
  if (life.lastAt !== undefined && isBefore(at, life.lastAt)) {
    return refuse('criteria.out_of_order', 'The record goes forward: something later stands in it.');
  }
  const decided = decide(life, move, moment);
  return decided.ok ? accept({ ...decided.value, lastAt: at }) : decided;
}

function decide(life: CriteriaLife, move: CriteriaMove, moment: Moment): Decided {
  if (move.kind === 'draft-opened') return opened(life, move, moment.at);
  const { draft } = life;
  if (draft === undefined) return refuse('criteria.no_draft', 'No draft is open.');
  if (move.kind === 'published') return published(life, draft, move.digest, moment);
  if (move.kind === 'draft-dropped') return dropped(life, draft, move.digest, moment.at);
  const next = within(draft, move, moment.at);
  if (!next.ok) return next;
  const text = next.value.texts.at(-1) ?? '';
  return isPublished(life, text) ? textKnown() : accept({ ...life, draft: next.value });
}

function opened(
  life: CriteriaLife,
  { version, digest, until }: Extract<CriteriaMove, { kind: 'draft-opened' }>,
  at: Temporal.Instant,
): Decided {
  if (life.draft !== undefined) {
    return refuse('criteria.draft_open', 'A draft is open: it is published or dropped before the next one.');
  }
  if (life.published.some((one) => one.version === version)) {
    return refuse('criteria.version_known', 'This version was published: another text has another version.');
  }
  if (isPublished(life, digest)) return textKnown();
  if (!isBefore(at, until)) return inPast();
  return accept({ ...life, draft: { version, texts: [digest], commentsUntil: until, comments: [] } });
}

type Within = Exclude<CriteriaMove, { kind: 'draft-opened' | 'published' | 'draft-dropped' }>;

function within(draft: Draft, move: Within, at: Temporal.Instant): Decided<Draft> {
  switch (move.kind) {
    case 'draft-changed':
      if (!isBefore(at, move.until)) return inPast();
      if (isBefore(move.until, draft.commentsUntil)) {
        return refuse('criteria.window_shortened', 'A window for comments that was told becomes no shorter.');
      }
      return accept({ ...draft, texts: [...draft.texts, move.digest], commentsUntil: move.until });
    case 'comment-made': {
      if (!isBefore(at, draft.commentsUntil)) {
        return refuse('criteria.comments_over', 'Comments are made while the window for them is open.');
      }
      if (draft.comments.some(({ id }) => id === move.id)) {
        return refuse('criteria.comment_known', 'This comment was made before.');
      }
      const comment = { id: move.id, digest: move.digest, answer: undefined };
      return accept({ ...draft, comments: [...draft.comments, comment] });
    }
    case 'comment-answered': {
      const own = draft.comments.find((one) => one.id === move.id);
      if (own === undefined) return refuse('criteria.comment_unknown', 'There is no such comment.');
      if (own.answer !== undefined) {
        return refuse('criteria.answer_known', 'The comment was answered; an answer is never overwritten.');
      }
      const comments = draft.comments.map((one) => (one === own ? { ...own, answer: move.digest } : one));
      return accept({ ...draft, comments });
    }
  }
}

function published(life: CriteriaLife, draft: Draft, digest: string, { at, sha256 }: Moment): Decided {
  if (isBefore(at, draft.commentsUntil)) {
    return refuse('criteria.comments_open', 'The window for comments on the draft ends first.');
  }
  const unanswered = unansweredOf(draft);
  if (unanswered !== undefined) return unanswered;
  if (isPublished(life, digest)) return textKnown();
  const last = life.published.at(-1);
  const next: PublishedCriteria = {
    number: life.published.length + 1,
    follows: last === undefined ? undefined : sha256(canonicalText(last)),
    version: draft.version,
    digest,
    publishedAt: at.toString(),
    drafts: draft.texts,
    comments: draft.comments,
  };
  return accept({ ...life, draft: undefined, published: [...life.published, next] });
}

/** Whoever commented on it learns what became of the comment all the same. */
function dropped(life: CriteriaLife, draft: Draft, why: string, at: Temporal.Instant): Decided {
  const unanswered = unansweredOf(draft);
  if (unanswered !== undefined) return unanswered;
  return accept({ ...life, draft: undefined, dropped: [...life.dropped, { ...draft, why, droppedAt: at }] });
}

type Refused = Exclude<Decided, { ok: true }>;

function unansweredOf({ comments }: Draft): Refused | undefined {
  const unanswered = comments.filter(({ answer }) => answer === undefined).length;
  if (unanswered === 0) return undefined;
  return refuse('criteria.comment_unanswered', `Comments without an answer: ${unanswered}.`);
}

function inPast(): Refused {
  return refuse('criteria.window_in_past', 'The window for comments ends in the future.');
}

function textKnown(): Refused {
  return refuse('criteria.text_known', 'This very text was published before: another version is another text.');
}

function isPublished(life: CriteriaLife, digest: string): boolean {
  return life.published.some((one) => one.digest === digest);
}

/** When criteria of this digest were committed to. A draft's digest commits to nothing, and has no such time. */
export function committedAt({ published }: CriteriaLife, digest: string): Temporal.Instant | undefined {
  const found = published.find((one) => one.digest === digest);
  return found === undefined ? undefined : Temporal.Instant.from(found.publishedAt);
}

/** The number of the first published text that doesn't follow from the one before it. */
export function brokenCriteria(
  { published }: Pick<CriteriaLife, 'published'>,
  sha256: Moment['sha256'],
): number | undefined {
  return brokenLink(published, sha256);
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
