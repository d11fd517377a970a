// What a developer told, as it is answered.
import type { PlannedRelease } from '#core/frontier/notice/window.ts';
import type { NoticeTold } from '#server/frontier/notice/moves.ts';

export function noticeInAnswer({ at, by, audience, move }: NoticeTold) {
  const told = { at: at.toString(), by: by.name, audience, kind: move.kind, releases: [] };
  switch (move.kind) {
    case 'notice-given': {
      const releases = [...move.releases].map(([stage, release]) => ({ stage, ...placed(release) }));
      return { ...told, releases, daysOffered: move.daysOffered };
    }
    case 'release-moved':
      return { ...told, stage: move.stage, releases: [{ stage: move.stage, ...placed(move.release) }] };
    case 'release-dropped':
    case 'released':
      return { ...told, stage: move.stage };
    case 'withdrawn':
      return told;
    case 'asked':
      return { ...told, text: move.text };
  }
}

/** An instant with how it reads in its zone. */
export function placed({ at, zone }: PlannedRelease) {
  const local = at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return { at: at.toString(), zone, local: local.replace('T', ' ') };
}
