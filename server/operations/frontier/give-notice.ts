import { giveNotice as endpoint } from '#api/frontier/notices.ts';
import { stages, type Stage } from '#core/frontier/notice/notice.ts';
import type { PlannedRelease } from '#core/frontier/notice/window.ts';
import { makeNoticeMove } from '#server/frontier/notice/make-move.ts';
import { readRelease } from '#server/frontier/notice/read-release.ts';
import { operation } from '#server/operations/context.ts';

export const giveNotice = operation(endpoint, (context, { params: { model }, body }) => {
  const releases = new Map<Stage, PlannedRelease>();
  for (const stage of stages) {
    const release = body.releases[stage];
    if (release !== undefined) releases.set(stage, readRelease(release));
  }
  const move = { kind: 'notice-given', releases, daysOffered: body.daysOffered } as const;
  return makeNoticeMove(context, model, { move, audience: body.audience });
});
