import type { Risk } from '#core/plans/risk.ts';

/** Of many doubts about one product some come true: together they weigh at most so many times the gravest. Judgement. */
const doubtsTimesMax = 3;

/** What would weigh if doubts came true. */
export function atStake(doubts: readonly Risk[]): number {
  const gravest = doubts.reduce((max, { weight }) => Math.max(max, weight), 0);
  const all = doubts.reduce((sum, { weight }) => sum + weight, 0);
  return Math.min(all, doubtsTimesMax * gravest);
}
