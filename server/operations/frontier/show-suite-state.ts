import { showSuiteState as endpoint } from '#api/frontier/suites.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { runsOfKept } from '#server/frontier/evidence/kept-reference.ts';
import { suiteAsSeen } from '#server/frontier/evidence/kept-suite.ts';
import { operation } from '#server/operations/context.ts';
import { findSuite, listReferences } from '#server/postgres/frontier/suites.ts';

/** Worked out apart from what released models did on it, the newest evidence of each. */
export const showSuiteState = operation(endpoint, async ({ inTransaction, sealer, evidence, asker }, { params }) => {
  const found = await inTransaction(async (tx) => {
    const kept = await findSuite(tx, params.suite);
    if (kept === undefined) return undefined;
    const texts = new Map<string, Uint8Array>();
    for (const one of await listReferences(tx, params.suite)) {
      const text = texts.has(one.alias) ? undefined : await runsOfKept(tx, sealer, one);
      if (text !== undefined) texts.set(one.alias, text);
    }
    return { ...(await suiteAsSeen(tx, sealer, kept)), texts: [...texts.values()] };
  });
  if (found === undefined) return refuse('object.absent', 'There is none.');
  const { suite, isWhole, texts } = found;
  if (suite === undefined) return accept({ isWhole, ...nothing });
  return accept({ isWhole, ...(await evidence.stateOf(asker.personId, suite, texts)) });
});

const nothing = { items: 0, publicShare: 0, isSaturated: false, families: [], models: [] };
