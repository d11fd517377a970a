import { makeDetermination as endpoint } from '#api/frontier/determinations.ts';
import { determine } from '#core/frontier/determination/determination.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { sha256 } from '#server/digest.ts';
import { reachAsDecider } from '#server/frontier/determination/roles.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { placeOfDetermination } from '#server/frontier/determination/kept.ts';
import { makeStep, oneOf, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { insertDetermination } from '#server/postgres/frontier/determinations.ts';

const refusals = [
  'determination.other_office',
  'determination.office_unheard',
  'determination.comments_open',
  'determination.comment_unanswered',
  'determination.no_evidence',
  'determination.criteria_too_late',
  'determination.out_of_order',
] as const;

/** Into the record of the model, and into the office's own records. */
export const makeDetermination = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDecider(tx, context, params.model, endpoint.id);
    if (reached === undefined) return noModel();
    const { model, organization } = reached;
    const standing = await standingOf(tx, context, model);
    const at = context.clock.now();
    const decided = determine(standing.life, { kind: 'determined', by: 'nsa-director' }, { at, sha256 });
    if (!decided.ok) return refuse(oneOf(refusals, decided.code), decided.why);
    const determination = decided.value.determinations.at(-1);
    assert(determination !== undefined, 'what was determined is the last');
    const text = canonicalText(determination);
    const made = await makeStep(tx, context, model, {
      standing,
      step: {
        audience: 'record',
        by: organization,
        telling: { kind: 'determined', determination: JSON.parse(text) },
        event: 'made',
      },
      refusals: [],
    });
    if (!made.ok) return made;
    const evidence = standing.moves.findLast(({ told }) => told.kind === 'evidence-recorded')?.told;
    assert(evidence?.kind === 'evidence-recorded', 'what is determined rests on evidence');
    await recordFairness(tx, context, model, {
      by: organization,
      entry: {
        kind: 'determined',
        verdict: determination.verdict,
        evidence: evidence.scored,
        criteria: determination.criteria.digest,
      },
    });
    const determinationId = context.ids.next<'determination'>();
    const owner = { organizationId: organization, compartmentId: undefined };
    const plain = new TextEncoder().encode(text);
    const sealed = await context.sealer.seal(tx, owner, { place: placeOfDetermination(determinationId), plain });
    const digest = sha256(text);
    const { shield } = model;
    await insertDetermination(tx, { office: organization, determinationId, shield, at, digest, sealed });
    return accept({ verdict: determination.verdict, digest });
  }),
);
