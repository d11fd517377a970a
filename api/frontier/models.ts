// Models under the voluntary framework: brought in by their developer's choice.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';
import { idOf, organizationId } from '#api/ids.ts';
import { accessPurposes, accessScopes } from '#core/frontier/access/grant.ts';
import { nameCharactersMax } from '#core/parties/organization.ts';

export const modelId = idOf<'model'>().meta({ description: 'Of which AI model' });

const name = z.string().trim().min(1).max(nameCharactersMax);
const told = z.string().trim().max(10_000);

const model = z
  .object({
    id: modelId,
    shield: z.string().meta({ description: 'The codename that everybody else learns' }),
    name: z.string(),
    about: z.string().meta({ description: 'What its developer says of it' }),
    developer: organizationId,
    compartment: idOf<'compartment'>(),
    reach: z.enum(['developer', 'grants']).meta({ description: 'By what you see it' }),
    purposes: z.array(z.enum(accessPurposes)).meta({ description: 'Of the grants by which you see it' }),
    scopes: z.array(z.enum(accessScopes)).meta({ description: 'Of the grants by which you see it' }),
    until: z.iso.datetime().optional().meta({ description: 'When the last of them ends by itself' }),
  })
  .meta({ id: 'FrontierModel' });

export const enrolModel = endpoint({
  id: 'enrol-model',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/models',
  summary:
    'Brings a model under the voluntary framework. It is seen by you alone, until you read others in or give access.',
  asks: { permission: 'frontier.manage', of: 'org' },
  stepUp: true,
  params: { org: organizationId },
  body: z.strictObject({ name, about: told }),
  output: z.object({ id: modelId, shield: z.string(), compartment: idOf<'compartment'>() }),
  status: 201,
  refusals: ['enrolment.not_developer'],
});

export const listModels = endpoint({
  id: 'list-models',
  method: 'GET',
  path: '/api/frontier/models',
  summary: 'The models that you reach: your own, and those that you were given access to.',
  asks: 'session',
  query: {
    after: modelId.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  },
  output: z.object({ models: z.array(model), next: modelId.optional() }),
  refusals: [],
});

export const showModel = endpoint({
  id: 'show-model',
  method: 'GET',
  path: '/api/frontier/models/{model}',
  summary: 'One model.',
  asks: 'session',
  params: { model: modelId },
  output: model,
  refusals: [],
});

export const renameModel = endpoint({
  id: 'rename-model',
  method: 'PUT',
  path: '/api/frontier/models/{model}',
  summary: 'Its developer calls it otherwise, or says something else of it; its codename stays.',
  asks: 'session',
  params: { model: modelId },
  body: z.strictObject({ name, about: told }),
  output: z.undefined(),
  refusals: [],
});

export const adoptModels = endpoint({
  id: 'adopt-models',
  method: 'POST',
  path: '/api/organizations/{org}/frontier/models/adoption',
  summary: 'Reads you into those models of your organization that none of its people reaches any more.',
  asks: { permission: 'frontier.manage', of: 'org' },
  stepUp: true,
  params: { org: organizationId },
  output: z.object({ adopted: z.int() }),
  refusals: [],
});
