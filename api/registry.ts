// All endpoints of the API; the dull list from which binding, documents and client are made.
import type { Promised } from '#api/endpoint.ts';

/** A line for each; its operation has one in `server/operations/registry.ts`. */
export const endpoints: readonly Promised[] = [];
