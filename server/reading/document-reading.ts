// What is told of a document that was read: all that crosses from the program that read it, held to its bounds on either side.
import { z } from 'zod';
import { column, columnQuestion, day, dropped } from '#api/told.ts';
import { documentCodes } from '#core/formats/document-codes.ts';
import { listMax, textCharactersMax } from '#server/reading/bounds.ts';

const text = z.string().max(textCharactersMax);
const count = z.int().min(0).max(100_000_000);

const documentReading = z.strictObject({
  is: z.literal('read'),
  /** `CycloneDX 1.5 JSON`, `Nessus XML` … */
  format: text,
  createdOn: day.optional(),
  tool: text.optional(),
  /** How many assets a list or report names; one where the document is of one thing. */
  assets: count,
  components: count,
  dropped: z.array(dropped).max(listMax),
  columns: z.array(column).max(listMax),
  questions: z.array(columnQuestion).max(listMax),
});

const refusedDocument = z.strictObject({
  is: z.literal('refused'),
  code: z.enum(documentCodes),
  why: text,
  place: text.optional(),
});

export const readingAnswer = z.discriminatedUnion('is', [documentReading, refusedDocument]);

export type DocumentReading = z.infer<typeof documentReading>;
export type ReadingAnswer = z.infer<typeof readingAnswer>;
