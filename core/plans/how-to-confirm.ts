// How to find out what nobody can tell yet.
import { nothingPublished } from '#core/guidance/entry.ts';
import { reasons } from '#core/matching/opinion.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Candidate, Refused } from '#core/plans/candidate.ts';
import { andHarderToReach, publishedMeanwhile } from '#core/plans/meanwhile.ts';
import { flawsMax, gravestFirst, ours, pointer, type HowContext, type Telling } from '#core/plans/tellings.ts';
import type { Risk } from '#core/plans/risk.ts';
import { flaws, listed } from '#core/plans/words.ts';

/** Statements that could not be compared, told for one action. */
const openMax = 6;

export function confirming(candidate: Candidate, context: HowContext): Telling {
  return {
    how: lookUpSteps(candidate, context),
    verify: [{ text: toSee(candidate), source: ours }],
    ifYouCannot: andHarderToReach(meanwhile(candidate, context), candidate.assets),
  };
}

/** What is said of one flaw says little where hundreds may be there, some of them of other parts of Windows. */
function meanwhile({ doing, closes }: Candidate, context: HowContext): readonly Sourced[] {
  if (doing.kind === 'confirm' && doing.missing === 'build') return [];
  return publishedMeanwhile(gravestFirst(closes), context);
}

/** What is to be asked for a fix is affected: of that there is no doubt. */
function toSee({ doing }: Candidate): string {
  return doing.kind === 'confirm' && doing.missing === 'fix'
    ? 'Their answer in writing, with its day; or a later feed names a fix, and the next plan has it.'
    : 'The next plan says "affected" or "not affected" in place of "can not tell".';
}

const sayWhat: Sourced = {
  text: 'Say what you found: `breakwater action ID answer --because affected`, or `--because "not affected"` (of one vulnerability alone: `--only CVE-…`).',
  source: ours,
};

const putIn: Sourced = {
  text: 'Look at the version that the product itself shows, and write it into the inventory.',
  source: ours,
};

function lookUpSteps(candidate: Candidate, context: HowContext): readonly Sourced[] {
  const { doing, closes } = candidate;
  if (doing.kind !== 'confirm') return [];
  switch (doing.missing) {
    case 'fix':
      return [
        { text: doing.worse === undefined ? nothingPublished : stay(doing.worse), source: ours },
        ...pointer(gravestFirst(closes), context),
      ];
    case 'build':
      return [
        {
          text: 'Run `winver` on each, or export the list from the tool that manages them (Intune: Devices, column "OS version"): the build has four numbers, such as 10.0.19045.4894. Put it into the inventory.',
          source: ours,
        },
      ];
    case 'range':
      return [
        {
          text: `${noRangeText(closes)} Look up ${listedFlaws(closes)} at its vendor, and compare with the version that you run.`,
          source: kevSource(closes),
        },
        sayWhat,
        ...pointer(gravestFirst(closes), context),
      ];
    case 'version':
      return [...contradicted(closes), putIn, ...open(closes).map((one): Sourced => ({ ...one, detail: true }))];
    case 'identity':
      return [putIn, ...open(closes)];
  }
}

/** Without a version no comparison says anything that the action does not; but why the one that is stated is none does. */
function contradicted(closes: readonly Risk[]): readonly Sourced[] {
  const versions = closes.flatMap(({ match: { component, because } }) =>
    because.some(({ reason }) => reason === reasons.contradicted) ? (component.version ?? []) : [],
  );
  const stated = listed([...new Set(versions)], flawsMax);
  return versions.length === 0 ? [] : [{ text: `${upper(reasons.contradicted)} (${stated}).`, source: ours }];
}

/** What publishers say that could not be compared: why, with one of them; the others for whoever looks closer. */
function open(closes: readonly Risk[]): readonly Sourced[] {
  const reasons = new Set<string>();
  const said = new Map<string, Sourced>();
  for (const { match } of closes) {
    for (const { says, reason, comparison, publisher, advisory } of match.because) {
      if (says !== 'unknown' || said.has(comparison) || said.size >= openMax) continue;
      const source = `${publisher} ${advisory}`;
      const isNew = reason !== undefined && !reasons.has(reason);
      if (isNew) reasons.add(reason);
      const text = isNew ? `${upper(reason)}: ${comparison}` : comparison;
      said.set(comparison, isNew || reason === undefined ? { text, source } : { text, source, detail: true });
    }
  }
  return [...said.values()];
}

function noRangeText(closes: readonly Risk[]): string {
  const [bare, told] = [closes.filter(isOnlyListed), closes.filter((risk) => !isOnlyListed(risk))];
  if (told.length === 0) return 'The catalogue names the product and no version.';
  const isOfUpdates = told.every(({ match }) => match.because.some(({ reason }) => reason === reasons.otherUpdates));
  const lack = isOfUpdates ? 'later updates than this, and not this one' : 'no build that could be compared';
  const named = `what is known of ${listedFlaws(told)} names ${lack}.`;
  return bare.length === 0 ? upper(named) : `The catalogue names the product and no version, and ${named}`;
}

/** No record but the catalogue's speaks of it. */
function isOnlyListed({ match }: Risk): boolean {
  return match.because.every(({ reason }) => reason === reasons.listed || reason === reasons.product);
}

function listedFlaws(closes: readonly Risk[]): string {
  return listed([...new Set(closes.map(({ match }) => match.vulnerability.id))], flawsMax);
}

function kevSource(closes: readonly Risk[]): string {
  const added = closes.flatMap(({ match }) => match.vulnerability.kev?.addedOn ?? []).sort();
  return `CISA KEV, ${added.at(-1) ?? 'day not stated'}`;
}

function stay({ version, open, missing }: Omit<Refused, 'risks'>): string {
  if (missing.length > 0)
    return `${version} is another major version, and no record names one of it for ${listed(missing)}: find out in its notes what became of these, then move all that are released together.`;
  return `Do not go to ${version}: it has ${flaws(open)} known, more or graver than now. Ask the vendor for a better release.`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
