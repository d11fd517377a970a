// How purposes and scopes of access read to people.
import type { AccessPurpose, AccessScope } from '#core/frontier/access/grant.ts';

export const accessPurposeWords: Readonly<Record<AccessPurpose, string>> = {
  determination: 'determining whether it is a covered frontier model',
  consultation: 'being consulted on that',
  evaluation: 'testing it',
  oversight: 'overseeing that developers are treated alike',
  partner: 'working with it as a trusted partner',
};

export const accessScopeWords: Readonly<Record<AccessScope, string>> = {
  model: 'the model itself',
  record: 'what stands in its record',
  evidence: 'results with their samples',
};
