import { documentBytesMax, documentsMax, uploadDocument as endpoint } from '#api/inventories.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { toldHeadings } from '#core/formats/told-headings.ts';
import { documentInAnswer } from '#server/inventories/in-answer.ts';
import { packed, received } from '#server/inventories/received.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { providerActing } from '#server/parties/via-grant.ts';
import { recordEvent } from '#server/postgres/events.ts';
import {
  countDocuments,
  documentAt,
  findDocument,
  keepDocument,
  placeOfDocument,
  raiseInventoryVersion,
  type KeptDocument,
} from '#server/postgres/inventory-documents.ts';
import { answersOf } from '#server/postgres/plan-state.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Read apart before any of it is kept: what can't be read is refused with its place, and nothing remains of it. */
export const uploadDocument = operation(endpoint, async (context, { params: { org }, query: { name }, body }) => {
  const { inTransaction, documents } = context;
  const { bytes, digest } = await received(body);
  const before = await inTransaction(async (tx) => ({
    known: await documentAt(tx, org, name),
    counts: await countDocuments(tx, org),
    told: toldHeadings(await answersOf(tx, org), name),
  }));
  if (before.known?.digest === digest) return answerOf(context, org, before.known.documentId, false);
  const isMore = before.known === undefined && before.counts.documents >= documentsMax;
  if (isMore || before.counts.bytes + bytes.length > documentBytesMax) {
    return refuse('inventory.full', `${before.counts.documents} documents are kept, of ${before.counts.bytes} bytes.`);
  }
  const reading = await documents.read(org, { path: name, bytes, told: before.told });
  if (!reading.ok) return reading;
  const plain = await packed(bytes);
  const documentId = await inTransaction(async (tx) => {
    // Another one of that name may have come meanwhile: this one takes its place.
    const id = (await documentAt(tx, org, name))?.documentId ?? context.ids.next<'document'>();
    const { is: _, ...understood } = reading.value;
    const document = { ...understood, documentId: id, path: name, digest, byteCount: bytes.length };
    await keep(tx, context, { org, document, plain });
    return id;
  });
  return answerOf(context, org, documentId, true);
});

interface Keeping {
  readonly org: OrganizationId;
  readonly document: Omit<KeptDocument, 'uploadedAt'>;
  readonly plain: Uint8Array;
}

async function keep(
  tx: Transaction,
  { sealer, ids, clock }: Pick<Context, 'sealer' | 'ids' | 'clock'>,
  { org, document, plain }: Keeping,
): Promise<void> {
  const { documentId, digest } = document;
  const owner = { organizationId: org, compartmentId: undefined };
  const sealed = await sealer.seal(tx, owner, { place: placeOfDocument(documentId), plain });
  await keepDocument(tx, org, document, sealed);
  await raiseInventoryVersion(tx, org);
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId: org,
    via: await providerActing(tx, org, 'inventory.write', clock.now()),
    object: { kind: 'document', id: documentId },
    kind: 'document.uploaded',
    digests: { document: digest },
  });
}

async function answerOf(
  { inTransaction }: Pick<Context, 'inTransaction'>,
  org: OrganizationId,
  id: KeptDocument['documentId'],
  isNew: boolean,
) {
  const document = await inTransaction((tx) => findDocument(tx, org, id));
  assert(document !== undefined, 'what was kept is there');
  return accept({ ...documentInAnswer(document), isNew });
}
