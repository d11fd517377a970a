import { handBackGrant as endpoint } from '#api/grants.ts';
import { operation } from '#server/operations/context.ts';
import { endGrant } from '#server/parties/end-grant.ts';

export const handBackGrant = operation(endpoint, (context, { params: { org, grant } }) =>
  endGrant(context, { provider: org }, grant),
);
