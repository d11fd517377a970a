import { listSuites as endpoint } from '#api/frontier/suites.ts';
import { accept } from '#core/kernel/decision.ts';
import { suiteInAnswer } from '#server/frontier/evidence/suite-in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { listSuites as read } from '#server/postgres/frontier/suites.ts';

export const listSuites = operation(endpoint, async ({ inTransaction }) =>
  accept({ suites: (await inTransaction(read)).map(suiteInAnswer) }),
);
