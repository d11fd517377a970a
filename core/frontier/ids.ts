// Ids of the framework's own nouns.
import type { Id } from '#core/kernel/ids.ts';

/** Of an AI model. */
export type ModelId = Id<'model'>;
export type AccessGrantId = Id<'access-grant'>;
