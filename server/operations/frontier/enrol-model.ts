import { enrolModel as endpoint } from '#api/frontier/models.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { shieldOf } from '#core/frontier/access/shield.ts';
import { sealModel } from '#server/frontier/told-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { insertCompartment } from '#server/postgres/compartments.ts';
import { insertModel } from '#server/postgres/frontier/models.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

/** Whoever reads others of the developer in tells them this. */
const terms =
  'What you learn of this model you tell only those who are read in, or to whom your organization gave access to it.';
/** A compartment ends within two years. */
const hours = 24 * 731;

export const enrolModel = operation(
  endpoint,
  ({ inTransaction, ids, clock, random, sealer }, { params: { org }, body: { name, about } }) =>
    inTransaction(async (tx) => {
      const organization = await findOrganization(tx, org);
      if (organization?.nature.kind !== 'ai_developer') {
        return refuse('enrolment.not_developer', 'Models are brought in by organizations that develop AI.');
      }
      const modelId = ids.next<'model'>();
      const compartmentId = ids.next<'compartment'>();
      const shield = shieldOf(random.bytes(4));
      const isMade = await insertCompartment(tx, {
        compartmentId,
        sponsor: org,
        name: `Model ${shield}`,
        purpose: 'A model under the voluntary framework',
        purposes: ['coordination', 'oversight'],
        terms,
        termsDigest: digestOfTerms(terms),
        expiresAt: clock.now().add({ hours }),
        closed: false,
      });
      if (!isMade) return refuse('object.absent', 'There is none.');
      const unsealed = { developer: org, modelId, compartmentId, shield };
      const sealed = await sealModel(tx, sealer, unsealed, { name, about });
      await insertModel(tx, { ...unsealed, sealed });
      await recordOfModel(tx, { ids }, unsealed, { kind: 'frontier-model.told' });
      return accept({ id: modelId, shield, compartment: compartmentId });
    }),
);
