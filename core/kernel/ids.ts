// Ids are UUIDs (version 7, made by `ports/ids.ts`) in lower case. A brand keeps one noun's id from standing for another's.

declare const noun: unique symbol;

/** The id of one noun; a text becomes one by {@link isId} alone, at the door that it came through. */
export type Id<Noun extends string> = string & { readonly [noun]: Noun };

export type OrganizationId = Id<'organization'>;
export type PersonId = Id<'person'>;
export type SessionId = Id<'session'>;
export type TokenId = Id<'token'>;
export type InvitationId = Id<'invitation'>;
export type CompartmentId = Id<'compartment'>;
export type GrantId = Id<'grant'>;
export type LoweringId = Id<'lowering'>;
export type EventId = Id<'event'>;
export type DataKeyId = Id<'data-key'>;
export type DocumentId = Id<'document'>;
export type AssetId = Id<'asset'>;
export type ReportId = Id<'report'>;

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether `text` has the form of an id. Upper case has not: one thing has one spelling. The caller says whose id it is. */
export function isId<Noun extends string>(text: string): text is Id<Noun> {
  return uuidPattern.test(text);
}
