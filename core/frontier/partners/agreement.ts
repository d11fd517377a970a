// A partner is chosen by both sides, or it is none: EO 14409 §3(b)(iii), developers and the government "collaborate … to
// select trusted partners".
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

export interface Answer {
  readonly by: 'developer' | 'government';
  readonly says: 'yes' | 'no';
  /** For the applicant: every answer has its reason. */
  readonly reason: string;
}

/** `open`: a side has not answered. `refused`: one said no. */
export type Agreement = 'open' | 'agreed' | 'refused';

/** Answers in order; a side may think again at any time, and what it said before stays. */
export function answer(
  answers: readonly Answer[],
  next: Answer,
): Decision<readonly Answer[], 'partner.reason_missing'> {
  if (next.reason.trim() === '')
    return refuse('partner.reason_missing', 'Every answer to an applicant has its reason.');
  return accept([...answers, next]);
}

/** By the last answer of each side. */
export function agreementOf(answers: readonly Pick<Answer, 'by' | 'says'>[]): Agreement {
  const last = (['developer', 'government'] as const).map((by) => answers.findLast((one) => one.by === by)?.says);
  if (last.includes('no')) return 'refused';
  return last.every((says) => says === 'yes') ? 'agreed' : 'open';
}
