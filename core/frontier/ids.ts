// Ids of the framework's own nouns.
import type { Id } from '#core/kernel/ids.ts';

/** Of an AI model. */
export type ModelId = Id<'model'>;
export type AccessGrantId = Id<'access-grant'>;
/** Of an organization's wish to be a trusted partner. */
export type ApplicationId = Id<'application'>;
export type PartnerAnswerId = Id<'partner-answer'>;
export type PartnerEntryId = Id<'partner-entry'>;
export type FairnessEntryId = Id<'fairness-entry'>;
