// Who may see a note, by the rule: beside row security, which has shown it already.
import type { SignedIn } from '#core/parties/asker.ts';
import { decide } from '#core/parties/decide.ts';
import { withLabel } from '#core/parties/guards.ts';
import type { Note } from '#server/postgres/notes.ts';

export function mayRead({ organizationId, label }: Note, asker: SignedIn | undefined, at: Temporal.Instant): boolean {
  if (asker === undefined) return false;
  // Row security shows nothing of an organization that is suspended.
  const organization = { organizationId, suspended: false, example: false };
  return decide(asker, { permission: 'organization.read', at, needsStepUp: false }, withLabel(organization, label)).ok;
}
