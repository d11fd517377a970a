import { dropRelease as endpoint } from '#api/frontier/notices.ts';
import { makeNoticeMove } from '#server/frontier/notice/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const dropRelease = operation(endpoint, (context, { params: { model, stage }, query: { audience } }) =>
  makeNoticeMove(context, model, { move: { kind: 'release-dropped', stage }, audience }),
);
