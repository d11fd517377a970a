import { showSuite as endpoint } from '#api/frontier/suites.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { readOpenPart } from '#server/frontier/evidence/kept-suite.ts';
import { referenceInAnswer, suiteInAnswer } from '#server/frontier/evidence/suite-in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { findSuite, listReferences } from '#server/postgres/frontier/suites.ts';

export const showSuite = operation(endpoint, ({ inTransaction, sealer }, { params }) =>
  inTransaction(async (tx) => {
    const suite = await findSuite(tx, params.suite);
    if (suite === undefined) return refuse('object.absent', 'There is none.');
    const { items, commitments } = readOpenPart(suite.openPart);
    const references = [];
    for (const one of await listReferences(tx, params.suite)) {
      const told = await referenceInAnswer(tx, sealer, one);
      if (told !== undefined) references.push(told);
    }
    return accept({ ...suiteInAnswer(suite), items, commitments, references });
  }),
);
