import { proposeAssessment as endpoint } from '#api/frontier/determinations.ts';
import { determine } from '#core/frontier/determination/determination.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { sha256 } from '#server/digest.ts';
import { reachAsDecider } from '#server/frontier/determination/roles.ts';
import { makeStep, oneOf, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

const refusals = [
  'determination.no_evidence',
  'determination.window_in_past',
  'determination.window_short',
  'determination.window_shortened',
  'determination.out_of_order',
] as const;

/** What could not be shown is refused before a second person is asked. */
export const proposeAssessment = operation(endpoint, (context, { params, body: { text, until, withheld } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDecider(tx, context, params.model, endpoint.id);
    if (reached === undefined) return noModel();
    const standing = await standingOf(tx, context, reached.model);
    const shown = { kind: 'assessment-shown', digest: sha256(text), until: Temporal.Instant.from(until) } as const;
    const could = determine(standing.life, shown, { at: context.clock.now(), sha256 });
    if (!could.ok) return refuse(oneOf(refusals, could.code), could.why);
    const id = context.ids.next<'assessment'>();
    const made = await makeStep(tx, context, reached.model, {
      standing,
      step: {
        audience: 'offices',
        by: reached.organization,
        telling: { kind: 'assessment-proposed', id, text, until, withheld },
        event: 'assessment_proposed',
      },
      refusals: [],
    });
    return made.ok ? accept({ id }) : made;
  }),
);
