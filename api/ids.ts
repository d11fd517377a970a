// Ids as they come in paths and bodies: one form each, so that one thing has one address.
import { z } from 'zod';
import { isId, type Id } from '#core/kernel/ids.ts';

/** An id of one noun: `idOf<'organization'>()`. Of which noun it is, only the store can tell; a wrong one is absent. */
export function idOf<Noun extends string>() {
  return z
    .custom<Id<Noun>>((value) => typeof value === 'string' && isId<Noun>(value), 'is no id')
    .meta({ type: 'string', format: 'uuid', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
}

/** In a path; row security holds for it besides. */
export const organizationId = idOf<'organization'>().meta({ description: 'Of which organization' });
export const personId = idOf<'person'>();
export const providerId = idOf<'provider'>();
