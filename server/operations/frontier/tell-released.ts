import { tellReleased as endpoint } from '#api/frontier/notices.ts';
import { makeNoticeMove } from '#server/frontier/notice/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const tellReleased = operation(endpoint, (context, { params: { model, stage }, body: { audience } }) =>
  makeNoticeMove(context, model, { move: { kind: 'released', stage }, audience }),
);
