// Scanners fill the place of a solution with words that there is none.

const textCharactersMax = 2000;

/** What Greenbone writes behind such words, of whatever product. */
const general = /\bgeneral solution options are\b.*$/is;

const none =
  /^(?:no|there (?:is|are) (?:currently )?no) (?:known |official |vendor[- ]supplied )?(?:solution|patch|fix|update|remed)\w*\b.{0,60}\b(?:available|known|provided)\b/is;

const another = /\b(?:upgrade|update to|install|apply|disable|remove|use)\b/i;

/** `No known solution was made available for at least one year …` (Greenbone), `There is no fix available.` (Qualys). */
export function saysNoFix(solution: string): boolean {
  const own = solution.slice(0, textCharactersMax).trim().replace(general, '');
  return none.test(own) && !another.test(own);
}
