// The criteria as they are told to everybody who is signed in.
import { z } from 'zod';
import { commentId } from '#api/frontier/criteria.ts';
import { assert } from '#core/kernel/assert.ts';
import { isSealedDraft, textUnder, type KnownCriteria } from '#server/frontier/criteria/life.ts';
import type { Context } from '#server/operations/context.ts';
import { listOffices } from '#server/postgres/frontier/offices.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

type Needed = Pick<Context, 'sealer' | 'clock'>;

const document = z.record(z.string(), z.unknown());

export async function criteriaInAnswer(tx: Transaction, context: Needed, known: KnownCriteria) {
  const { life, office } = known;
  const decider = (await listOffices(tx)).find((one) => one.office === 'nsa-director');
  const published = [];
  for (const { number, version, digest, publishedAt, follows, comments } of life.published) {
    const criteria = await documentUnder(tx, context, known, digest);
    published.push({ number, version, digest, publishedAt, follows, criteria, comments: comments.length });
  }
  return {
    office: { id: office, name: decider?.name ?? '' },
    draft: await draftOf(tx, context, known),
    published: published.toReversed(),
    dropped: life.dropped
      .map(({ version, droppedAt, why }) => ({ version, at: droppedAt.toString(), why: wordsOf(known, why) }))
      .toReversed(),
  };
}

async function draftOf(tx: Transaction, context: Needed, known: KnownCriteria) {
  const { draft } = known.life;
  if (draft === undefined) return undefined;
  const { version, texts, commentsUntil, comments } = draft;
  const digest = texts.at(-1) ?? '';
  return {
    version,
    digest,
    until: commentsUntil.toString(),
    isOpen: Temporal.Instant.compare(context.clock.now(), commentsUntil) < 0,
    isSealed: isSealedDraft(known),
    criteria: await documentUnder(tx, context, known, digest),
    texts: [...texts],
    comments: comments.map(({ id }) => commentOf(known, id)),
  };
}

function commentOf({ moves }: KnownCriteria, id: string) {
  const of = (kind: 'comment-made' | 'comment-answered') =>
    moves.find(({ told }) => told.kind === kind && told.id === id);
  const made = of('comment-made');
  const answered = of('comment-answered');
  assert(made?.told.kind === 'comment-made', 'a comment was made by a move');
  return {
    id: commentId.parse(made.told.id),
    by: { organization: made.by, name: made.byName },
    at: made.at.toString(),
    text: made.words ?? '',
    digest: made.told.digest,
    answer: answered === undefined ? undefined : { text: answered.words ?? '', at: answered.at.toString() },
  };
}

function wordsOf({ moves }: KnownCriteria, digest: string): string {
  return moves.find(({ told }) => told.kind === 'draft-dropped' && told.digest === digest)?.words ?? '';
}

async function documentUnder(tx: Transaction, { sealer }: Needed, known: KnownCriteria, digest: string) {
  const text = await textUnder(tx, sealer, known, digest);
  return text === undefined ? undefined : document.parse(JSON.parse(text));
}
