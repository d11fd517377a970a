import { listNotices as endpoint } from '#api/frontier/notices.ts';
import { accept } from '#core/kernel/decision.ts';
import { noticeInAnswer } from '#server/frontier/notice/in-answer.ts';
import { noticesIn } from '#server/frontier/notice/moves.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { readDevelopersMoves } from '#server/frontier/record.ts';
import { operation } from '#server/operations/context.ts';

export const listNotices = operation(endpoint, (context, { params: { model } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'record', what: 'list-notices' } as const;
    if ((await reachModel(tx, context, model, wanted)) === undefined) return noModel();
    const notices = noticesIn(await readDevelopersMoves(tx, context, model));
    return accept({ notices: notices.map(noticeInAnswer) });
  }),
);
