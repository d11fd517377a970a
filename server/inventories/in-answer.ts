// Documents and assets as the API tells them.
import type { z } from 'zod';
import type { editAsset, uploadDocument } from '#api/inventories.ts';
import type { KeptAsset } from '#server/postgres/assets.ts';
import type { KeptDocument } from '#server/postgres/inventory-documents.ts';

type DocumentAnswer = Omit<z.input<typeof uploadDocument.output>, 'isNew'>;
type AssetAnswer = z.input<typeof editAsset.output>;

export function documentInAnswer(document: KeptDocument): DocumentAnswer {
  const { documentId, path, format, digest, byteCount, createdOn, tool, uploadedAt, assets, components } = document;
  return {
    id: documentId,
    name: path,
    format,
    digest,
    bytes: byteCount,
    createdOn,
    tool,
    uploadedAt: uploadedAt.toString(),
    assets,
    components,
    dropped: document.dropped,
    columns: document.columns,
    questions: document.questions,
  };
}

export function assetInAnswer({ assetId, ...asset }: KeptAsset): AssetAnswer {
  return { id: assetId, ...asset };
}
