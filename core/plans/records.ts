import type { Risk } from '#core/plans/risk.ts';

const toldMax = 3;

/** The records that speak of these risks, as a source: at most three by name. */
export function recordsOf(risks: readonly Risk[]): string {
  const names = [
    ...new Set(risks.flatMap(({ match }) => match.advisories.map(({ id, publisher }) => `${publisher} ${id}`))),
  ];
  return names.length <= toldMax
    ? names.join(', ')
    : `${names.slice(0, toldMax).join(', ')} and ${names.length - toldMax} more`;
}
