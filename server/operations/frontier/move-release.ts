import { moveRelease as endpoint } from '#api/frontier/notices.ts';
import { makeNoticeMove } from '#server/frontier/make-notice-move.ts';
import { readRelease } from '#server/frontier/read-release.ts';
import { operation } from '#server/operations/context.ts';

export const moveRelease = operation(endpoint, (context, { params: { model, stage }, body }) => {
  const { audience, ...release } = body;
  return makeNoticeMove(context, model, {
    move: { kind: 'release-moved', stage, release: readRelease(release) },
    audience,
  });
});
