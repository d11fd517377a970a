import { changeCriteriaDraft as endpoint } from '#api/frontier/criteria.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { sha256 } from '#server/digest.ts';
import { readTold } from '#server/frontier/read-told-document.ts';
import { isSealedDraft } from '#server/frontier/criteria/life.ts';
import { makeCriteriaMove, ownCriteria } from '#server/frontier/criteria/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const changeCriteriaDraft = operation(endpoint, (context, { params: { org }, body }) =>
  context.inTransaction(async (tx) => {
    const known = await ownCriteria(tx, org);
    if (!known.ok) return known;
    const read = readTold(() => readCriteria(body.criteria));
    if (!read.ok) return read;
    const version = known.value.life.draft?.version;
    if (version !== undefined && version !== read.value.version) {
      return refuse('criteria.other_version', `The draft that is open is of version ${version}.`);
    }
    const words = canonicalText(read.value);
    const digest = sha256(words);
    const move = { kind: 'draft-changed', digest, until: Temporal.Instant.from(body.until) } as const;
    const made = await makeCriteriaMove(tx, context, {
      known: known.value,
      by: org,
      telling: { move, words, isSealed: isSealedDraft(known.value) },
      refusals: [
        'criteria.out_of_order',
        'criteria.no_draft',
        'criteria.text_known',
        'criteria.window_in_past',
        'criteria.window_shortened',
      ],
    });
    return made.ok ? accept({ digest }) : made;
  }),
);
