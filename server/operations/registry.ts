// Which operation answers which endpoint: a line for each, `operation(endpoint, run)`.
import type { Operation } from '#server/operations/context.ts';

export const operations: readonly Operation[] = [];
