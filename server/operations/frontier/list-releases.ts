import { listReleases as endpoint } from '#api/frontier/releases.ts';
import { mayRelease } from '#core/frontier/access/release.ts';
import { lapsesAt } from '#core/frontier/access/two-people.ts';
import { accept } from '#core/kernel/decision.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { readRecord } from '#server/frontier/record.ts';
import { releasableIn, releasesIn } from '#server/frontier/notice/release-moves.ts';
import { operation } from '#server/operations/context.ts';

export const listReleases = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.read');
    if (model === undefined) return noModel();
    const record = await readRecord(tx, context, model.modelId);
    const all = releasesIn(record);
    const at = context.clock.now();
    const releasable = releasableIn(record)
      .filter((one) => mayRelease(one, all, at).ok)
      .map(({ number, told }) => ({ of: number, about: told.about, at: told.at.toString(), by: told.by.name }));
    const releases = all.map((one) => ({
      number: one.number,
      of: one.of,
      reason: one.reason,
      proposedBy: one.by.name,
      proposedAt: one.proposedAt.toString(),
      lapsesAt: lapsesAt(one).toString(),
      agreed: one.agreed,
      own: one.by.person === context.asker.personId,
    }));
    return accept({ releases, releasable });
  }),
);
