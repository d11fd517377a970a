// How to do an action, how to see that it worked, and what to do if it can't be done. Nothing here is made up: the
// dependency path of the SBOM, the package manager's own command, the publisher's words, reviewed guidance.
import type { Asset } from '#core/components/asset.ts';
import type { InventoryDocument } from '#core/components/inventory.ts';
import { cite, nothingPublished } from '#core/guidance/entry.ts';
import { isolationOf } from '#core/guidance/isolation.ts';
import { triage } from '#core/guidance/triage.ts';
import type { Sourced } from '#core/plans/action.ts';
import { spokenOf, type Candidate, type Raise, type Refused, type Told } from '#core/plans/candidate.ts';
import { upgradeBack, upgradeChecks, upgradeSteps } from '#core/plans/how-to-upgrade.ts';
import { bestOf, linksOf, webAddress, type Link } from '#core/plans/links.ts';
import { distinct, type RemediesOf } from '#core/plans/remedies.ts';
import type { Risk } from '#core/plans/risk.ts';
import { gravestOf } from '#core/plans/why.ts';
import { flaws, listed } from '#core/plans/words.ts';
import { isListed } from '#core/priority/priority.ts';

export interface HowContext {
  readonly documents: readonly InventoryDocument[];
  readonly remediesOf: RemediesOf;
}

export interface Telling {
  readonly how: readonly Sourced[];
  readonly verify: readonly Sourced[];
  readonly ifYouCannot: readonly Sourced[];
}

const ours = 'Breakwater guidance';
/** Publishers' texts told for one action. */
const toldMax = 3;
/** Vulnerabilities named in one step. */
const flawsMax = 6;
/** Matches whose advisories are read for what to do if one can't: the gravest first. */
const readMax = 12;

export function tellingOf(candidate: Candidate, context: HowContext): Telling {
  switch (candidate.doing.kind) {
    case 'upgrade':
      return upgrading(candidate, context);
    case 'mitigate':
      return mitigating(candidate, context);
    case 'isolate':
      return isolating(candidate);
    case 'investigate':
      return {
        how: triage.how.map((text) => ({ text, source: cite(triage) })),
        verify: [{ text: triage.check, source: cite(triage) }],
        ifYouCannot: [{ text: triage.help, source: cite(triage) }],
      };
    case 'replace':
      return replacing(candidate, context);
    case 'confirm':
      return confirming(candidate, context);
  }
}

function upgrading(candidate: Candidate, context: HowContext): Telling {
  const risks = gravestFirst(candidate.closes);
  const fixes = distinct(risks.flatMap((risk) => context.remediesOf(risk).fixes)).slice(0, toldMax);
  const windows = candidate.assets.flatMap((asset): Sourced[] =>
    asset.maintenanceWindow === undefined
      ? []
      : [
          {
            text: `Maintenance window of ${asset.name}: ${asset.maintenanceWindow}.`,
            source: 'inventory',
          },
        ],
  );
  const steps = upgradeSteps(candidate, context.documents, fixes.length > 0);
  // Where we name the version and the command, the publishers' words on it are for whoever looks closer.
  const isNamed = steps.length > 0 && candidate.doing.kind === 'upgrade' && candidate.doing.raises.every(hasVersion);
  return {
    how: [
      ...steps,
      ...fixes.map((fix): Sourced => (isNamed ? { ...said(fix), detail: true } : said(fix))),
      ...pointer(risks, context),
      ...windows.slice(0, 2),
    ],
    verify: [...upgradeChecks(candidate), seenLater(candidate), ...upgradeBack(candidate)],
    ifYouCannot: insteadOf(candidate, risks, context),
  };
}

function hasVersion({ target }: Raise): boolean {
  return target.version !== undefined;
}

function mitigating({ doing, assets, closes }: Candidate, context: HowContext): Telling {
  const texts = doing.kind === 'mitigate' ? doing.texts : [];
  return {
    how: [...texts.map(said), ...pointer(gravestFirst(closes), context)],
    verify: [
      {
        text: 'No inventory shows a mitigation: when it is in place, say so with `breakwater action ID done`.',
        source: ours,
      },
    ],
    ifYouCannot: harderToReach(assets),
  };
}

function isolating({ assets }: Candidate): Telling {
  const entry = isolationOf(assets[0]?.kind ?? 'unknown');
  return {
    how: entry.how.map((text) => ({ text, source: cite(entry) })),
    verify: [
      { text: entry.check, source: cite(entry) },
      { text: `To go back: ${lower(entry.back)}`, source: cite(entry) },
      { text: 'Then state its new exposure in assets.yaml, with the day.', source: ours },
    ],
    ifYouCannot: [{ text: nothingPublished, source: ours }],
  };
}

function replacing(candidate: Candidate, context: HowContext): Telling {
  const called = candidate.doing.kind === 'replace' ? candidate.doing.called : candidate.subject;
  return {
    how: [
      {
        text: `Move to a product or release that its maker still mends, and take ${called} out of service.`,
        source: ours,
      },
      { text: 'Ask the vendor for the way there and for what it costs before you begin.', source: ours },
      ...pointer(gravestFirst(candidate.closes), context),
    ],
    verify: [seenLater(candidate)],
    ifYouCannot: insteadOf(candidate, gravestFirst(candidate.closes), context),
  };
}

