import type { Action } from '#core/plans/action.ts';
import type { Day } from '#core/kernel/days.ts';

/** A question whose answer would change the plan, answerable for a group of assets at once. */
export interface Question {
  readonly id: string;
  readonly kind: 'exposure' | 'criticality' | 'product' | 'automatable' | 'impact' | 'column' | 'name';
  readonly text: string;
  readonly assets: readonly string[];
  /** What `breakwater action ID answer --because` takes. */
  readonly answers: readonly string[];
  /** Shown to people: what changes with the answer. */
  readonly effect: string;
}

/** What a binding directive makes due and the hours don't allow. */
export interface CannotMeet {
  /** The action's id. */
  readonly action: string;
  readonly title: string;
  readonly dueOn: Day;
  /** Days after `dueOn` at which its turn ends at this pace; `undefined` where it never comes. */
  readonly daysLate: number | undefined;
  /** Hours more before `dueOn` that would make it on time; 0 where no hours can: the day is past, or it waits for what was put off. */
  readonly hoursShort: number;
  readonly why: string;
}

/** A mitigation or isolation that makes risks smaller on the operator's word: no inventory shows it. */
export interface InPlace {
  /** The action's id. */
  readonly action: string;
  readonly kind: 'mitigate' | 'isolate';
  readonly title: string;
  /** Where it makes something smaller now, by name. */
  readonly assets: readonly string[];
  readonly since: Day;
  /** By whose word: `you, 2026-11-03`. */
  readonly source: string;
  /** In the person's own words. */
  readonly reason: string | undefined;
  /** How many it makes smaller. */
  readonly vulnerabilities: number;
}

/** What changed since the last plan of the same state file. */
export interface Changes {
  readonly since: Day;
  /** Seen to be gone: at a version that is not affected, or left out of a newer document. */
  readonly closed: readonly string[];
  /** Not affected on the operator's word, given since. */
  readonly answered: readonly string[];
  /** Neither met nor seen to be gone: they stay open. */
  readonly notSeenAgain: readonly string[];
  readonly arrived: readonly string[];
  readonly newlyExploited: readonly string[];
  readonly overdue: readonly string[];
  readonly saidNotSeen: readonly string[];
}

/** A week's actions in order, what comes later, and how sure the plan is of itself. */
export interface Plan {
  readonly asOf: Day;
  readonly feed: {
    readonly id: string;
    /** The newest date that any of its sources bears. */
    readonly asOf: Day | undefined;
    /** The day of the catalogue of exploited vulnerabilities (KEV); `undefined` where none was read. */
    readonly kevAsOf: Day | undefined;
    readonly name: string;
    /** By name: how far each source reaches, where that is known. */
    readonly sources: readonly { readonly name: string; readonly newestOn: Day }[];
  };
  readonly inventory: { readonly documents: number; readonly assets: number; readonly components: number };
  readonly boundBy: string | undefined;
  readonly capacityHours: number;
  readonly usedHours: number;
  readonly heldBackHours: number;
  readonly changes: Changes | undefined;
  readonly actions: readonly Action[];
  /** In order, each with the week (1 is next week) in which its turn ends at this pace; `undefined`: it never comes. */
  readonly later: readonly (Action & { readonly week: number | undefined })[];
  readonly cannotMeet: readonly CannotMeet[];
  /** The oldest word first. */
  readonly inPlace: readonly InPlace[];
  readonly questions: readonly Question[];
  readonly assumptions: readonly { readonly text: string; readonly count: number }[];
  /** What would let the plan see most: a sentence's end, to be read behind "What would help most:". */
  readonly wouldHelp: string | undefined;
  readonly cannotSee: readonly {
    readonly text: string;
    readonly count: number;
    /** Some of what is counted, by name, what matters most first. */
    readonly names?: readonly string[];
  }[];
  /** Of the stage that chooses by risk: weight removed, and an upper bound of what could be. */
  readonly certificate: { readonly achieved: number; readonly bound: number; readonly text: string };
  readonly summary: {
    readonly vulnerabilities: number;
    readonly matches: number;
    readonly inKev: number;
    readonly tiers: Readonly<Record<string, number>>;
    /** Share of all risk that this week's actions remove, 0 to 1. */
    readonly riskRemoved: number;
    /** Whether every asset names what runs on it, by a name that is recognised and with a version: if not, some risk is in no share. */
    readonly seesAll: boolean;
    readonly backlogHours: number;
    /** `undefined` where the backlog never empties at this pace, or part of it is put off. */
    readonly emptyOn: Day | undefined;
    readonly text: string;
  };
  /** Points of the chart: hours spent against share of risk left. */
  readonly curve: readonly { readonly hours: number; readonly riskLeft: number }[];
}
