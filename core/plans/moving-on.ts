// What to move to from what gets no fixes any more, and that an update within it is of the last.
import { endsOfSupport } from '#core/guidance/ends-of-support.ts';
import type { Day } from '#core/kernel/days.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Candidate, Doing } from '#core/plans/candidate.ts';
import { endOf, type End } from '#core/plans/ended.ts';

const ours = 'Breakwater guidance';
/** Ends told for one upgrade. */
const endsMax = 2;

/** That what is raised gets no more after this, with the day. */
export function lastUpdates(doing: Doing, asOf: Day): readonly Sourced[] {
  return endsAfter(doing, asOf).map(({ what, endedOn, source }) => ({
    text: `Support for ${what} ended on ${endedOn}: this brings it as far as its updates go, and what is found in it next stays open.`,
    source,
  }));
}

/** The step after such an upgrade. */
export function thenMoveOn(doing: Doing, asOf: Day): readonly Sourced[] {
  return endsAfter(doing, asOf).map((end) => {
    const { text, source } = stepOf(end);
    return { text: `Then ${text.charAt(0).toLowerCase()}${text.slice(1)}`, source };
  });
}

/** What takes the place of what is replaced. */
export function moveOn({ doing, closes }: Candidate, asOf: Day): readonly Sourced[] {
  if (doing.kind !== 'replace') return [];
  const [first] = closes;
  const end =
    first === undefined ? endsOfSupport.find(({ what }) => what === doing.called) : endOf(first.match.component, asOf);
  if (end?.instead !== undefined) {
    const step = { text: end.instead, source: end.source };
    return doing.way === undefined ? [step, askFirst] : [step];
  }
  const text = `Move to a product or release that its maker still mends, and take ${doing.called} out of service.`;
  return [{ text, source: ours }, askFirst];
}

const askFirst: Sourced = {
  text: 'Ask the vendor for the way there and for what it costs before you begin.',
  source: ours,
};

function stepOf({ what, instead, source }: End): Sourced {
  return instead === undefined
    ? { text: `Move from ${what} to a release that its maker still mends.`, source: ours }
    : { text: instead, source };
}

/** The ends of what is raised to a version that gets no fixes either. */
function endsAfter(doing: Doing, asOf: Day): readonly End[] {
  if (doing.kind !== 'upgrade') return [];
  const ends = new Map<string, End>();
  for (const { component, target } of doing.raises) {
    const to = target.version ?? target.beyond;
    const end = to === undefined ? undefined : endOf(component, asOf, to);
    if (end !== undefined) ends.set(end.what, end);
  }
  return [...ends.values()].slice(0, endsMax);
}
