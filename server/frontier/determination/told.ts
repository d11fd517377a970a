// A determination and all that led to it, as it is answered to whoever may see that much of it.
import type { AccessPurpose } from '#core/frontier/access/grant.ts';
import type { Reach } from '#core/frontier/access/reach.ts';
import { consulted, type Determination } from '#core/frontier/determination/determination.ts';
import { verdictFrom } from '#core/frontier/determination/verdict.ts';
import { canonicalText } from '#core/frontier/record.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { sha256 } from '#server/digest.ts';
import { lifeOf, type MoveTold } from '#server/frontier/determination/life.ts';
import type { DeterminationTold } from '#server/frontier/determination/moves.ts';

type Kind = DeterminationTold['kind'];
type Of<K extends Kind> = Omit<MoveTold, 'told'> & { readonly told: Extract<DeterminationTold, { kind: K }> };

export function determinationInAnswer(moves: readonly MoveTold[], reach: Reach, person: PersonId) {
  const life = lifeOf(moves);
  const round = life.round === undefined ? undefined : ofKind(moves, 'evidence-recorded').at(-1);
  const answers = ofKind(moves, 'comment-answered');
  const shown = new Set(ofKind(moves, 'assessment-shown').map(({ told }) => told.id));
  return {
    youAre: rolesBy(reach),
    consulted: [...consulted],
    requests: ofKind(moves, 'evidence-asked').map((one) => ({ ...byOf(one), id: one.told.id, text: one.told.text })),
    evidence: round && evidenceInAnswer(round),
    answers: ofKind(moves, 'office-answered').map((one) => {
      const { office, view, text } = one.told;
      return { ...byOf(one), office, view, text };
    }),
    proposals: ofKind(moves, 'assessment-proposed')
      .filter(({ told }) => !shown.has(told.id))
      .map((one) => {
        const { id, text, until, withheld } = one.told;
        return { ...byOf(one), id, text, until: until.toString(), withheld, isMine: one.by.person === person };
      }),
    shown: ofKind(moves, 'assessment-shown').map((one) => {
      const { text, until, isWhole } = one.told;
      return { ...byOf(one), text, until: until.toString(), isWhole };
    }),
    commentsUntil: life.round?.commentsUntil?.toString(),
    comments: ofKind(moves, 'comment-made').map((one) => {
      const answer = answers.find(({ told }) => told.id === one.told.id);
      const { id, text } = one.told;
      return { ...byOf(one), id, text, answer: answer && { ...byOf(answer), text: answer.told.text } };
    }),
    determinations: life.determinations.map(recordInAnswer),
  };
}

/** With its own digest, which the next one names. */
export function recordInAnswer(determination: Determination) {
  const { number, follows, at, verdict, levels, criteria, evidence, offices, comments } = determination;
  return {
    number,
    follows,
    digest: sha256(canonicalText(determination)),
    at,
    verdict,
    levels: [...levels],
    criteria,
    evidence,
    offices: [...offices],
    comments: [...comments],
  };
}

function evidenceInAnswer(one: Of<'evidence-recorded'>) {
  const { result, digest, finding, criteria } = one.told;
  return {
    ...byOf(one),
    result,
    digest,
    verdict: verdictFrom(finding),
    levels: finding.levels,
    criteria: { ...criteria, publishedAt: criteria.publishedAt.toString() },
  };
}

function byOf({ at, by }: Omit<MoveTold, 'told'>) {
  return { at: at.toString(), by: by.name };
}

function ofKind<K extends Kind>(moves: readonly MoveTold[], kind: K): readonly Of<K>[] {
  return moves.filter((one): one is Of<K> => one.told.kind === kind);
}

const roleFor: Readonly<Record<Exclude<AccessPurpose, 'partner'>, 'decider' | 'consulted' | 'evaluator' | 'overseer'>> =
  { determination: 'decider', consultation: 'consulted', evaluation: 'evaluator', oversight: 'overseer' };

function rolesBy(reach: Reach) {
  if (reach.by === 'developer') return ['developer' as const];
  const purposes = new Set(reach.grants.map(({ purpose }) => purpose));
  return [...purposes].flatMap((purpose) => (purpose === 'partner' ? [] : [roleFor[purpose]]));
}
