import type { Day } from '#core/kernel/days.ts';

/** A published rule that finds traces of the exploitation of a vulnerability in logs. */
export interface Detection {
  /** The rule's own id. */
  readonly id: string;
  readonly title: string;
  /** Whom its licence asks to name. */
  readonly author: string;
  /** Who publishes the rule: `SigmaHQ`. */
  readonly by: string;
  /** `DRL 1.1`. */
  readonly licence: string;
  /** Where the rule stands; http or https. */
  readonly url: string | undefined;
  /** Which logs it reads: `windows process_creation`, `webserver`. */
  readonly logSource: string;
  /** How grave a find is, in its publisher's words: `critical`; empty where it says nothing. */
  readonly level: string;
  /** The day of its last change. */
  readonly on: Day | undefined;
}
