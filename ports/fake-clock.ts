import type { Clock } from '#ports/clock.ts';

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves both readings on, for example by `{ minutes: 15 }`. */
  readonly advance: (by: Temporal.DurationLike) => void;
  /** Sets the wall clock alone, back too, as an administrator can. */
  readonly set: (to: string) => void;
}

/** @param at an instant, for example `2026-11-22T10:00:00Z` */
export function fakeClock(at = '2026-11-22T10:00:00Z'): FakeClock {
  let now = Temporal.Instant.from(at);
  let monotonicMs = 0;
  return {
    now: () => now,
    monotonicMs: () => monotonicMs,
    advance: (by) => {
      const duration = Temporal.Duration.from(by);
      now = now.add(duration);
      monotonicMs += duration.total('milliseconds');
    },
    set: (to) => {
      now = Temporal.Instant.from(to);
    },
  };
}
