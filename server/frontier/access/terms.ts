// Terms of access and how a model is reached, as they are sealed: terms are read before they are accepted, so under a key of
// the developer; how it is reached under one of the model's compartment, which nobody has before.
import type { AccessGrantId } from '#core/frontier/ids.ts';
import type { DataKeyId, OrganizationId } from '#core/kernel/ids.ts';
import type { StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import type { StoredInstructions } from '#server/postgres/frontier/access-uses.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

interface Sealed {
  readonly bytes: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

export async function sealTerms(
  tx: Transaction,
  sealer: Sealer,
  { developer, grantId }: Owned,
  terms: string,
): Promise<Sealed> {
  const plain = new TextEncoder().encode(terms);
  return sealer.seal(tx, { organizationId: developer, compartmentId: undefined }, { place: ofTerms(grantId), plain });
}

interface Owned {
  readonly developer: OrganizationId;
  readonly grantId: AccessGrantId;
}

export async function openTerms(tx: Transaction, sealer: Sealer, { developer, grantId, terms }: StoredGrant) {
  return new TextDecoder().decode(await sealer.unseal(tx, developer, { ...terms, place: ofTerms(grantId) }));
}

export async function sealInstructions(
  tx: Transaction,
  sealer: Sealer,
  { developer, compartmentId, grantId }: Owned & Pick<StoredModel, 'compartmentId'>,
  instructions: string,
): Promise<Sealed> {
  const plain = new TextEncoder().encode(instructions);
  return sealer.seal(tx, { organizationId: developer, compartmentId }, { place: ofInstructions(grantId), plain });
}

export async function openInstructions(
  tx: Transaction,
  sealer: Sealer,
  { developer, grantId, sealed }: StoredInstructions,
): Promise<string> {
  const place = ofInstructions(grantId);
  return new TextDecoder().decode(await sealer.unseal(tx, developer, { ...sealed, place }));
}

function ofTerms(grantId: AccessGrantId): Place {
  return { table: 'frontier_grant', row: grantId, column: 'terms' };
}

function ofInstructions(grantId: AccessGrantId): Place {
  return { table: 'frontier_grant_instructions', row: grantId, column: 'sealed' };
}
