import { agreeToRelease as endpoint } from '#api/frontier/releases.ts';
import { mayAgree } from '#core/frontier/access/two-people.ts';
import { accept } from '#core/kernel/decision.ts';
import { noteInLedger, tellAsDeveloper } from '#server/frontier/notice/make-move.ts';
import { noticesIn } from '#server/frontier/notice/moves.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { readRecord, tell } from '#server/frontier/record.ts';
import { aboutRelease, copyOf, releasesIn, type ReleaseTelling } from '#server/frontier/notice/release-moves.ts';
import { operation } from '#server/operations/context.ts';
import { lockRecord } from '#server/postgres/frontier/moves.ts';
import { isOtherHuman, stillSpeaks } from '#server/postgres/frontier/widenings.ts';

export const agreeToRelease = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.act');
    if (model === undefined) return noModel();
    const { modelId, developer } = model;
    await lockRecord(tx, modelId);
    const record = await readRecord(tx, context, modelId);
    const release = releasesIn(record).find(({ number }) => number === params.release);
    const told = record.find(({ audience, number }) => audience === 'developer' && number === release?.of);
    if (release === undefined || told === undefined) return noModel();
    const second = {
      isOtherHuman: await isOtherHuman(tx, release.by.person),
      proposerStillMay: await stillSpeaks(tx, release.by.person, modelId, 'frontier.act'),
    };
    const may = mayAgree(release, second, context.clock.now());
    if (!may.ok) return may;
    const agreed: ReleaseTelling = { kind: 'agreed', proposal: release.number };
    await tell(tx, context, model, { audience: 'developer', by: developer, about: aboutRelease, move: agreed });
    await tellAsDeveloper(tx, context, model, { audience: 'record', about: aboutRelease, move: copyOf(told) });
    for (const { move } of noticesIn([told])) if (move.kind !== 'asked') await noteInLedger(tx, context, model, move);
    return accept(undefined);
  }),
);
