import type { Day } from '#core/kernel/days.ts';
import type { AlikeRisks } from '#core/plans/alike-risks.ts';
import type { Option } from '#core/plans/coverage.ts';

/** What the calendar knows of an option. */
export interface Job {
  readonly dueOn: Day | undefined;
  readonly binding: boolean;
  /** Not put off, and not said to be done. */
  readonly ready: boolean;
  /** To be done even where others remove all the risk that it would: a question stays a question. */
  readonly always: boolean;
}

export interface ScheduleInput {
  /** Of what options remove, each by its index there. */
  readonly weights: readonly number[];
  readonly options: readonly Option[];
  /** By index of option. */
  readonly jobs: readonly Job[];
  /** Hours a week. */
  readonly capacity: number;
  /** Hours of these kept back from what is chosen by weight. */
  readonly heldBack: number;
  readonly asOf: Day;
}

/** What is scheduled of a plan's risks: those that are alike are one. */
export interface Scheduling extends ScheduleInput {
  readonly alike: AlikeRisks;
}
