import { leaveFramework as endpoint } from '#api/frontier/notices.ts';
import { makeNoticeMove } from '#server/frontier/notice/make-move.ts';
import { operation } from '#server/operations/context.ts';

/** Told to nobody else: to those who had access it has ended, as it would have by itself. */
export const leaveFramework = operation(endpoint, (context, { params: { model } }) =>
  makeNoticeMove(context, model, { move: { kind: 'withdrawn' }, audience: 'developer' }),
);
