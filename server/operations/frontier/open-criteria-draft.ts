import { openCriteriaDraft as endpoint } from '#api/frontier/criteria.ts';
import { accept } from '#core/kernel/decision.ts';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { sha256 } from '#server/digest.ts';
import { readTold } from '#server/frontier/read-told-document.ts';
import { makeCriteriaMove, ownCriteria } from '#server/frontier/criteria/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const openCriteriaDraft = operation(endpoint, (context, { params: { org }, body }) =>
  context.inTransaction(async (tx) => {
    const known = await ownCriteria(tx, org);
    if (!known.ok) return known;
    const read = readTold(() => readCriteria(body.criteria));
    if (!read.ok) return read;
    const words = canonicalText(read.value);
    const digest = sha256(words);
    const until = Temporal.Instant.from(body.until);
    const move = { kind: 'draft-opened', version: read.value.version, digest, until } as const;
    const made = await makeCriteriaMove(tx, context, {
      known: known.value,
      by: org,
      telling: { move, words, isSealed: body.sealed },
      refusals: [
        'criteria.out_of_order',
        'criteria.draft_open',
        'criteria.version_known',
        'criteria.text_known',
        'criteria.window_in_past',
      ],
    });
    return made.ok ? accept({ digest }) : made;
  }),
);
