import { describeApi as endpoint } from '#api/description.ts';
import { renderOpenApi } from '#api/openapi.ts';
import { endpoints } from '#api/registry.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';

let description: ReturnType<typeof renderOpenApi> | undefined;

/** Rendered when it is first asked for: a server that nobody asks needs it not. */
export const describeApi = operation(endpoint, async () => accept((description ??= renderOpenApi(endpoints))));
