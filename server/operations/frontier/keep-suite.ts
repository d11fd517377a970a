import { keepSuite as endpoint } from '#api/frontier/suites.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { readSuite } from '#core/frontier/suites/suite.ts';
import { sha256 } from '#server/digest.ts';
import { openPartOf, placeOfSuite } from '#server/frontier/evidence/kept-suite.ts';
import { readTold } from '#server/frontier/read-told-document.ts';
import { suiteInAnswer } from '#server/frontier/evidence/suite-in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findSuite, insertSuite, isKeeper } from '#server/postgres/frontier/suites.ts';

export const keepSuite = operation(endpoint, ({ inTransaction, ids, sealer }, { params: { org }, body }) =>
  inTransaction(async (tx) => {
    if (!(await isKeeper(tx, org))) {
      return refuse('suite.not_keeper', 'Offices of the framework and the clearinghouse keep suites.');
    }
    const read = readTold(() => readSuite(body.suite));
    if (!read.ok) return read;
    const suite = read.value;
    const suiteId = ids.next<'suite'>();
    const text = canonicalText(suite);
    const openPart = openPartOf(suite);
    const plain = new TextEncoder().encode(text);
    const sealed =
      openPart.privateItems === 0
        ? undefined
        : await sealer.seal(
            tx,
            { organizationId: org, compartmentId: undefined },
            { place: placeOfSuite(suiteId), plain },
          );
    const { name, version } = suite;
    const digest = sha256(text);
    if (!(await insertSuite(tx, { keeper: org, suiteId, name, version, digest, openPart, sealed }))) {
      return refuse('suite.version_known', `${name} ${version} is kept: another document is another version.`);
    }
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-suite', id: suiteId },
      kind: 'frontier-suite.kept',
      digests: { suite: digest },
    });
    const kept = await findSuite(tx, suiteId);
    assert(kept !== undefined, 'what was kept is there');
    return accept(suiteInAnswer(kept));
  }),
);