function stay({ version, open, missing }: Omit<Refused, 'risks'>): string {
  if (missing.length > 0)
    return `${version} is another major version, and no record names one of it for ${listed(missing)}: find out in its notes what became of these, then move all that are released together.`;
  return `Do not go to ${version}: it has ${flaws(open)} known, more or graver than now. Ask the vendor for a better release.`;
}

function confirming(candidate: Candidate, context: HowContext): Telling {
  return {
    how: lookUpSteps(candidate, context),
    verify: [{ text: 'The next plan says "affected" or "not affected" in place of "can not tell".', source: ours }],
    ifYouCannot: harderToReach(candidate.assets),
  };
}

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
          text: `The catalogue names the product and no version. Look up ${listedFlaws(closes)} at its vendor, compare with the version that you run, and answer with \`breakwater action ID answer\`.`,
          source: kevSource(closes),
        },
        ...pointer(gravestFirst(closes), context),
      ];
    case 'version':
    case 'identity': {
      // Without a version no comparison says anything that the action does not.
      const isCompared = closes.some(({ match }) => match.component.version !== undefined);
      const told = open(closes).map(said);
      return [putIn, ...(isCompared ? told : told.map((one): Sourced => ({ ...one, detail: true })))];
    }
  }
}

/** What publishers say that could not be compared. */
function open(closes: readonly Risk[]): readonly Told[] {
  const told = closes.flatMap(({ match }): Told[] =>
    match.because
      .filter(({ says }) => says === 'unknown')
      .map(({ comparison, publisher, advisory }) => ({
        text: comparison,
        source: `${publisher} ${advisory}`,
        url: undefined,
      })),
  );
  return distinct(told).slice(0, toldMax);
}

function listedFlaws(closes: readonly Risk[]): string {
  return listed([...new Set(closes.map(({ match }) => match.vulnerability.id))], flawsMax);
}

function kevSource(closes: readonly Risk[]): string {
  const added = closes.flatMap(({ match }) => match.vulnerability.kev?.addedOn ?? []).sort();
  return `CISA KEV, ${added.at(-1) ?? 'day not stated'}`;
}

/** The publisher's workarounds, the nearer version, making it harder to reach; else that nothing is published. */
function insteadOf(candidate: Candidate, risks: readonly Risk[], { remediesOf }: HowContext): readonly Sourced[] {
  const workarounds = distinct(risks.flatMap((risk) => remediesOf(risk).mitigations))
    .slice(0, toldMax)
    .map(said);
  const nearer = spokenOf(candidate.doing).flatMap(({ called, target: { nearer: near } }): Sourced[] =>
    near === undefined
      ? []
      : [
          {
            text: `${called} ${near.version}, of the same major version, closes ${flaws(near.closes)} of these.`,
            source: 'the same records',
          },
        ],
  );
  const reach = harderToReach(candidate.assets);
  const told = [...workarounds, ...nearer];
  return told.length > 0 ? [...told, ...reach.filter(({ text }) => text !== nothingPublished)] : reach;
}

function harderToReach(assets: readonly Asset[]): readonly Sourced[] {
  const open = assets.find(({ exposure }) => exposure.value === 'public' || exposure.value === 'unknown');
  if (open === undefined) return [{ text: nothingPublished, source: ours }];
  const entry = isolationOf(open.kind);
  const [first = ''] = entry.how;
  return [
    { text: nothingPublished, source: ours },
    { text: `Until then, make ${open.name} harder to reach.`, source: cite(entry) },
    { text: first, source: cite(entry) },
  ];
}

/** The best address that the records name, for whoever wants the publisher's own words. */
function pointer(risks: readonly Risk[], { remediesOf }: HowContext): readonly Sourced[] {
  const best = bestOf(risks.flatMap((risk) => [...remediesOf(risk).links, ...listedLinks(risk)]));
  if (best === undefined) return [];
  const { url, source } = best;
  return [{ text: pointerWords(best.what), source, url }];
}

/** The addresses in the notes of the catalogue's entry, where the plan may know of it. */
function listedLinks({ match, priority }: Risk): readonly Link[] {
  const { kev } = match.vulnerability;
  if (kev === undefined || !isListed(priority)) return [];
  const references = kev.notes.split(/[;\s]+/).map((url) => ({ url, kind: 'other' as const }));
  return linksOf(references, match.component, `CISA KEV, ${kev.addedOn}`);
}

function pointerWords(what: Link['what']): string {
  switch (what) {
    case 'vendor':
      return "The vendor's page";
    case 'advisory':
      return 'An advisory on it';
    case 'fix':
      return 'The patch';
  }
}

function seenLater({ doing }: Candidate): Sourced {
  const proof =
    doing.kind === 'upgrade' && doing.mend !== undefined ? 'scan no longer reports it' : 'inventory no longer matches';
  return {
    text: `The next ${proof}; until then this stands as "said, not seen".`,
    source: ours,
  };
}

function gravestFirst(risks: readonly Risk[]): readonly Risk[] {
  const gravest = gravestOf(risks);
  const rest = [...risks].sort((a, b) => b.weight - a.weight || a.index - b.index).filter((risk) => risk !== gravest);
  return (gravest === undefined ? rest : [gravest, ...rest]).slice(0, readMax);
}

function said({ text, source, url }: Told): Sourced {
  const address = url === undefined ? undefined : webAddress(url);
  return { text, source, ...(address === undefined ? {} : { url: address }) };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
