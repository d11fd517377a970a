// How to ask whether something may be changed that moves things or touches patients, and what is said of it once it may.
import { approvalFor } from '#core/guidance/approval.ts';
import { cite } from '#core/guidance/entry.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Candidate, Doing } from '#core/plans/candidate.ts';
import { harderToReach } from '#core/plans/harder-to-reach.ts';
import { andHarderToReach, publishedMeanwhile } from '#core/plans/meanwhile.ts';
import { flawsMax, gravestFirst, ours, pointer, type HowContext, type Telling } from '#core/plans/tellings.ts';
import { listed } from '#core/plans/words.ts';

/** What to ask, what must not happen meanwhile, and what to do in its place. */
export function asking(candidate: Candidate, about: Doing, context: HowContext): Telling {
  const { assets, closes, subject } = candidate;
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  if (entry === undefined) return { how: [], verify: [], ifYouCannot: harderToReach(assets) };
  const source = cite(entry);
  const raise = about.kind === 'upgrade' ? about.raises[0] : undefined;
  const [from, to] = [raise?.from.join(', ') ?? '', raise?.target.version];
  const what = `${raise?.called ?? subject}${from === '' ? '' : ` ${from}`}${to === undefined ? '' : `, update ${to}`}`;
  const names = [...new Set(closes.map(({ match }) => match.vulnerability.id))];
  return {
    how: [
      { text: `${entry.ask} About: ${what}; ${listed(names, flawsMax)}.`, source },
      { text: entry.safety, source },
      ...andHarderToReach(publishedMeanwhile(gravestFirst(closes), context), assets).map((one): Sourced => ({
        ...one,
        text: one.text.replace(/^Until then, make/, 'Meanwhile, make'),
      })),
      ...pointer(gravestFirst(closes), context),
      {
        text: 'When they approve, say so with `breakwater action ID done`: the update then comes into the plan.',
        source: ours,
      },
    ],
    verify: [{ text: entry.check, source }],
    ifYouCannot: [{ text: 'Leave it as it is, and keep it hard to reach.', source }],
  };
}

/** Nothing is looked into on such a device without whoever made or installed it. */
export function withMaker({ assets }: Candidate): readonly Sourced[] {
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  if (entry === undefined) return [];
  return [
    {
      text: 'Do this with its maker or integrator: look at the network and the logs around it, not on the device itself.',
      source: cite(entry),
    },
    { text: entry.safety, source: cite(entry) },
  ];
}

/** What moves things or touches patients is replaced by whoever made or installed it. */
export function throughMaker({ assets }: Candidate): readonly Sourced[] {
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  if (entry === undefined) return [];
  const text =
    'Ask its maker, or whoever installed it, what takes its place, and let them put it in; it is theirs to do.';
  return [
    { text, source: cite(entry) },
    { text: entry.safety, source: cite(entry) },
  ];
}

/** The line that stands on every work that its maker approved. */
export function approved({ assets }: Candidate): readonly Sourced[] {
  const entry = approvalFor(assets[0]?.kind ?? 'unknown');
  return entry === undefined ? [] : [{ text: entry.outage, source: cite(entry) }];
}
