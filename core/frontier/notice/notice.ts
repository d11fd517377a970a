// The life of a release notice. EO 14409 §3(c): nothing authorises "a mandatory governmental licensing, preclearance, or
// permitting requirement". So a developer's moves are always taken, whatever else is true, and what a developer tells of
// its releases is made of its own moves alone: there is no move of anybody else's that could add to it or take away. What
// becomes of access when the plan changes is `spanWithin`, core/frontier/access/grant.ts.
import { replanned, windowBefore, type AccessWindow, type PlannedRelease } from '#core/frontier/notice/window.ts';

/** To whom a model is released, in the order in which developers usually go. */
export const stages = ['internal', 'government', 'trusted-partners', 'limited', 'general'] as const;
export type Stage = (typeof stages)[number];

export const noticeStates = ['none', 'given', 'withdrawn'] as const;
type NoticeState = (typeof noticeStates)[number];

/** What only the developer does. */
export type DeveloperMove =
  | {
      readonly kind: 'notice-given';
      readonly releases: ReadonlyMap<Stage, PlannedRelease>;
      /** Calendar days of access that the developer offers before its release to trusted partners: 0 to 30. */
      readonly daysOffered: number;
    }
  | { readonly kind: 'release-moved'; readonly stage: Stage; readonly release: PlannedRelease }
  | { readonly kind: 'release-dropped'; readonly stage: Stage }
  | { readonly kind: 'released'; readonly stage: Stage }
  | { readonly kind: 'withdrawn' };

export interface NoticeLife {
  readonly state: NoticeState;
  /** As the developer told it last. */
  readonly releases: ReadonlyMap<Stage, PlannedRelease>;
  readonly released: ReadonlySet<Stage>;
  /** As the developer offered last. */
  readonly daysOffered: number;
  readonly window: AccessWindow | undefined;
}

export const noLife: NoticeLife = {
  state: 'none',
  releases: new Map(),
  released: new Set(),
  daysOffered: 0,
  window: undefined,
};

/** Takes a developer's move: there is none that is not taken. */
export function developerMoves(life: NoticeLife, move: DeveloperMove, at: Temporal.Instant): NoticeLife {
  switch (move.kind) {
    case 'notice-given': {
      const { releases, daysOffered } = move;
      return { ...life, state: 'given', releases, daysOffered, window: laidBefore(releases, daysOffered) };
    }
    case 'release-moved':
      return moved(life, new Map([...life.releases, [move.stage, move.release]]), at);
    case 'release-dropped':
      return moved(life, new Map([...life.releases].filter(([stage]) => stage !== move.stage)), at);
    case 'released':
      return { ...life, released: new Set([...life.released, move.stage]) };
    case 'withdrawn':
      return { ...life, state: 'withdrawn', window: undefined };
  }
}

function laidBefore(releases: NoticeLife['releases'], days: number): AccessWindow | undefined {
  const partners = releases.get('trusted-partners');
  return partners === undefined ? undefined : windowBefore(partners, days);
}

/** The window follows the release to trusted partners; whoever left offers none before its next notice. */
function moved(life: NoticeLife, releases: NoticeLife['releases'], at: Temporal.Instant): NoticeLife {
  const partners = releases.get('trusted-partners');
  if (partners === undefined || life.state !== 'given') return { ...life, releases, window: undefined };
  // A release that was not planned before, or whose window had no time left, has one as it was offered.
  if (life.window === undefined) return { ...life, releases, window: laidBefore(releases, life.daysOffered) };
  return { ...life, releases, window: replanned(life.window, partners, at) };
}
