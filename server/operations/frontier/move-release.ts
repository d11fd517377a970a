import { moveRelease as endpoint } from '#api/frontier/notices.ts';
import { makeNoticeMove } from '#server/frontier/notice/make-move.ts';
import { readRelease } from '#server/frontier/notice/read-release.ts';
import { operation } from '#server/operations/context.ts';

export const moveRelease = operation(endpoint, (context, { params: { model, stage }, body }) => {
  const { audience, ...release } = body;
  return makeNoticeMove(context, model, {
    move: { kind: 'release-moved', stage, release: readRelease(release) },
    audience,
  });
});
