// Which organization is which office of the voluntary framework.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { organizationId } from '#api/ids.ts';
import { frameworkOffices } from '#core/frontier/access/offices.ts';

const office = z.enum(frameworkOffices);
const manages = { permission: 'frontier.manage', of: 'org' } as const;

export const listOffices = endpoint({
  id: 'list-offices',
  method: 'GET',
  path: '/api/frontier/offices',
  summary: 'The offices of the voluntary framework for frontier models: who determines, is consulted, tests, oversees.',
  asks: 'session',
  output: z.object({
    offices: z.array(z.object({ organization: organizationId, name: z.string(), office })),
  }),
  refusals: [],
});

export const setOffice = endpoint({
  id: 'set-office',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/offices',
  summary: 'The clearinghouse says which organization is an office of the framework.',
  asks: manages,
  stepUp: true,
  params: { org: organizationId },
  body: z.strictObject({ organization: organizationId, office }),
  output: z.undefined(),
  refusals: ['office.not_clearinghouse', 'office.taken'],
});

export const endOffice = endpoint({
  id: 'end-office',
  method: 'DELETE',
  path: '/api/organizations/{org}/frontier/offices/{organization}/{office}',
  summary: 'The clearinghouse says that an organization is this office no more.',
  asks: manages,
  stepUp: true,
  params: { org: organizationId, organization: organizationId, office },
  output: z.undefined(),
  refusals: ['office.not_clearinghouse'],
});
