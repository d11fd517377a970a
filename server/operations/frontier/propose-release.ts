import { proposeRelease as endpoint } from '#api/frontier/releases.ts';
import { mayRelease } from '#core/frontier/access/release.ts';
import { lapsesAt } from '#core/frontier/access/two-people.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { tellAsDeveloper } from '#server/frontier/notice/make-move.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { readRecord } from '#server/frontier/record.ts';
import { aboutRelease, releasableIn, releasesIn, type ReleaseTelling } from '#server/frontier/notice/release-moves.ts';
import { operation } from '#server/operations/context.ts';
import { lockRecord } from '#server/postgres/frontier/moves.ts';

export const proposeRelease = operation(endpoint, (context, { params, body: { of, reason } }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.act');
    if (model === undefined) return noModel();
    await lockRecord(tx, model.modelId);
    const record = await readRecord(tx, context, model.modelId);
    const told = releasableIn(record).find(({ number }) => number === of);
    if (told === undefined) return refuse('release.absent', 'Nothing of this number was told to your own people.');
    const at = context.clock.now();
    const may = mayRelease(told, releasesIn(record), at);
    if (!may.ok) return may;
    const number =
      Math.max(0, ...record.filter(({ audience }) => audience === 'developer').map((one) => one.number)) + 1;
    const move: ReleaseTelling = { kind: 'proposed', of, reason };
    await tellAsDeveloper(tx, context, model, { audience: 'developer', about: aboutRelease, move });
    return accept({ number, lapsesAt: lapsesAt({ proposedAt: at, agreed: false }).toString() });
  }),
);
