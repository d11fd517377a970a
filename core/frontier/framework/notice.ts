// The life of a release notice. EO 14409 §3(c): nothing authorises "a mandatory governmental licensing, preclearance, or
// permitting requirement". So a developer's moves are always taken, whatever else is true, and what a developer tells of
// its releases is made of its own moves alone: an office can add nothing to it and take nothing away.
import {
  isOpen,
  replanned,
  windowBefore,
  type AccessWindow,
  type PlannedRelease,
} from '#core/frontier/framework/window.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

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

/** What an office does beside it. */
export type OfficeMove =
  | { readonly kind: 'access-granted'; readonly grant: Grant }
  | { readonly kind: 'access-ended'; readonly grant: string }
  | { readonly kind: 'determination-recorded'; readonly digest: string }
  | { readonly kind: 'question-asked'; readonly text: string };

interface Grant {
  readonly id: string;
  /** A named person: access is nobody's in general. */
  readonly person: string;
  readonly purpose: string;
  readonly until: Temporal.Instant;
}

export interface NoticeLife {
  readonly state: NoticeState;
  /** As the developer told it last. */
  readonly releases: ReadonlyMap<Stage, PlannedRelease>;
  readonly released: ReadonlySet<Stage>;
  readonly window: AccessWindow | undefined;
  /** In order; those that ended stand here too, as the record of what there was. */
  readonly grants: readonly (Grant & {
    readonly from: Temporal.Instant;
    readonly endedAt: Temporal.Instant | undefined;
  })[];
  readonly recorded: readonly OfficeMove[];
}

export const noLife: NoticeLife = {
  state: 'none',
  releases: new Map(),
  released: new Set(),
  window: undefined,
  grants: [],
  recorded: [],
};

/** Takes a developer's move: there is none that is not taken. */
export function developerMoves(life: NoticeLife, move: DeveloperMove, at: Temporal.Instant): NoticeLife {
  switch (move.kind) {
    case 'notice-given':
      return { ...life, state: 'given', ...planned(move, life, at) };
    case 'release-moved':
      return moved(life, new Map([...life.releases, [move.stage, move.release]]), at);
    case 'release-dropped':
      return moved(life, new Map([...life.releases].filter(([stage]) => stage !== move.stage)), at);
    case 'released':
      return { ...life, released: new Set([...life.released, move.stage]) };
    case 'withdrawn':
      return { ...ended(life, at), state: 'withdrawn', window: undefined };
  }
}

function planned(
  { releases, daysOffered }: Extract<DeveloperMove, { kind: 'notice-given' }>,
  life: NoticeLife,
  at: Temporal.Instant,
): Pick<NoticeLife, 'releases' | 'window' | 'grants'> {
  const partners = releases.get('trusted-partners');
  const window = partners === undefined ? undefined : windowBefore(partners, daysOffered);
  return { releases, window, grants: withinWindow(life, window, at) };
}

function moved(life: NoticeLife, releases: NoticeLife['releases'], at: Temporal.Instant): NoticeLife {
  const partners = releases.get('trusted-partners');
  const window = partners === undefined || life.window === undefined ? undefined : replanned(life.window, partners, at);
  return { ...life, releases, window, grants: withinWindow(life, window, at) };
}

/** A window that closes earlier ends grants earlier; none becomes longer by itself. */
function withinWindow(
  { grants }: NoticeLife,
  window: AccessWindow | undefined,
  at: Temporal.Instant,
): NoticeLife['grants'] {
  return grants.map((grant) => {
    if (grant.endedAt !== undefined) return grant;
    if (window === undefined) return { ...grant, endedAt: at };
    const isOver = Temporal.Instant.compare(window.closesAt, grant.until) < 0;
    return isOver ? { ...grant, until: window.closesAt } : grant;
  });
}

function ended(life: NoticeLife, at: Temporal.Instant): NoticeLife {
  return { ...life, grants: withinWindow(life, undefined, at) };
}

export type OfficeRefusal =
  | 'access.window_closed'
  | 'access.beyond_window'
  | 'access.grant_known'
  | 'access.grant_unknown';

/** Takes an office's move, or refuses it. None of them touches what the developer told of its releases. */
export function officeMoves(
  life: NoticeLife,
  move: OfficeMove,
  at: Temporal.Instant,
): Decision<NoticeLife, OfficeRefusal> {
  switch (move.kind) {
    case 'access-granted':
      return granted(life, move.grant, at);
    case 'access-ended': {
      if (!life.grants.some(({ id }) => id === move.grant))
        return refuse('access.grant_unknown', 'There is no such grant.');
      const grants = life.grants.map((one) => (one.id === move.grant ? { ...one, endedAt: one.endedAt ?? at } : one));
      return accept({ ...life, grants, recorded: [...life.recorded, move] });
    }
    case 'determination-recorded':
    case 'question-asked':
      return accept({ ...life, recorded: [...life.recorded, move] });
  }
}

function granted(life: NoticeLife, grant: Grant, at: Temporal.Instant): Decision<NoticeLife, OfficeRefusal> {
  const { window } = life;
  if (life.state !== 'given' || window === undefined || !isOpen(window, at)) {
    return refuse('access.window_closed', 'The developer gives no access at this time.');
  }
  if (Temporal.Instant.compare(grant.until, window.closesAt) > 0) {
    return refuse('access.beyond_window', 'A grant ends with the developer’s window at the latest.');
  }
  if (life.grants.some(({ id }) => id === grant.id))
    return refuse('access.grant_known', 'This grant was given before.');
  const grants = [...life.grants, { ...grant, from: at, endedAt: undefined }];
  return accept({ ...life, grants, recorded: [...life.recorded, { kind: 'access-granted', grant }] });
}

/** Whether a grant gives access at an instant: expiry acts by itself, with nothing that runs. */
export function givesAccess(grant: NoticeLife['grants'][number], at: Temporal.Instant): boolean {
  const end = grant.endedAt ?? grant.until;
  return (
    Temporal.Instant.compare(grant.from, at) <= 0 &&
    Temporal.Instant.compare(at, grant.until) < 0 &&
    Temporal.Instant.compare(at, end) < 0
  );
}
