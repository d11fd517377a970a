// Whether the voluntary framework concerns whoever asks. By itself, since every page of the portal asks: nothing of the
// framework comes with it.
import { z } from 'zod';
import { endpoint } from '#api/endpoint.ts';

export const showPart = endpoint({
  id: 'show-part',
  method: 'GET',
  path: '/api/frontier/part',
  summary:
    'Whether the voluntary framework concerns you: as a developer of AI, an office of it, or by access to a model.',
  asks: 'session',
  output: z.object({ concerned: z.boolean() }),
  refusals: [],
});
