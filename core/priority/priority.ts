import type { Day } from '#core/kernel/days.ts';

/** The outcomes of BOD 26-04: three days with forensics, three days, fourteen, sixty, or the next upgrade. */
export type Tier = '3DF' | '3D' | '14D' | '60D' | 'FSU';

/** One question that led to a priority, with its answer and where that came from. */
export interface Answer<Value extends string> {
  readonly value: Value;
  /** Shown to people: `CISA KEV as of 2024-10-31`, `CISA SSVC 2024-02-06`, `assets.yaml`. */
  readonly source: string;
  readonly at: string | undefined;
  readonly assumed: boolean;
}

export interface Answers {
  readonly inKev: Answer<'yes' | 'no' | 'unknown'>;
  readonly exposed: Answer<'yes' | 'no' | 'unknown'>;
  readonly automatable: Answer<'yes' | 'no' | 'unknown'>;
  readonly technicalImpact: Answer<'total' | 'partial' | 'unknown'>;
}

/** The estimated chance of exploitation within 30 days, and the factors that made it. */
export interface P30 {
  /** 0 to 1. */
  readonly p30: number;
  /** The uncapped product of the odds multipliers: what ranks. */
  readonly product: number;
  readonly because: readonly {
    readonly id: string;
    readonly factor: number;
    readonly text: string;
    readonly assumed: boolean;
  }[];
  readonly table: string;
}

/** Whether the catalogue listed the vulnerability by the day of the judgement: read there, not assumed. */
export function isListed({ answers: { inKev } }: Pick<Priority, 'answers'>): boolean {
  return inKev.value === 'yes' && !inKev.assumed;
}

/** How soon a vulnerability on an asset asks for action, and why. */
export interface Priority {
  readonly tier: Tier;
  /** Which row of the table, 1 to 16. */
  readonly row: number;
  readonly answers: Answers;
  /** Forensic triage must precede the patch. */
  readonly triage: boolean;
  /** Start of the clock: the earlier of KEV listing and first seen; `undefined` where the tier has no days. */
  readonly clockFrom: Day | undefined;
  readonly dueOn: Day | undefined;
  /** SSVC deployer outcome, where mission impact is known. */
  readonly ssvc:
    | { readonly outcome: 'defer' | 'scheduled' | 'out-of-cycle' | 'immediate'; readonly why: string }
    | undefined;
  readonly cvss:
    | {
        readonly score: number;
        readonly severity: string;
        readonly version: string;
        readonly vector: string;
        readonly by: string;
      }
    | undefined;
  readonly p30: P30;
}
