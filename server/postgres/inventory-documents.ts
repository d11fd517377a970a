// Documents on what organizations run: what was understood of each, and its sealed bytes.
import { z } from 'zod';
import { column, columnQuestion, dropped } from '#api/told.ts';
import type { DataKeyId, DocumentId, OrganizationId } from '#core/kernel/ids.ts';
import type { DocumentReading } from '#server/reading/document-reading.ts';
import { find, json, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Row } from '#server/postgres/row.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A document as it stands. */
export interface KeptDocument extends Omit<DocumentReading, 'is'> {
  readonly documentId: DocumentId;
  readonly path: string;
  /** SHA-256 of its bytes as they came, hexadecimal. */
  readonly digest: string;
  readonly byteCount: number;
  readonly uploadedAt: Temporal.Instant;
}

export interface SealedBytes {
  readonly bytes: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

/** Where the sealed bytes of a document stand. */
export function placeOfDocument(documentId: DocumentId): { table: string; row: string; column: string } {
  return { table: 'inventory_document', row: documentId, column: 'sealed' };
}

/** The id that the document of this path has already. */
export async function documentAt(
  tx: Transaction,
  organization: OrganizationId,
  path: string,
): Promise<{ readonly documentId: DocumentId; readonly digest: string } | undefined> {
  const query = sql`
    SELECT document_id, digest FROM breakwater.inventory_document
    WHERE org_id = ${organization} AND path = ${path}`;
  return find(tx, query, 'inventory_document', (row) => ({
    documentId: row.id<'document'>('document_id'),
    digest: row.text('digest'),
  }));
}

export interface DocumentCounts {
  readonly documents: number;
  readonly bytes: number;
}

export async function countDocuments(tx: Transaction, organization: OrganizationId): Promise<DocumentCounts> {
  const query = sql`
    SELECT count(*) AS documents, coalesce(sum(byte_count), 0)::bigint AS bytes
    FROM breakwater.inventory_document
    WHERE org_id = ${organization}`;
  const counts = await find(tx, query, 'inventory_document', (row) => ({
    documents: row.number('documents'),
    bytes: row.number('bytes'),
  }));
  return counts ?? { documents: 0, bytes: 0 };
}

type NewDocument = Omit<KeptDocument, 'uploadedAt'>;

/** Keeps a document, in place of the one with its id where there is one. */
export async function keepDocument(
  tx: Transaction,
  organization: OrganizationId,
  document: NewDocument,
  { bytes, dataKeyId }: SealedBytes,
): Promise<void> {
  const { documentId, path, digest, byteCount, format, createdOn, tool, assets, components } = document;
  const query = sql`
    INSERT INTO breakwater.inventory_document (
      org_id, document_id, path, digest, byte_count, format, created_on, tool, assets, components,
      dropped, columns, questions, sealed, data_key_id
    )
    VALUES (
      ${organization}, ${documentId}, ${path}, ${digest}, ${byteCount}, ${format}, ${createdOn}, ${tool},
      ${assets}, ${components}, ${json(document.dropped)}, ${json(document.columns)}, ${json(document.questions)},
      ${bytes}, ${dataKeyId}
    )
    ON CONFLICT (org_id, document_id) DO UPDATE
    SET digest = excluded.digest, byte_count = excluded.byte_count, format = excluded.format,
        created_on = excluded.created_on, tool = excluded.tool, assets = excluded.assets,
        components = excluded.components, dropped = excluded.dropped, columns = excluded.columns,
        questions = excluded.questions, sealed = excluded.sealed, data_key_id = excluded.data_key_id,
        uploaded_at = now()`;
  await write(tx, query, 1);
}

/** Whether it was there. */
export async function removeDocument(
  tx: Transaction,
  organization: OrganizationId,
  documentId: DocumentId,
): Promise<{ readonly path: string; readonly digest: string } | undefined> {
  const query = sql`
    DELETE FROM breakwater.inventory_document
    WHERE org_id = ${organization} AND document_id = ${documentId}
    RETURNING path, digest`;
  return find(tx, query, 'inventory_document', (row) => ({ path: row.text('path'), digest: row.text('digest') }));
}

/** By path, in the order of its bytes; `after`: from behind this path. */
export async function listDocuments(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly KeptDocument[]> {
  const query = sql`
    SELECT document_id, path, digest, byte_count, format, created_on, tool, assets, components,
           dropped, columns, questions, uploaded_at
    FROM breakwater.inventory_document
    WHERE org_id = ${organization} AND (${after}::text IS NULL OR path > ${after}::text)
    ORDER BY path
    LIMIT ${limit}`;
  return list(tx, query, 'inventory_document', toDocument);
}

export async function findDocument(
  tx: Transaction,
  organization: OrganizationId,
  documentId: DocumentId,
): Promise<KeptDocument | undefined> {
  const query = sql`
    SELECT document_id, path, digest, byte_count, format, created_on, tool, assets, components,
           dropped, columns, questions, uploaded_at
    FROM breakwater.inventory_document
    WHERE org_id = ${organization} AND document_id = ${documentId}`;
  return find(tx, query, 'inventory_document', toDocument);
}

/** For planning: each with its sealed bytes, one by one, in the order of their paths' bytes. */
export async function sealedDocumentAfter(
  tx: Transaction,
  organization: OrganizationId,
  after: string | undefined,
): Promise<(Pick<KeptDocument, 'documentId' | 'path' | 'digest'> & SealedBytes) | undefined> {
  const query = sql`
    SELECT document_id, path, digest, sealed, data_key_id
    FROM breakwater.inventory_document
    WHERE org_id = ${organization} AND (${after}::text IS NULL OR path > ${after}::text)
    ORDER BY path
    LIMIT 1`;
  return find(tx, query, 'inventory_document', (row) => ({
    documentId: row.id<'document'>('document_id'),
    path: row.text('path'),
    digest: row.text('digest'),
    bytes: row.bytes('sealed'),
    dataKeyId: row.id<'data-key'>('data_key_id'),
  }));
}

type Understood = Pick<KeptDocument, 'path' | 'components' | 'dropped' | 'questions'>;

/** What putting the documents together found of each: what was left out of it, what should be confirmed. */
export async function noteUnderstood(
  tx: Transaction,
  organization: OrganizationId,
  documents: readonly Understood[],
): Promise<void> {
  const query = sql`
    UPDATE breakwater.inventory_document AS d
    SET components = told.components, dropped = told.dropped, questions = told.questions
    FROM unnest(
      ${documents.map(({ path }) => path)}::text[],
      ${documents.map(({ components }) => components)}::int[],
      ${documents.map(({ dropped }) => JSON.stringify(dropped))}::jsonb[],
      ${documents.map(({ questions }) => JSON.stringify(questions))}::jsonb[]
    ) AS told (path, components, dropped, questions)
    WHERE d.org_id = ${organization} AND d.path = told.path
      AND (d.components, d.dropped, d.questions) IS DISTINCT FROM (told.components, told.dropped, told.questions)`;
  await writeAny(tx, query);
}

/** That documents came or went: a plan of the version before is outdated. Whoever else changes them waits. */
export async function raiseInventoryVersion(tx: Transaction, organization: OrganizationId): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.inventory AS i (org_id, version)
    VALUES (${organization}, 1)
    ON CONFLICT (org_id) DO UPDATE SET version = i.version + 1, changed_at = now()`;
  await write(tx, query, 1);
}

/** 0 where nothing was ever handed in. */
export async function inventoryVersion(tx: Transaction, organization: OrganizationId): Promise<number> {
  const query = sql`SELECT version FROM breakwater.inventory WHERE org_id = ${organization}`;
  return (await find(tx, query, 'inventory', (row) => row.number('version'))) ?? 0;
}

const columnsShape = z.array(column);
const droppedShape = z.array(dropped);
const questionsShape = z.array(columnQuestion);

function toDocument(row: Row): KeptDocument {
  return {
    documentId: row.id<'document'>('document_id'),
    path: row.text('path'),
    digest: row.text('digest'),
    byteCount: row.number('byte_count'),
    format: row.text('format'),
    createdOn: row.optional('created_on', (column) => row.day(column)),
    tool: row.optional('tool', (column) => row.text(column)),
    assets: row.number('assets'),
    components: row.number('components'),
    dropped: row.json('dropped', (stored) => droppedShape.parse(stored)),
    columns: row.json('columns', (stored) => columnsShape.parse(stored)),
    questions: row.json('questions', (stored) => questionsShape.parse(stored)),
    uploadedAt: row.instant('uploaded_at'),
  };
}
