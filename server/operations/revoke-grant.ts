import { revokeGrant as endpoint } from '#api/grants.ts';
import { operation } from '#server/operations/context.ts';
import { endGrant } from '#server/parties/end-grant.ts';

export const revokeGrant = operation(endpoint, (context, { params: { org, grant } }) =>
  endGrant(context, { customer: org }, grant),
);
