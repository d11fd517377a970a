// The API's own description.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';

export const describeApi = endpoint({
  id: 'describe-api',
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description, as OpenAPI 3.1.',
  asks: 'nobody',
  output: z.record(z.string(), z.unknown()),
  refusals: [],
});
