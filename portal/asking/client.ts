// The portal's one way to the service.
import { makeClient } from '#api/client.ts';

export const client = makeClient({ baseUrl: '' });
