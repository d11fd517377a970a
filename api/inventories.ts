// What an organization runs: the documents that it hands in, and the assets and components that these name.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import {
  assetKinds,
  column,
  columnQuestion,
  criticalities,
  day,
  depths,
  dropped,
  exposures,
  instant,
  stated,
} from '#api/told.ts';
import { documentCodes } from '#core/formats/document-codes.ts';

const org = organizationId;
const reading = { permission: 'inventory.read', of: 'org' } as const;
const writing = { permission: 'inventory.write', of: 'org' } as const;
const limit = z.coerce.number().int().min(1).max(200).default(50);

/** A document as it is sent; gzip may make it smaller. What comes out of it may be four times as much. */
export const uploadBytesMax = 64 * 1024 * 1024;
/** Of one organization. */
export const documentsMax = 2000;
export const documentBytesMax = 1024 * 1024 * 1024;
const pathCharactersMax = 300;

/** `hosts.csv`, `branch/portal.cdx.json`: parts of a path, none of which leads elsewhere or is hidden. */
const documentPath = z
  .string()
  .min(1)
  .max(pathCharactersMax)
  .refine(
    (path) => path.split('/').every((part) => part !== '' && !part.startsWith('.') && !/[\u0000-\u001f\\]/.test(part)),
    'is no path of a document: `hosts.csv`, `branch/portal.cdx.json`',
  )
  .meta({ description: 'As you name it; one that comes under a name that is there takes the place of that one' });

const document = z
  .object({
    id: idOf<'document'>(),
    name: z.string(),
    format: z.string().meta({ description: 'As it was recognised: `CycloneDX 1.5 JSON`' }),
    digest: z.string().meta({ description: 'SHA-256 of its bytes as they came, hexadecimal' }),
    bytes: z.int(),
    createdOn: day.optional().meta({ description: 'As the document itself states' }),
    tool: z.string().optional(),
    uploadedAt: instant,
    assets: z.int(),
    components: z.int(),
    dropped: z.array(dropped).meta({ description: 'What was left out of it, and why' }),
    columns: z.array(column),
    questions: z.array(columnQuestion),
  })
  .meta({ id: 'Document' });

const readerCodes = ['document.takes_too_long', 'document.takes_too_much', 'document.reader_failed'] as const;

export const uploadDocument = endpoint({
  id: 'upload-document',
  method: 'POST',
  path: '/api/organizations/{org}/inventory/documents',
  summary:
    'Hands in a document on what runs: an SBOM, a lock file, a list of assets, a scanner’s report. The body is its bytes.',
  asks: writing,
  params: { org },
  query: { name: documentPath },
  body: { kind: 'raw', mediaTypes: ['*'], bytesMax: uploadBytesMax },
  output: document.extend({ isNew: z.boolean().meta({ description: 'False: these very bytes were there already' }) }),
  status: 201,
  refusals: [...documentCodes, ...readerCodes, 'inventory.full'],
});

export const listDocuments = endpoint({
  id: 'list-documents',
  method: 'GET',
  path: '/api/organizations/{org}/inventory/documents',
  summary: 'The documents that were handed in, by name.',
  asks: reading,
  params: { org },
  query: { after: z.string().max(pathCharactersMax).optional(), limit },
  output: z.object({ documents: z.array(document), next: z.string().optional() }),
  refusals: [],
});

export const removeDocument = endpoint({
  id: 'remove-document',
  method: 'DELETE',
  path: '/api/organizations/{org}/inventory/documents/{document}',
  summary: 'Takes a document back; assets that no other one names go with it.',
  asks: writing,
  params: { org, document: idOf<'document'>() },
  output: z.undefined(),
  refusals: [],
});

const asset = z
  .object({
    id: idOf<'asset'>(),
    name: z.string(),
    kind: z.enum(assetKinds),
    count: z.int().meta({ description: 'How many alike it stands for' }),
    exposure: stated(exposures),
    criticality: stated(criticalities),
    documentedExposure: z.enum(exposures).meta({ description: 'What documents say, whatever you said' }),
    documentedCriticality: z.enum(criticalities),
    zone: z.string().optional(),
    maintenanceWindow: z.string().optional(),
    loses: z.string().optional().meta({ description: 'What the mission loses with it' }),
    alsoKnownAs: z.array(z.string()),
    seenOn: day.optional(),
    components: z.int(),
  })
  .meta({ id: 'Asset' });

export const listAssets = endpoint({
  id: 'list-assets',
  method: 'GET',
  path: '/api/organizations/{org}/inventory',
  summary: 'The assets that the documents name, by name.',
  asks: reading,
  params: { org },
  query: {
    after: z.string().max(640).optional(),
    limit,
    named: z.string().min(1).max(100).optional().meta({ description: 'Those of which a name begins so' }),
  },
  output: z.object({ assets: z.array(asset), next: z.string().optional() }),
  refusals: [],
});

export const showAsset = endpoint({
  id: 'show-asset',
  method: 'GET',
  path: '/api/organizations/{org}/assets/{asset}',
  summary: 'An asset.',
  asks: reading,
  params: { org, asset: idOf<'asset'>() },
  output: asset,
  refusals: [],
});

export const editAsset = endpoint({
  id: 'edit-asset',
  method: 'PATCH',
  path: '/api/organizations/{org}/assets/{asset}',
  summary:
    'Says who can reach an asset, and how much the work would suffer without it: your word holds whatever documents say.',
  asks: writing,
  params: { org, asset: idOf<'asset'>() },
  body: z.strictObject({
    exposure: z.enum(exposures).optional().meta({ description: '`unknown` takes your word back' }),
    criticality: z.enum(criticalities).optional(),
  }),
  output: asset,
  refusals: [],
});

export const listComponents = endpoint({
  id: 'list-components',
  method: 'GET',
  path: '/api/organizations/{org}/assets/{asset}/components',
  summary: 'What runs on an asset.',
  asks: reading,
  params: { org, asset: idOf<'asset'>() },
  query: { after: z.coerce.number().int().min(0).optional(), limit },
  output: z.object({
    components: z.array(
      z
        .object({
          number: z.int(),
          name: z.string(),
          version: z.string().optional(),
          purl: z.string().optional(),
          vendor: z.string().optional(),
          depth: z.enum(depths),
          isReported: z.boolean().meta({ description: 'What a scanner found to mend, and no software of its own' }),
          document: z.string().optional().meta({ description: 'The document that showed it' }),
        })
        .meta({ id: 'Component' }),
    ),
    next: z.int().optional(),
  }),
  refusals: [],
});

/** Components that are told of one search. */
export const componentsFoundMax = 500;

export const findComponents = endpoint({
  id: 'find-components',
  method: 'GET',
  path: '/api/organizations/{org}/components',
  summary:
    'On which assets something runs, in which version: a package or a product, by a part of its name or package URL.',
  asks: reading,
  params: { org },
  query: { named: z.string().trim().min(1).max(100) },
  output: z.object({
    found: z.array(
      z
        .object({
          asset: z.object({
            id: idOf<'asset'>(),
            name: z.string(),
            count: z.int().meta({ description: 'How many alike it stands for' }),
          }),
          name: z.string(),
          version: z.string().optional(),
          purl: z.string().optional(),
          isReported: z.boolean().meta({ description: 'What a scanner found to mend, and no software of its own' }),
        })
        .meta({ id: 'FoundComponent' }),
    ),
    isWhole: z.boolean().meta({ description: `False: there is more than these ${componentsFoundMax}` }),
    lookedAt: z.int().meta({
      description: 'Components that documents name in all: what none names may run all the same',
    }),
  }),
  cost: 10,
  refusals: [],
});
