// Time enters here and nowhere else.

/** What a server knows of the time. An implementation MUST answer instants in UTC, to the millisecond. */
export interface Clock {
  readonly now: () => Temporal.Instant;
  /** Milliseconds since an unstated beginning; never goes back, whatever happens to the wall clock. For spans only. */
  readonly monotonicMs: () => number;
}

/** The machine's own clock. Cut to the millisecond: the database keeps microseconds, JSON readers often only these. */
export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
  monotonicMs: () => performance.now(),
};
